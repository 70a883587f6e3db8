//! What is wrong in the catalogue's files, and what in them is only assumed.

use serde::Serialize;
use std::cell::RefCell;
use std::fmt;

/// A place in a file and what is wrong there, or why its value is only assumed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Mistake {
    /// Relative to the catalogue's folder.
    pub file: String,
    pub key: String,
    pub reason: String,
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.file, self.key, self.reason)
    }
}

/// Gathers while files are read, so that one run reports everything.
#[derive(Debug, Default)]
pub struct Notes {
    mistakes: RefCell<Vec<Mistake>>,
    assumed: RefCell<Vec<Mistake>>,
}

impl Notes {
    pub fn mistake(&self, file: &str, key: &str, reason: impl Into<String>) {
        self.mistakes.borrow_mut().push(note(file, key, reason));
    }

    pub fn assumed(&self, file: &str, key: &str, reason: &str) {
        self.assumed.borrow_mut().push(note(file, key, reason));
    }

    /// Every assumption when there was no mistake.
    ///
    /// # Errors
    /// Every mistake.
    pub fn finish(self) -> Result<Vec<Mistake>, Vec<Mistake>> {
        let mistakes = self.mistakes.into_inner();
        if mistakes.is_empty() {
            Ok(self.assumed.into_inner())
        } else {
            Err(mistakes)
        }
    }
}

fn note(file: &str, key: &str, reason: impl Into<String>) -> Mistake {
    Mistake {
        file: file.into(),
        key: key.into(),
        reason: reason.into(),
    }
}
