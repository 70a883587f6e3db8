//! The smallest HTTP/1.1 client that is right: one connection kept open, requests as bytes. The
//! generator shares the machine with what it measures, so it must cost little.

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use xtask::process::Done;

pub struct Wire {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Wire {
    /// # Errors
    /// That nobody listens.
    pub async fn connect(port: u16) -> Done<Self> {
        let stream = TcpStream::connect(("127.0.0.1", port))
            .await
            .map_err(|error| told(&error))?;
        stream.set_nodelay(true).map_err(|error| told(&error))?;
        Ok(Self {
            stream,
            buffer: Vec::with_capacity(16 * 1024),
        })
    }

    /// Sends a whole request and reads the whole answer; returns its status.
    ///
    /// # Errors
    /// That the connection ended, or that the answer has no length.
    pub async fn ask(&mut self, request: &[u8]) -> Done<u16> {
        self.stream
            .write_all(request)
            .await
            .map_err(|error| told(&error))?;
        self.buffer.clear();
        let (status, whole) = loop {
            self.read_more().await?;
            if let Some(head) = find(&self.buffer, b"\r\n\r\n") {
                let (status, length) = understand(&self.buffer[..head])?;
                break (status, head + 4 + length);
            }
        };
        while self.buffer.len() < whole {
            self.read_more().await?;
        }
        Ok(status)
    }

    async fn read_more(&mut self) -> Done {
        match self
            .stream
            .read_buf(&mut self.buffer)
            .await
            .map_err(|error| told(&error))?
        {
            0 => Err("the product closed the connection".to_owned()),
            _ => Ok(()),
        }
    }

    /// The end of the last answer, to say what was refused.
    pub fn last(&self) -> String {
        String::from_utf8_lossy(&self.buffer)
            .chars()
            .take(1_000)
            .collect()
    }
}

/// The status and the length of the body.
fn understand(head: &[u8]) -> Done<(u16, usize)> {
    let head = std::str::from_utf8(head).map_err(|error| error.to_string())?;
    let mut lines = head.split("\r\n");
    let status = lines
        .next()
        .and_then(|line| line.split(' ').nth(1)?.parse().ok());
    let length = lines.find_map(|line| {
        let (name, value) = line.split_once(':')?;
        let length = name.eq_ignore_ascii_case("content-length");
        length.then(|| value.trim().parse().ok())?
    });
    match (status, length) {
        (Some(status @ (204 | 304)), _) => Ok((status, 0)),
        (Some(status), Some(length)) => Ok((status, length)),
        _ => Err(format!("an answer without a length: {head}")),
    }
}

fn find(text: &[u8], what: &[u8]) -> Option<usize> {
    text.windows(what.len()).position(|window| window == what)
}

fn told(error: &std::io::Error) -> String {
    format!("the connection: {error}")
}

#[cfg(test)]
mod tests {
    use super::understand;

    #[test]
    fn the_length_is_read_whatever_its_case() {
        let head = b"HTTP/1.1 201 Created\r\nContent-Type: x\r\nCONTENT-LENGTH: 12";
        assert_eq!(understand(head), Ok((201, 12)));
        assert!(understand(b"HTTP/1.1 200 OK\r\nx: y").is_err());
        assert_eq!(understand(b"HTTP/1.1 304 Not Modified"), Ok((304, 0)));
    }
}
