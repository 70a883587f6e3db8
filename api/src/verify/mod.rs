//! Papers that anyone may check.
//!
//! | what | file |
//! | --- | --- |
//! | a paper is drawn once, signed, and kept | [`papers`] |
//! | what became of it, asked of the room that issued it | [`standing`] |
//!
//! The room knows numbers and papers; whose they are and what they are about, the issuing rooms
//! know.

pub mod papers;
pub mod standing;
mod store;
