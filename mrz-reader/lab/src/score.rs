//! What the reader makes of many photographs.

use crate::families::Family;
use crate::fonts::Fonts;
use crate::photograph::Photograph;
use mrz_reader::{NotRead, read};
use std::fmt;

/// How many photographs came to what end.
#[derive(Clone, Debug)]
pub struct Score {
    pub family: Family,
    /// Every character of every line.
    pub right: u64,
    /// Said to be read, and not what the document says.
    pub wrong: u64,
    /// Lines that the reader does not stand by.
    pub doubtful: u64,
    pub no_zone: u64,
    /// What went wrong, for who looks into it.
    pub notes: Vec<String>,
}

impl Score {
    /// Both processors read.
    ///
    /// # Errors
    /// That a photograph cannot be taken.
    pub fn of(
        family: Family,
        count: u64,
        seed: impl Fn(u64) -> u64 + Sync,
        fonts: &Fonts,
    ) -> Result<Self, String> {
        let half = |start| {
            let mut score = Self::nothing(family);
            for index in (start..count).step_by(2) {
                let photograph = Photograph::take(family, seed(index), fonts)?;
                score.add(index, &photograph);
            }
            Ok::<Self, String>(score)
        };
        let half = &half;
        let [even, odd] = std::thread::scope(|scope| {
            [0, 1]
                .map(|start| scope.spawn(move || half(start)))
                .map(|thread| {
                    thread
                        .join()
                        .unwrap_or_else(|_| Err("a thread broke".to_owned()))
                })
        });
        let (mut all, other) = (even?, odd?);
        all.right += other.right;
        all.wrong += other.wrong;
        all.doubtful += other.doubtful;
        all.no_zone += other.no_zone;
        all.notes.extend(other.notes);
        Ok(all)
    }

    const fn nothing(family: Family) -> Self {
        Self {
            family,
            right: 0,
            wrong: 0,
            doubtful: 0,
            no_zone: 0,
            notes: Vec::new(),
        }
    }

    fn add(&mut self, index: u64, photograph: &Photograph) {
        let document = &photograph.document;
        match read(&photograph.picture) {
            Ok(reading) if reading.lines == document.lines => self.right += 1,
            Ok(reading) => {
                self.wrong += 1;
                let (said, is) = (reading.lines.join(" "), document.lines.join(" "));
                self.notes.push(format!("{index}: WRONG\n  {said}\n  {is}"));
            }
            Err(NotRead::Doubtful(reading)) => {
                self.doubtful += 1;
                let (said, is) = (reading.lines.concat(), document.lines.concat());
                let differ = said.bytes().zip(is.bytes()).filter(|(a, b)| a != b).count();
                let confidence = reading.confidence;
                self.notes.push(format!(
                    "{index}: doubtful, {differ} characters differ, confidence {confidence:.2}"
                ));
            }
            Err(NotRead::NoZone) => {
                self.no_zone += 1;
                self.notes.push(format!("{index}: no zone"));
            }
        }
    }

    pub const fn photographs(&self) -> u64 {
        self.right + self.wrong + self.doubtful + self.no_zone
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for note in &self.notes {
            writeln!(f, "  {} {note}", self.family.name())?;
        }
        write!(
            f,
            "{}: {} of {} read without error, {} wrong though valid, {} doubtful, {} without a zone",
            self.family.name(),
            self.right,
            self.photographs(),
            self.wrong,
            self.doubtful,
            self.no_zone
        )
    }
}
