//! A mail server that accepts everything and delivers nothing further (RFC 5321, the plain part).

use std::sync::Arc;

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};

use super::store::Envelope;
use crate::faults::Fault;
use crate::world::World;

const SIZE_LIMIT: usize = 25 << 20;
const LINE_LIMIT: u64 = 64 << 10;
const RECIPIENTS_LIMIT: usize = 100;

pub async fn serve(world: Arc<World>, listener: TcpListener) {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                let world = Arc::clone(&world);
                tokio::spawn(async move {
                    if let Err(reason) = Session::new(world, stream).run().await {
                        tracing::debug!(%reason, "an SMTP connection broke off");
                    }
                });
            }
            Err(reason) => {
                tracing::warn!(%reason, "an SMTP connection was not accepted");
                tokio::time::sleep(std::time::Duration::from_millis(100)).await;
            }
        }
    }
}

struct Session {
    world: Arc<World>,
    input: BufReader<OwnedReadHalf>,
    output: OwnedWriteHalf,
    envelope: Option<Envelope>,
}

/// What follows a command.
enum Next {
    Say(&'static str),
    Read,
    /// The connection ends; the words, if any, are the last.
    End(Option<&'static str>),
}

impl Session {
    fn new(world: Arc<World>, stream: TcpStream) -> Self {
        let (input, output) = stream.into_split();
        Self {
            world,
            input: BufReader::new(input),
            output,
            envelope: None,
        }
    }

    async fn run(mut self) -> std::io::Result<()> {
        self.say("220 ventanilla-sandbox ESMTP, mails stay here")
            .await?;
        while let Some(line) = self.line().await? {
            let text = String::from_utf8_lossy(&line).trim_end().to_owned();
            let mut next = self.command(&text);
            if matches!(next, Next::Read) {
                next = self.data().await?;
            }
            match next {
                Next::Say(words) => self.say(words).await?,
                Next::End(words) => {
                    if let Some(words) = words {
                        self.say(words).await?;
                    }
                    return Ok(());
                }
                Next::Read => {}
            }
        }
        Ok(())
    }

    fn command(&mut self, line: &str) -> Next {
        let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
        match verb.to_ascii_uppercase().as_str() {
            "HELO" => self.greet("250 ventanilla-sandbox"),
            "EHLO" => self.greet(
                "250-ventanilla-sandbox\r\n250-SIZE 26214400\r\n250-8BITMIME\r\n\
                 250-SMTPUTF8\r\n250 PIPELINING",
            ),
            "MAIL" => self.mail(rest),
            "RCPT" => self.recipient(rest),
            "DATA" if self.envelope.as_ref().is_some_and(|e| !e.to.is_empty()) => Next::Read,
            "DATA" => Next::Say("503 5.5.1 MAIL and RCPT come first"),
            "RSET" => self.greet("250 2.0.0 Forgotten"),
            "NOOP" => Next::Say("250 2.0.0 Nothing done"),
            "VRFY" => Next::Say("252 2.0.0 Every address is accepted here"),
            "QUIT" => Next::End(Some("221 2.0.0 Goodbye")),
            _ => Next::Say("502 5.5.2 Unknown command"),
        }
    }

    fn greet(&mut self, words: &'static str) -> Next {
        self.envelope = None;
        Next::Say(words)
    }

    fn mail(&mut self, rest: &str) -> Next {
        let Some((from, parameters)) = address(rest, "FROM:") else {
            return Next::Say("501 5.5.4 MAIL FROM:<address>");
        };
        if self.envelope.is_some() {
            return Next::Say("503 5.5.1 A mail has already begun");
        }
        let size = parameters.to_ascii_uppercase();
        let size = size
            .split_whitespace()
            .find_map(|p| p.strip_prefix("SIZE=")?.parse().ok());
        if size.is_some_and(|size: usize| size > SIZE_LIMIT) {
            return Next::Say("552 5.3.4 Larger than 25 MB");
        }
        if self.world.faults.fires(Fault::SmtpRefuse).is_some() {
            return Next::Say("451 4.3.0 Refused for now, as the sandbox was asked to");
        }
        self.envelope = Some(Envelope {
            from,
            to: Vec::new(),
        });
        Next::Say("250 2.1.0 Ok")
    }

    fn recipient(&mut self, rest: &str) -> Next {
        let Some(envelope) = &mut self.envelope else {
            return Next::Say("503 5.5.1 MAIL comes first");
        };
        match address(rest, "TO:") {
            Some((to, _)) if to.contains('@') && envelope.to.len() < RECIPIENTS_LIMIT => {
                envelope.to.push(to);
                Next::Say("250 2.1.5 Ok")
            }
            Some((to, _)) if to.contains('@') => Next::Say("452 4.5.3 Too many recipients"),
            _ => Next::Say("501 5.1.3 RCPT TO:<address>"),
        }
    }

    async fn data(&mut self) -> std::io::Result<Next> {
        self.say("354 End with a line that holds only a dot")
            .await?;
        self.acknowledge_at_once()?;
        let Some(mail) = self.until_dot().await? else {
            return Ok(Next::End(None));
        };
        let Some(envelope) = self.envelope.take() else {
            return Ok(Next::Say("503 5.5.1 MAIL and RCPT come first"));
        };
        if mail.len() > SIZE_LIMIT {
            return Ok(Next::Say("552 5.3.4 Larger than 25 MB"));
        }
        self.world
            .mailbox
            .keep(envelope, mail, self.world.clock.time());
        if self
            .world
            .faults
            .fires(Fault::SmtpDuplicateAckLost)
            .is_some()
        {
            return Ok(Next::End(None));
        }
        Ok(Next::Say("250 2.0.0 Kept"))
    }

    /// The mail without the dots that were doubled for the way; nothing if the sender went away.
    /// Of a mail that is too large only its end is looked for.
    async fn until_dot(&mut self) -> std::io::Result<Option<Vec<u8>>> {
        let mut mail = Vec::new();
        // A line longer than our limit comes in pieces: only the first one may begin with a dot.
        let mut begins = true;
        while let Some(piece) = self.line().await? {
            if begins && matches!(piece.as_slice(), b".\r\n" | b".\n") {
                return Ok(Some(mail));
            }
            if mail.len() <= SIZE_LIMIT {
                let undotted = piece.strip_prefix(b".").filter(|_| begins);
                mail.extend_from_slice(undotted.unwrap_or(&piece));
            }
            begins = piece.ends_with(b"\n");
        }
        Ok(None)
    }

    /// Senders write the last dot by itself, and their kernel keeps it until we have acknowledged
    /// the mail before it. Put off as usual, that would cost every mail 40 ms.
    fn acknowledge_at_once(&self) -> std::io::Result<()> {
        let stream: &TcpStream = self.output.as_ref();
        stream.set_quickack(true)
    }

    async fn line(&mut self) -> std::io::Result<Option<Vec<u8>>> {
        let mut line = Vec::new();
        let read = (&mut self.input)
            .take(LINE_LIMIT)
            .read_until(b'\n', &mut line)
            .await?;
        Ok((read > 0).then_some(line))
    }

    async fn say(&mut self, words: &str) -> std::io::Result<()> {
        self.output
            .write_all(format!("{words}\r\n").as_bytes())
            .await
    }
}

/// `FROM:<a@b> SIZE=7` → the address and the parameters after it.
fn address(rest: &str, label: &str) -> Option<(String, String)> {
    let start = rest.get(..label.len())?;
    if !start.eq_ignore_ascii_case(label) {
        return None;
    }
    let (address, parameters) = rest[label.len()..]
        .trim_start()
        .strip_prefix('<')?
        .split_once('>')?;
    Some((address.to_owned(), parameters.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn the_address_stands_between_angle_brackets() {
        let found = address("from:<ana@example.org> SIZE=7", "FROM:");
        assert_eq!(
            found,
            Some(("ana@example.org".to_owned(), " SIZE=7".to_owned()))
        );
        assert_eq!(
            address("FROM:<>", "FROM:"),
            Some((String::new(), String::new()))
        );
        assert_eq!(address("FROM:ana@example.org", "FROM:"), None);
    }
}
