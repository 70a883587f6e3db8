//! Seals on paper: what a third party may check carries a signed text in a QR code.
//!
//! In the style of ICAO's Visible Digital Seal for Non-Constrained environments (VDS-NC, Doc 9303
//! part 13): canonical JSON with a header, the fewest data that tie the paper to its holder, and
//! an ES256 signature over the `data` part. It verifies offline with the published [`Keys::jwks`];
//! whether the appointment still stands, only the service itself can say.
//!
//! The text is compared with its own canonical form before anything is believed, so that there is
//! exactly one text for one seal.

mod keys;
mod qr;
mod seal;

pub use keys::{BadKey, Keys};
pub use qr::{TooLong, qr_svg};
pub use seal::{Claim, NotGenuine, Paper, initials, last_characters};
