//! Signatures on papers: what a third party may check carries a signed text in a QR code, and each
//! file that was issued has a signed record beside it.
//!
//! What is signed, and in which form, [`contract::verify`] says, for the page checks it too. It
//! verifies offline with the published [`PublicKeys::jwks`]; whether a paper still stands, only the
//! service itself can say.

mod keys;
mod public;
mod qr;

pub use keys::{BadKey, Keys};
pub use public::{NotGenuine, NotKeys, PublicKeys};
pub use qr::{TooLong, qr_svg};
