//! Papers that anyone may check: what their QR codes say, the record of their files, and what can
//! be said of them. The page and the API read them here alike; only how a signature is checked is
//! each side's own.
//!
//! In the style of ICAO's Visible Digital Seal for Non-Constrained environments (VDS-NC, Doc 9303
//! part 13): canonical JSON with a header, the fewest data that tie a paper to its holder, and an
//! ES256 signature over the `data` part.

mod canonical;
mod check;
mod claim;
mod envelope;
mod number;
mod record;
mod verdict;

pub use check::{CheckRequest, Finding, Question, Records, RecordsRequest};
pub use claim::{Claim, Holder};
pub use envelope::Envelope;
pub use number::{Kind, Number};
pub use record::Record;
pub use verdict::Verdict;

#[cfg(test)]
mod tests;
