//! Reads a table of TOML key by key. serde stops at the first mistake of a file; this notes every
//! one, with its place, and leaves only the single values to serde.

use super::mistake::Notes;
use super::sourced::{Origin, Sourced};
use serde::de::DeserializeOwned;
use toml::{Table, Value};

/// A table being read. What is left of it when it goes out of scope is an unknown key.
pub struct Fields<'n> {
    notes: &'n Notes,
    file: String,
    /// Of the table itself, empty at the top of a file.
    key: String,
    left: Table,
}

impl<'n> Fields<'n> {
    /// The top of a file; a text that is not TOML is one mistake and an empty table.
    pub fn of_file(notes: &'n Notes, file: &str, text: &str) -> Self {
        let left = text.parse::<Table>().unwrap_or_else(|error| {
            let line = error.span().map_or(1, |span| {
                1 + text[..span.start.min(text.len())].matches('\n').count()
            });
            notes.mistake(file, &format!("line {line}"), error.message());
            Table::new()
        });
        let (file, key) = (file.to_owned(), String::new());
        Self {
            notes,
            file,
            key,
            left,
        }
    }

    /// A value that must be there.
    pub fn need<T: DeserializeOwned>(&mut self, key: &str) -> Option<T> {
        let value = self.taken(key)?;
        self.read(key, value)
    }

    /// A value that may be missing.
    pub fn may<T: DeserializeOwned>(&mut self, key: &str) -> Option<T> {
        let value = self.left.remove(key)?;
        self.read(key, value)
    }

    /// A value that must be there with its source, or the reason why it is assumed.
    pub fn sourced<T: DeserializeOwned>(&mut self, key: &str) -> Option<Sourced<T>> {
        let value = self.taken(key)?;
        self.origin_of(key, value)
    }

    /// The same for a value that may be missing.
    pub fn sourced_if_known<T: DeserializeOwned>(&mut self, key: &str) -> Option<Sourced<T>> {
        let value = self.left.remove(key)?;
        self.origin_of(key, value)
    }

    /// A table that must be there.
    pub fn table(&mut self, key: &str) -> Option<Fields<'n>> {
        let value = self.taken(key)?;
        self.below(key, value)
    }

    /// A table that may be missing.
    pub fn table_if_any(&mut self, key: &str) -> Option<Fields<'n>> {
        let value = self.left.remove(key)?;
        self.below(key, value)
    }

    /// `[[key]]`: none, one or many. Each is named by its `id` where it has one.
    pub fn tables(&mut self, key: &str) -> Vec<Fields<'n>> {
        let Some(value) = self.left.remove(key) else {
            return Vec::new();
        };
        let Value::Array(items) = value else {
            self.refuse(key, format!("a list of tables is expected: [[{key}]]"));
            return Vec::new();
        };
        let named = |(index, item): (usize, Value)| {
            let id = item.get("id").and_then(Value::as_str);
            let name = id.map_or_else(|| (index + 1).to_string(), str::to_owned);
            self.below(&format!("{key}.{name}"), item)
        };
        items.into_iter().enumerate().filter_map(named).collect()
    }

    /// Every named table of this one, with its name.
    pub fn named_tables(&mut self) -> Vec<(String, Fields<'n>)> {
        let keys: Vec<String> = self.left.keys().cloned().collect();
        keys.into_iter()
            .filter_map(|key| Some((key.clone(), self.table(&key)?)))
            .collect()
    }

    pub fn refuse(&self, key: &str, reason: impl Into<String>) {
        self.notes.mistake(&self.file, &self.path(key), reason);
    }

    /// Notes a mistake unless the value is as it should be.
    pub fn expect(&self, right: bool, key: &str, reason: impl Into<String>) {
        if !right {
            self.refuse(key, reason);
        }
    }

    pub fn file(&self) -> &str {
        &self.file
    }

    /// The whole path of a key of this table.
    pub fn path(&self, key: &str) -> String {
        match (self.key.as_str(), key) {
            ("", key) => key.to_owned(),
            (table, "") => table.to_owned(),
            (table, key) => format!("{table}.{key}"),
        }
    }

    fn taken(&mut self, key: &str) -> Option<Value> {
        let value = self.left.remove(key);
        if value.is_none() {
            self.refuse(key, "is missing");
        }
        value
    }

    fn read<T: DeserializeOwned>(&self, key: &str, value: Value) -> Option<T> {
        let read = value.try_into::<T>();
        read.map_err(|error| self.refuse(key, error.message())).ok()
    }

    fn below(&self, key: &str, value: Value) -> Option<Fields<'n>> {
        let Value::Table(left) = value else {
            self.refuse(key, "a table is expected");
            return None;
        };
        Some(Fields {
            notes: self.notes,
            file: self.file.clone(),
            key: self.path(key),
            left,
        })
    }

    fn origin_of<T: DeserializeOwned>(&self, key: &str, value: Value) -> Option<Sourced<T>> {
        if !value.is_table() {
            self.refuse(
                key,
                "write { value = …, source = \"…\" } or assumed = \"…\"",
            );
            return None;
        }
        let mut inner = self.below(key, value)?;
        let value = inner.need("value");
        let source = inner.may::<String>("source");
        let assumed = inner.may::<String>("assumed");
        let origin = match (source, assumed) {
            (Some(text), None) if !text.trim().is_empty() => Origin::Source(text),
            (None, Some(reason)) if !reason.trim().is_empty() => {
                self.notes.assumed(&self.file, &self.path(key), &reason);
                Origin::Assumed(reason)
            }
            (Some(_), Some(_)) => {
                inner.refuse(
                    "",
                    "has a source and is assumed: it can only be one of them",
                );
                return None;
            }
            _ => {
                inner.refuse("", "names neither its source nor why it is assumed");
                return None;
            }
        };
        value.map(|value| Sourced { value, origin })
    }
}

impl Drop for Fields<'_> {
    fn drop(&mut self) {
        for key in self.left.keys() {
            self.refuse(key, "is not a key of this table");
        }
    }
}
