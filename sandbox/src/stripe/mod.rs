//! A stand-in for Stripe: its API under `/v1`, its payment page under `/c/pay`, its webhooks.

pub mod books;
mod calls;
pub mod cards;
mod fate;
mod gate;
mod idempotency;
pub mod params;
pub mod refusal;
pub mod render;
pub mod requests;
pub mod webhooks;

use std::sync::Arc;

use axum::Router;
use axum::routing::any;

use crate::world::World;

pub use idempotency::Keys;

pub fn router() -> Router<Arc<World>> {
    Router::new().route("/v1/{*call}", any(gate::enter))
}
