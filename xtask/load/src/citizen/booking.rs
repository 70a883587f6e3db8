//! One attempt: holding seats and what comes before the confirmation.

use std::time::Duration;

use contract::appointments::{BookingView, State};
use contract::paths;
use contract::payments::Checkout;
use rand::RngExt;
use reqwest::Method;
use serde_json::json;
use uuid::Uuid;

use super::http::{Ask, Outcome};
use super::{Citizen, Next, Seen};

const PAYS: &str = "4242424242424242";
const DECLINED: &str = "4000000000000002";

/// How long somebody waits for "paid" after paying.
const LOOKS: u32 = 25;
const BETWEEN_LOOKS: Duration = Duration::from_millis(200);

impl Citizen {
    pub(super) async fn attempt(&mut self) -> Next {
        let Some(request) = self.plan().await else {
            return Next::Again;
        };
        self.town.count_attempt();
        let key = self.key();
        let outcome = self.hold(&key, json!(request)).await;
        if let Some(view) = outcome.body::<BookingView>(201) {
            self.town.journal.held(&view);
            self.go_on(&view).await;
            return Next::Again;
        }
        match outcome.code() {
            Some("appointments.too_many_active" | "appointments.too_many_lapsed") => Next::Enough,
            _ => Next::Again,
        }
    }

    /// Holds with one key however often it takes; sometimes the button is pressed twice.
    async fn hold(&mut self, key: &str, body: serde_json::Value) -> Outcome {
        let path = paths::fill(paths::appointments::BOOKINGS, &[]);
        let ask = Ask {
            action: "hold",
            method: Method::POST,
            path,
            key: Some(key),
            body: Some(body),
        };
        if !self.happens(10) {
            return self.http.insist(&ask).await;
        }
        let mut other = self.http.clone();
        let (one, two) = tokio::join!(self.http.insist(&ask), other.insist(&ask));
        let id = |outcome: &Outcome| outcome.body::<BookingView>(201).map(|view| view.id);
        if let (Some(first), Some(second)) = (id(&one), id(&two))
            && first != second
        {
            let what = format!("one key made two bookings: {first} and {second}");
            self.town.journal.wrong(what);
        }
        if one.is(201) { one } else { two }
    }

    async fn go_on(&mut self, view: &BookingView) {
        match self.rng.random_range(0..100) {
            0..62 => self.pay(view).await,
            62..72 => self.pay_while_letting_go(view).await,
            72..78 => drop(self.checkout(view.id).await),
            78..90 => self.let_go(view).await,
            // Nobody comes back: the hold lapses.
            _ => {}
        }
    }

    async fn checkout(&mut self, booking: Uuid) -> Option<String> {
        let path = paths::fill(paths::appointments::CHECKOUT, &[&booking.to_string()]);
        let key = self.key();
        let ask = Ask {
            action: "checkout",
            method: Method::POST,
            path,
            key: Some(&key),
            body: Some(json!({})),
        };
        let checkout: Checkout = self.http.insist(&ask).await.body(200)?;
        Some(checkout.url)
    }

    /// Pays on Stripe's page; the payment's name when the card was taken.
    pub(super) async fn pay_at(&mut self, url: &str) -> Option<String> {
        if self.happens(8) {
            self.town.sandbox.pay(url, DECLINED).await;
        }
        self.town.sandbox.pay(url, PAYS).await
    }

    async fn pay(&mut self, view: &BookingView) {
        let Some(url) = self.checkout(view.id).await else {
            return;
        };
        self.town.count_payment();
        let Some(intent) = self.pay_at(&url).await else {
            return;
        };
        if let Some(paid) = self.until_paid(view.id).await {
            self.enjoy(&paid, &intent).await;
        }
    }

    /// Two tabs: one pays while the other lets go. Either may win, never both.
    async fn pay_while_letting_go(&mut self, view: &BookingView) {
        let Some(url) = self.checkout(view.id).await else {
            return;
        };
        self.town.count_payment();
        let sandbox = std::sync::Arc::clone(&self.town.sandbox);
        let lead = Duration::from_millis(self.rng.random_range(0..40));
        let paying = async {
            tokio::time::sleep(lead).await;
            sandbox.pay(&url, PAYS).await
        };
        let mut other = self.http.clone();
        let booking = view.id;
        let releasing = async move { other.send(&release(booking)).await };
        let (_, _) = tokio::join!(paying, releasing);
        self.until_paid(view.id).await;
    }

    async fn let_go(&mut self, view: &BookingView) {
        if self.http.insist(&release(view.id)).await.is(204) {
            for appointment in &view.appointments {
                self.town.journal.saw(appointment.id, Seen::Released);
            }
        }
    }

    /// Looks at the booking until its people are confirmed.
    async fn until_paid(&mut self, booking: Uuid) -> Option<BookingView> {
        for look in 0..LOOKS {
            tokio::time::sleep(BETWEEN_LOOKS).await;
            let view = if look == 0 && self.happens(50) {
                self.ask_stripe(booking).await
            } else {
                let path = paths::fill(paths::appointments::BOOKING, &[&booking.to_string()]);
                self.http.get("look", path).await.body(200)
            };
            let Some::<BookingView>(view) = view else {
                continue;
            };
            if view.appointments.iter().any(|one| one.state == State::Held) {
                continue;
            }
            for appointment in &view.appointments {
                if appointment.state == State::Confirmed {
                    self.town.journal.saw(appointment.id, Seen::Confirmed);
                }
            }
            return Some(view);
        }
        None
    }

    /// As the page does that comes back from Stripe, while its webhook is on the way.
    async fn ask_stripe(&mut self, booking: Uuid) -> Option<BookingView> {
        let ask = Ask {
            action: "ask Stripe",
            method: Method::POST,
            path: paths::fill(paths::appointments::PAYMENT, &[&booking.to_string()]),
            key: None,
            body: None,
        };
        self.http.send(&ask).await.body(200)
    }
}

fn release(booking: Uuid) -> Ask<'static> {
    Ask {
        action: "release",
        method: Method::DELETE,
        path: paths::fill(paths::appointments::BOOKING, &[&booking.to_string()]),
        key: None,
        body: None,
    }
}
