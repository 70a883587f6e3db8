//! Signing in with an e-mail address and a one-time code, the links of mails, one's own data, and
//! what to do when the address is lost. Its pages travel in the chunk of "my appointments"; the
//! staff's sign-in in one of its own.

mod account;
mod code_form;
pub mod link;
mod lost_email;
mod reconfirm;
mod sign_in;
pub mod staff;
mod who;

pub use code_form::CodeForm;
pub use link::page as mail_link;
pub use lost_email::page as lost_email;
pub use reconfirm::page as reconfirm;
pub use sign_in::page as sign_in;
pub use who::Who;
