//! The words after a command, checked against what it takes.

use crate::process::Done;

/// What a command accepts beside `--help`.
pub struct Accepts {
    pub help: &'static str,
    /// Flags that stand alone, as `--release`.
    pub switches: &'static [&'static str],
    /// Flags that take a value, as `--port 8080` or `--port=8080`.
    pub values: &'static [&'static str],
    /// Whether bare words, such as names of files, may follow.
    pub names: bool,
}

/// What a command was given.
#[derive(Debug, Default, PartialEq)]
pub struct Args {
    switches: Vec<String>,
    values: Vec<(String, String)>,
    pub names: Vec<String>,
}

impl Accepts {
    /// Reads the words; nothing when the person asked for help, which was then printed.
    ///
    /// # Errors
    /// The word that this command does not know, and its help.
    pub fn read(&self, words: &[String]) -> Done<Option<Args>> {
        let mut args = Args::default();
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let (name, attached) = match word.split_once('=') {
                Some((name, value)) if name.starts_with("--") => (name, Some(value)),
                _ => (word.as_str(), None),
            };
            if ["--help", "-h"].contains(&name) {
                println!("{}", self.help);
                return Ok(None);
            } else if self.switches.contains(&name) && attached.is_none() {
                args.switches.push(name.to_owned());
            } else if self.values.contains(&name) {
                let value = attached.or_else(|| words.next().map(String::as_str));
                let value = value.ok_or_else(|| self.refuse(&format!("{name} needs a value")))?;
                args.values.push((name.to_owned(), value.to_owned()));
            } else if self.names && !name.starts_with('-') {
                args.names.push(word.clone());
            } else {
                return Err(self.refuse(&format!("`{word}` is not an argument of this command")));
            }
        }
        Ok(Some(args))
    }

    fn refuse(&self, why: &str) -> String {
        format!("{why}\n\n{}", self.help)
    }
}

impl Args {
    pub fn has(&self, switch: &str) -> bool {
        self.switches.iter().any(|given| given == switch)
    }

    pub fn value(&self, name: &str) -> Option<&str> {
        let given = self.values.iter().rev().find(|(given, _)| given == name)?;
        Some(&given.1)
    }

    /// A value that must be a number.
    ///
    /// # Errors
    /// What was given instead.
    pub fn number<N: std::str::FromStr>(&self, name: &str, default: N) -> Done<N> {
        let Some(text) = self.value(name) else {
            return Ok(default);
        };
        text.parse()
            .map_err(|_| format!("{name} takes a number, not `{text}`"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ACCEPTS: Accepts = Accepts {
        help: "HELP",
        switches: &["--release"],
        values: &["--port"],
        names: false,
    };

    fn read(words: &[&str]) -> Done<Option<Args>> {
        let words: Vec<String> = words.iter().map(ToString::to_string).collect();
        ACCEPTS.read(&words)
    }

    #[test]
    fn a_value_may_be_attached_or_follow() {
        let attached = read(&["--port=1", "--release"]).unwrap().unwrap();
        assert!(attached.has("--release"));
        assert_eq!(attached.value("--port"), Some("1"));
        let following = read(&["--port", "2"]).unwrap().unwrap();
        assert_eq!(following.number("--port", 0_u16), Ok(2));
    }

    #[test]
    fn an_unknown_word_is_named_beside_the_help() {
        let refusal = read(&["--fast"]).unwrap_err();
        assert!(refusal.contains("`--fast`") && refusal.ends_with("HELP"));
        assert!(read(&["word"]).is_err());
        assert!(read(&["--port"]).unwrap_err().starts_with("--port needs"));
    }

    #[test]
    fn a_value_that_is_no_number_is_refused() {
        let args = read(&["--port", "many"]).unwrap().unwrap();
        assert!(args.number("--port", 0_u16).is_err());
    }
}
