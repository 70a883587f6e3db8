//! Signing in with an e-mail address and a one-time code, the links of mails, one's own data.

mod code_form;
mod who;

pub use code_form::CodeForm;
pub use who::Who;

use contract::pages::Place;
use leptos::prelude::*;

pub fn sign_in(_place: &Place) -> AnyView {
    ().into_any()
}
