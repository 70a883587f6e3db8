//! The booking as the server says it is, and what can be asked of it while its seats are held.

use super::outcome::{Outcome, outcome};
use super::state::Journey;
use crate::ask::{Asked, ask};
use crate::http::{self, Failure, Key};
use crate::ui::Deadline;
use contract::appointments::BookingView;
use contract::paths::{appointments as doors, fill};
use contract::payments::Checkout;
use contract::problem::Code;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;
use uuid::Uuid;

/// Between two looks at a booking that waits for its payment.
const WATCH: Duration = Duration::from_secs(5);

/// A booking, and the end of its hold on this device's clock.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    pub booking: BookingView,
    pub ends: Option<Deadline>,
}

impl From<BookingView> for Seen {
    fn from(booking: BookingView) -> Self {
        let ends = booking
            .hold
            .map(|hold| Deadline::new(hold.now, hold.expires_at));
        Self { booking, ends }
    }
}

impl Seen {
    pub fn outcome(&self) -> Outcome {
        outcome(&self.booking)
    }
}

pub async fn look(id: Uuid) -> Result<Seen, Failure> {
    let booking: BookingView = http::get(&fill(doors::BOOKING, &[&id.to_string()])).await?;
    Ok(booking.into())
}

/// Five more minutes, once.
pub async fn extend(id: Uuid) -> Result<Seen, Failure> {
    let path = fill(doors::EXTENSION, &[&id.to_string()]);
    let booking: BookingView = http::post(&path, &(), &Key::new()).await?;
    Ok(booking.into())
}

/// Lets the seats go. What is gone already counts as let go.
pub async fn release(id: Uuid) -> Result<(), Failure> {
    match http::delete(&fill(doors::BOOKING, &[&id.to_string()])).await {
        Err(Failure::Refused(problem)) if problem.code == Code::NotFound => Ok(()),
        answer => answer,
    }
}

/// The address of the payment page; while one is open, the same again.
pub async fn checkout(id: Uuid) -> Result<Checkout, Failure> {
    let path = fill(doors::CHECKOUT, &[&id.to_string()]);
    http::post(&path, &(), &Key::new()).await
}

/// The same look, for which Stripe is asked first whether the payment has come.
pub async fn ask_stripe(id: Uuid) -> Result<Seen, Failure> {
    let path = fill(doors::PAYMENT, &[&id.to_string()]);
    let booking: BookingView = http::post(&path, &(), &Key::new()).await?;
    Ok(booking.into())
}

/// The journey's booking, asked for unless it is already known. `Here(None)`: there is none, or
/// it is another person's.
pub fn of_journey(journey: Journey) -> RwSignal<Asked<Option<Seen>>> {
    let asked = RwSignal::new(Asked::Waiting);
    Effect::new(move || {
        if !journey.restored.get() {
            return;
        }
        let Some(id) = journey.answers().choices.booking.get() else {
            asked.set(Asked::Here(None));
            return;
        };
        let known = journey.seen.get().filter(|seen| seen.booking.id == id);
        match known {
            Some(seen) => asked.set(Asked::Here(Some(seen))),
            None => ask(asked, fetched(journey, id)),
        }
    });
    asked
}

async fn fetched(journey: Journey, id: Uuid) -> Result<Option<Seen>, Failure> {
    match look(id).await {
        Ok(seen) => {
            journey.seen.set(Some(seen.clone()));
            Ok(Some(seen))
        }
        Err(Failure::Refused(problem)) if problem.code == Code::NotFound => Ok(None),
        Err(failure) => Err(failure),
    }
}

/// Looks every few seconds whether the booking was paid or has ended, while the page stands: also
/// when the person comes back to it from the payment page.
pub fn watch(journey: Journey) {
    let look_again = move || {
        let Some(known) = journey.seen.get_untracked() else {
            return;
        };
        spawn_local(async move {
            if let Ok(seen) = look(known.booking.id).await
                && seen.outcome() != known.outcome()
            {
                journey.seen.set(Some(seen));
            }
        });
    };
    if let Ok(tick) = set_interval(look_again, WATCH) {
        on_cleanup(move || tick.clear());
    }
}
