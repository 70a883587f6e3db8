//! The rules of the house that no linter knows: short files, no skipped tests, nothing left
//! unfinished, no paths of one machine, and rooms with all their doors.

use std::fs;
use std::path::{Path, PathBuf};

use crate::process::Done;
use crate::workspace::root;

/// Longer than this, and two things live in one file.
const LONGEST: usize = 300;

const CODE: [&str; 5] = ["rs", "ts", "css", "py", "typ"];
const TEXT: [&str; 8] = ["rs", "ts", "css", "py", "typ", "toml", "md", "html"];

/// Made by tools, or not ours.
const NOT_READ: [&str; 7] = [
    "target",
    "var",
    "dist",
    "node_modules",
    ".git",
    "results",
    "report",
];

/// What no text may hold, and why.
const FORBIDDEN: [(&str, &str); 12] = [
    ("#[ignore", "a test that is skipped proves nothing"),
    ("test.skip(", "a test that is skipped proves nothing"),
    ("test.fixme(", "a test that is skipped proves nothing"),
    ("describe.skip(", "a test that is skipped proves nothing"),
    ("test.only(", "the other tests would not run"),
    ("describe.only(", "the other tests would not run"),
    ("TODO", "finish it, or write down why not"),
    ("FIXME", "finish it, or write down why not"),
    ("/root/", "a path of one machine"),
    ("/home/", "a path of one machine"),
    ("/Users/", "a path of one machine"),
    ("debugger;", "left over from debugging"),
];

/// A room that a person enters, and the doors it has beside the API's.
struct Room {
    name: &'static str,
    doors: &'static [&'static str],
}

const EVERY_SIDE: &[&str] = &[
    "contract/src",
    "api/src",
    "app/src",
    "style/rooms",
    "e2e/tests",
];

const ROOMS: [Room; 5] = [
    Room {
        name: "appointments",
        doors: EVERY_SIDE,
    },
    Room {
        name: "identity",
        doors: &["contract/src", "api/src", "app/src", "e2e/tests"],
    },
    Room {
        name: "verify",
        doors: EVERY_SIDE,
    },
    Room {
        name: "payments",
        doors: &["contract/src", "api/src"],
    },
    Room {
        name: "notifications",
        doors: &["api/src"],
    },
];

/// Reads the whole repository.
///
/// # Errors
/// Each breach, with its place and the reason of the rule.
pub fn check() -> Done {
    let mut breaches = missing_doors(root());
    let mut files = Vec::new();
    collect(root(), &mut files);
    for file in files {
        let Ok(text) = fs::read_to_string(&file) else {
            continue;
        };
        let shown = file.strip_prefix(root()).unwrap_or(&file);
        breaches.extend(breaches_in(shown, &text));
    }
    if breaches.is_empty() {
        return Ok(());
    }
    breaches.sort();
    Err(format!("the rules of the house:\n{}", breaches.join("\n")))
}

fn breaches_in(file: &Path, text: &str) -> Vec<String> {
    let mut breaches = Vec::new();
    let place = file.display();
    let lines = text.lines().count();
    if lines > LONGEST && has_extension(file, &CODE) {
        breaches.push(format!("{place}: {lines} lines, {LONGEST} at most"));
    }
    // This file names what it forbids.
    if file.ends_with(Path::new(file!()).file_name().unwrap_or_default()) {
        return breaches;
    }
    for (number, line) in text.lines().enumerate() {
        for (word, why) in FORBIDDEN {
            if line.contains(word) {
                breaches.push(format!("{place}:{}: `{word}`: {why}", number + 1));
            }
        }
    }
    breaches
}

/// The doors that a room declares and does not have.
fn missing_doors(root: &Path) -> Vec<String> {
    let mut missing = Vec::new();
    for room in &ROOMS {
        for door in room.doors {
            let name = room.name;
            let there = [
                format!("{name}.rs"),
                format!("{name}/mod.rs"),
                format!("{name}.css"),
                format!("{name}.spec.ts"),
            ];
            if !there.iter().any(|file| root.join(door).join(file).exists()) {
                missing.push(format!("{door}: the room `{name}` has no door here"));
            }
        }
    }
    missing
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let name = entry.file_name();
        if path.is_dir() {
            if !NOT_READ.iter().any(|skipped| name == *skipped) {
                collect(&path, files);
            }
        } else if has_extension(&path, &TEXT) {
            files.push(path);
        }
    }
}

fn has_extension(file: &Path, wanted: &[&str]) -> bool {
    let extension = file.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| wanted.contains(&extension))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_room_has_the_doors_that_it_declares() {
        assert_eq!(missing_doors(root()), Vec::<String>::new());
    }

    #[test]
    fn the_whole_repository_keeps_the_rules() {
        assert_eq!(check(), Ok(()));
    }

    #[test]
    fn a_long_file_and_a_skipped_test_are_named_with_their_place() {
        let long = "\n".repeat(LONGEST + 1);
        assert_eq!(breaches_in(Path::new("a/b.rs"), &long).len(), 1);
        assert_eq!(
            breaches_in(Path::new("a/b.md"), &long),
            Vec::<String>::new()
        );
        let skipped = breaches_in(Path::new("a/b.spec.ts"), "\ntest.skip('x')");
        assert!(skipped[0].starts_with("a/b.spec.ts:2: `test.skip(`"));
    }
}
