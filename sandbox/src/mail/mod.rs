//! The mailbox: an SMTP server, every mail that it was given, a page and JSON to read them.

mod json;
mod message;
mod smtp;
mod store;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

use crate::world::World;

pub use message::{Attachment, Message};
pub use smtp::serve;
pub use store::{Mailbox, Wanted};

pub fn router() -> Router<Arc<World>> {
    Router::new()
        .route(
            "/mail/api/messages",
            get(json::list).delete(json::delete_all),
        )
        .route(
            "/mail/api/messages/{id}",
            get(json::one).delete(json::delete_one),
        )
        .route(
            "/mail/api/messages/{id}/attachments/{number}",
            get(json::attachment),
        )
        .route("/mail/api/messages/{id}/source", get(json::source))
}
