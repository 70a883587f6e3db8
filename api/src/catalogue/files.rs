//! The catalogue's files: those of a folder, or the ones that the program was built with.

use super::mistake::Mistake;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Names, relative to the catalogue's folder, and texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files(BTreeMap<String, String>);

macro_rules! embedded {
    ($($name:literal),+ $(,)?) => {
        [$(($name, include_str!(concat!("../../../catalogue/", $name)))),+]
    };
}

impl Files {
    /// What the program was built with.
    pub fn embedded() -> Self {
        let files = embedded![
            "border.toml",
            "counters.toml",
            "days-off.toml",
            "offices/canada.toml",
            "offices/honduras.toml",
            "offices/mexico.toml",
            "offices/spain.toml",
            "offices/united-states.toml",
            "policy.toml",
            "requirements.toml",
            "services.toml",
        ];
        files.into_iter().collect()
    }

    /// Every TOML file of a folder and of its `offices`.
    ///
    /// # Errors
    /// The first file that cannot be read.
    pub fn of_folder(folder: &Path) -> Result<Self, Mistake> {
        let mut files = Self::default();
        files.add(folder, "")?;
        files.add(&folder.join("offices"), "offices/")?;
        Ok(files)
    }

    pub fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// In the order of their names.
    pub fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()))
    }

    fn add(&mut self, folder: &Path, prefix: &str) -> Result<(), Mistake> {
        let unreadable = |name: &str, error: std::io::Error| Mistake {
            file: format!("{prefix}{name}"),
            key: String::new(),
            reason: format!("cannot be read: {error}"),
        };
        for entry in fs::read_dir(folder).map_err(|error| unreadable("", error))? {
            let entry = entry.map_err(|error| unreadable("", error))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if Path::new(&name)
                .extension()
                .is_some_and(|kind| kind == "toml")
            {
                let text = fs::read_to_string(entry.path());
                let text = text.map_err(|error| unreadable(&name, error))?;
                self.0.insert(format!("{prefix}{name}"), text);
            }
        }
        Ok(())
    }
}

impl<N: Into<String>, T: Into<String>> FromIterator<(N, T)> for Files {
    fn from_iter<I: IntoIterator<Item = (N, T)>>(files: I) -> Self {
        let owned = files
            .into_iter()
            .map(|(name, text)| (name.into(), text.into()));
        Self(owned.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_files_are_those_of_the_folder() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../catalogue");
        assert_eq!(Files::of_folder(&folder), Ok(Files::embedded()));
    }

    #[test]
    fn a_folder_that_is_not_there_is_named() {
        let missing = Files::of_folder(Path::new("/nowhere/at/all")).unwrap_err();
        assert!(missing.reason.starts_with("cannot be read"), "{missing}");
    }
}
