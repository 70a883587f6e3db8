//! Photographs of documents that do not exist, to teach the reader with and to measure it by.

pub mod chance;
pub mod document;
pub mod families;
pub mod fonts;
mod lens;
mod light;
pub mod photograph;
mod plate;
pub mod samples;
pub mod score;
pub mod teach;
