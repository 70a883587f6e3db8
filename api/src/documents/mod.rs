//! Papers: the voucher a person shows at the door and the receipt of what was paid.
//!
//! Typst templates under `api/documents/` draw them; what they say comes in as plain data, so that
//! a name can never be markup. The files are tagged for screen readers (PDF/UA-1), their text can
//! be selected, and the same input gives the same bytes. Drawing takes a thread for some hundred
//! milliseconds: a [`Press`] does few at a time, and never inside a hold or a webhook.

mod download;
mod pass;
mod press;
mod receipt;
mod voucher;
mod world;

pub use download::{InLang, file};
pub use pass::Pass;
pub use press::{Press, Unprinted};
pub use receipt::{Receipt, ReceiptLine, Returned};
pub use voucher::Voucher;

use serde_json::Value;

/// What a template is given.
struct Sheet {
    template: world::Template,
    /// `data.json` to the template.
    data: Value,
    /// `qr.svg` to the template.
    qr: Option<String>,
}
