//! What a citizen does with a confirmed appointment: keeps, moves, cancels, or asks the bank.

use std::time::Duration;

use contract::appointments::{AppointmentView, BookingView, State};
use contract::paths;
use rand::RngExt;
use reqwest::Method;
use serde_json::json;
use uuid::Uuid;

use super::http::{Ask, Outcome};
use super::{Citizen, Seen};

impl Citizen {
    pub(super) async fn enjoy(&mut self, view: &BookingView, intent: &str) {
        let confirmed = |one: &&AppointmentView| one.state == State::Confirmed;
        let Some(one) = view.appointments.iter().find(confirmed).cloned() else {
            return;
        };
        match self.rng.random_range(0..100) {
            0..40 => {}
            40..64 => self.cancel(one.id).await,
            64..82 => self.change_time(&one).await,
            82..90 => {
                self.change_time(&one).await;
                self.cancel(one.id).await;
            }
            90..96 => self.cancel_twice(one.id).await,
            _ => self.ask_the_bank(view.id, intent),
        }
    }

    /// As the page does it: looks at the refund first, and says what it saw.
    async fn cancel(&mut self, id: Uuid) {
        let Some(seen) = self.look(id).await else {
            return;
        };
        self.town.journal.asks_to_cancel(id);
        let key = self.key();
        let outcome = self.http.insist(&cancellation(&seen, &key)).await;
        self.note_cancelled(id, &outcome);
    }

    /// Two tabs press the button at once.
    async fn cancel_twice(&mut self, id: Uuid) {
        let Some(seen) = self.look(id).await else {
            return;
        };
        self.town.journal.asks_to_cancel(id);
        let keys = [self.key(), self.key()];
        let mut other = self.http.clone();
        let asks = (cancellation(&seen, &keys[0]), cancellation(&seen, &keys[1]));
        let (one, two) = tokio::join!(self.http.insist(&asks.0), other.insist(&asks.1));
        self.note_cancelled(id, &one);
        self.note_cancelled(id, &two);
    }

    fn note_cancelled(&self, id: Uuid, outcome: &Outcome) {
        if outcome.is(200) {
            self.town.journal.saw(id, Seen::Cancelled);
        }
    }

    async fn look(&mut self, id: Uuid) -> Option<AppointmentView> {
        let path = paths::fill(paths::appointments::APPOINTMENT, &[&id.to_string()]);
        self.http.get("look", path).await.body(200)
    }

    async fn change_time(&mut self, view: &AppointmentView) {
        let Some((office, slot)) = self.other_time(&view.service).await else {
            return;
        };
        self.town.journal.asks_to_move(view.id);
        let key = self.key();
        let ask = Ask {
            action: "move",
            method: Method::POST,
            path: paths::fill(paths::appointments::MOVE, &[&view.id.to_string()]),
            key: Some(&key),
            body: Some(json!({ "office": office, "slot": slot })),
        };
        let outcome = self.http.insist(&ask).await;
        let Some(moved) = outcome.body::<AppointmentView>(200) else {
            return;
        };
        match moved.pending_move {
            None => self.town.journal.moved(&moved),
            Some(pending) => {
                let pays = self.happens(75);
                if let Some(url) = pending.url.filter(|_| pays) {
                    self.pay_at(&url).await;
                }
            }
        }
    }

    /// The card's holder contests the payment; the bank decides later, by itself.
    fn ask_the_bank(&mut self, booking: Uuid, intent: &str) {
        self.town.journal.disputes(booking);
        let won = self.happens(40);
        let after = Duration::from_millis(self.rng.random_range(100..3_000));
        let (sandbox, intent) = (std::sync::Arc::clone(&self.town.sandbox), intent.to_owned());
        tokio::spawn(async move { sandbox.dispute(&intent, won, after).await });
    }
}

fn cancellation<'a>(seen: &AppointmentView, key: &'a str) -> Ask<'a> {
    Ask {
        action: "cancel",
        method: Method::POST,
        path: paths::fill(paths::appointments::CANCELLATION, &[&seen.id.to_string()]),
        key: Some(key),
        body: Some(json!({ "seen_refund_cents": seen.refund_if_cancelled.cents })),
    }
}
