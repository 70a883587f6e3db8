//! An append-only file of everything worth keeping: one JSON line a change, the last one of an
//! object wins. A thread of its own writes, so that no request waits for the disk.

use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

use anyhow::Context;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// One line of the file.
#[derive(Debug, Serialize, Deserialize)]
pub struct Line {
    pub kind: String,
    pub value: Box<RawValue>,
}

/// Where changes are written; without a file they go nowhere.
#[derive(Debug, Clone, Default)]
pub struct Journal(Option<Sender<String>>);

impl Journal {
    /// Opens the file for appending. The writer ends when the last `Journal` is dropped.
    pub fn open(path: &Path) -> anyhow::Result<(Self, JoinHandle<()>)> {
        let file = open_to_append(path)
            .with_context(|| format!("--data {}: cannot be written", path.display()))?;
        let (sender, receiver) = channel();
        Ok((
            Self(Some(sender)),
            std::thread::spawn(move || write_all(file, &receiver)),
        ))
    }

    pub fn keep<T: Serialize>(&self, kind: &str, value: &T) {
        let Some(sender) = &self.0 else { return };
        match line(kind, value) {
            // The writer outlives every sender, so a failed send means that we are ending.
            Ok(line) => drop(sender.send(line)),
            Err(reason) => tracing::error!(kind, %reason, "not kept"),
        }
    }
}

/// A crash may have cut the last line off: what follows must begin on a line of its own.
fn open_to_append(path: &Path) -> std::io::Result<File> {
    let mut file = OpenOptions::new().create(true).append(true).open(path)?;
    let whole = std::fs::read(path)?
        .last()
        .is_none_or(|last| *last == b'\n');
    if !whole {
        writeln!(file)?;
    }
    Ok(file)
}

fn line<T: Serialize>(kind: &str, value: &T) -> serde_json::Result<String> {
    let value = serde_json::value::to_raw_value(value)?;
    serde_json::to_string(&Line {
        kind: kind.to_owned(),
        value,
    })
}

fn write_all(file: File, receiver: &Receiver<String>) {
    let mut file = BufWriter::new(file);
    while let Ok(first) = receiver.recv() {
        let batch = std::iter::once(first).chain(receiver.try_iter());
        let written = batch
            .into_iter()
            .try_for_each(|line| writeln!(file, "{line}"));
        if let Err(reason) = written.and_then(|()| file.flush()) {
            tracing::error!(%reason, "the data file cannot be written any more");
            return;
        }
    }
}

/// Every whole line of the file, oldest first. A last line cut off by a crash is left out.
pub fn read(path: &Path) -> anyhow::Result<Vec<Line>> {
    if !path.exists() {
        return Ok(Vec::new());
    }
    let file =
        File::open(path).with_context(|| format!("--data {}: cannot be read", path.display()))?;
    let mut lines = Vec::new();
    for (number, text) in BufReader::new(file).lines().enumerate() {
        let text = text.with_context(|| format!("--data {}", path.display()))?;
        match serde_json::from_str(&text) {
            Ok(line) => lines.push(line),
            Err(reason) => tracing::warn!(line = number + 1, %reason, "a line was left out"),
        }
    }
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_again_without_the_line_a_crash_cut_off() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("data.log");
        let (journal, writer) = Journal::open(&path).unwrap();
        journal.keep("number", &41);
        journal.keep("number", &42);
        drop(journal);
        writer.join().unwrap();
        let mut file = OpenOptions::new().append(true).open(&path).unwrap();
        write!(file, "{{\"kind\":\"numb").unwrap();
        let values: Vec<_> = read(&path)
            .unwrap()
            .iter()
            .map(|l| l.value.get().to_owned())
            .collect();
        assert_eq!(values, ["41", "42"]);
    }
}
