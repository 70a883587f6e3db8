//! The sentences of the app, Spanish first. A text exists in both languages or does not compile:
//! each file holds a struct with one value a language, or a `match` that picks.

pub mod info;
pub mod precheck;
pub mod problems;
pub mod scan;
pub mod start;
pub mod ui;
pub mod verify;
