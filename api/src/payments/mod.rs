//! Money: orders, Stripe's page, what it tells us, refunds, disputes, and the ledger.
//!
//! This room knows orders, never people. Another room opens an order, sends the person to
//! Stripe's page ([`Payments::open_checkout`]), asks what became of it when the person comes back
//! ([`Payments::ask_about`]) and, before its hold ends, whether the money came first
//! ([`Payments::settle_before_lapse`]). What becomes of the money it hears as a [`Hearer`], inside
//! the transaction that writes it down.
//!
//! Stripe is asked outside of any transaction. Before a call that changes something, its exact
//! bytes and idempotency key are stored: `checkout` for pages, `refund` for refunds. Webhooks are
//! hints: [`webhook`] stores them, [`news`] fetches the object and applies it once. What they lose
//! the jobs find: [`Payments::apply_events`], [`Payments::send_refunds`],
//! [`Payments::reconcile`] and [`Payments::compare_with_stripe`].

mod ask;
mod checkout;
mod disputes;
mod events;
mod hearer;
pub mod ledger;
mod news;
mod orders;
mod paid;
mod reconcile;
mod refunds;
mod send_refunds;
mod settle;
mod settled_refunds;
mod signature;
mod store;
pub mod stripe;
mod webhook;

pub use checkout::{Line, Opened, Terms};
pub use hearer::{Heard, Hearer};
pub use orders::{
    NewOrder, OrderStatus, Purpose, find_order, open_order, open_page, order_row, order_status,
    payment_of,
};
pub use refunds::{Decision, NewRefund, decide, refunds_of};
pub use settle::Settled;
pub use stripe::Stripe;

use crate::chance::Chance;
use crate::clock::Clock;
use crate::db::Db;
use axum::extract::FromRef;
use std::sync::Arc;
use tokio::sync::Semaphore;
use utoipa_axum::{router::OpenApiRouter, routes};

/// Events that one replica applies at once; more of them wait in the database.
const EVENTS_AT_ONCE: usize = 16;

/// The room's one door: Stripe's.
pub fn router<S>() -> OpenApiRouter<S>
where
    Payments: FromRef<S>,
    S: Clone + Send + Sync + 'static,
{
    OpenApiRouter::new().routes(routes!(webhook::receive))
}

/// What the room works with. Cloning shares it.
#[derive(Clone)]
pub struct Payments(Arc<Parts>);

struct Parts {
    db: Db,
    clock: Clock,
    chance: Chance,
    stripe: Stripe,
    webhook_secret: String,
    hearer: Arc<dyn Hearer>,
    places: Semaphore,
}

impl Payments {
    pub fn new(
        (db, clock, chance): (Db, Clock, Chance),
        (stripe, webhook_secret): (Stripe, &str),
        hearer: Arc<dyn Hearer>,
    ) -> Self {
        Self(Arc::new(Parts {
            db,
            clock,
            chance,
            stripe,
            webhook_secret: webhook_secret.to_owned(),
            hearer,
            places: Semaphore::new(EVENTS_AT_ONCE),
        }))
    }

    fn db(&self) -> &Db {
        &self.0.db
    }

    fn clock(&self) -> &Clock {
        &self.0.clock
    }

    fn chance(&self) -> &Chance {
        &self.0.chance
    }

    fn stripe(&self) -> &Stripe {
        &self.0.stripe
    }

    fn webhook_secret(&self) -> &str {
        &self.0.webhook_secret
    }

    fn hearer(&self) -> &dyn Hearer {
        &*self.0.hearer
    }

    fn places(&self) -> &Semaphore {
        &self.0.places
    }
}
