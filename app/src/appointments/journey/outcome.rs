//! What became of a booking, as one word for the whole of it, and how often to ask again.

use contract::appointments::{BookingView, State};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Held, and no payment page was opened.
    Held,
    /// A payment page was opened: paid or not, Stripe has not told us yet.
    Paying,
    Confirmed,
    Lapsed,
    Released,
    /// Cancelled, attended, missed or charged back: its own page tells.
    Past,
}

pub fn outcome(booking: &BookingView) -> Outcome {
    let any = |state| booking.appointments.iter().any(|one| one.state == state);
    if any(State::Confirmed) {
        return Outcome::Confirmed;
    }
    if any(State::Held) {
        let opened = booking.hold.is_some_and(|hold| hold.payment_open);
        return if opened {
            Outcome::Paying
        } else {
            Outcome::Held
        };
    }
    if any(State::Lapsed) {
        return Outcome::Lapsed;
    }
    if any(State::Released) {
        return Outcome::Released;
    }
    Outcome::Past
}

/// Whether Stripe itself is to be asked, this time: at once when nobody had heard of the payment
/// yet, and once more. A page that stays open after that hears of it like everybody.
pub const fn asks_stripe(asked: u32) -> bool {
    matches!(asked, 1 | 5)
}

/// Milliseconds before the state is asked for again: soon at first, then with patience.
pub const fn pause(asked: u32) -> u64 {
    match asked {
        0 => 0,
        1..=4 => 1_000,
        5..=14 => 3_000,
        _ => 10_000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;
    use contract::appointments::{AppointmentView, ContactRequest, HoldView, PersonView};
    use contract::money::Money;
    use contract::reference::Reference;
    use contract::zone::Zoned;
    use uuid::Uuid;

    fn booking(states: &[State], payment_open: bool) -> BookingView {
        let at = DateTime::UNIX_EPOCH;
        let one = |state: &State| AppointmentView {
            id: Uuid::nil(),
            booking: Uuid::nil(),
            reference: Reference::from_random(1),
            office: "miami".into(),
            service: "passport-5".into(),
            starts_at: Zoned {
                at,
                zone: "America/New_York".into(),
            },
            minutes: 20,
            person: PersonView {
                given_names: "Ana".into(),
                surnames: "López".into(),
                document: "•••345".into(),
            },
            state: *state,
            contested: false,
            price: Money::usd(6000),
            refunds: vec![],
            actions: vec![],
            changes_close_at: at,
            refund_if_cancelled: Money::usd(6000),
            moves_left: 2,
            pending_move: None,
            reconfirm_by: None,
        };
        BookingView {
            id: Uuid::nil(),
            reference: Reference::from_random(1),
            appointments: states.iter().map(one).collect(),
            total: Money::usd(6000),
            hold: states.contains(&State::Held).then_some(HoldView {
                now: at,
                expires_at: at,
                extendable: true,
                payment_open,
            }),
            contact: ContactRequest::default(),
        }
    }

    #[test]
    fn a_held_booking_is_paying_once_the_payment_page_was_opened() {
        assert_eq!(outcome(&booking(&[State::Held], false)), Outcome::Held);
        assert_eq!(outcome(&booking(&[State::Held], true)), Outcome::Paying);
    }

    #[test]
    fn one_confirmed_person_makes_the_booking_confirmed() {
        let states = [State::Cancelled, State::Confirmed];
        assert_eq!(outcome(&booking(&states, false)), Outcome::Confirmed);
        assert_eq!(outcome(&booking(&states[..1], false)), Outcome::Past);
    }

    #[test]
    fn patience_grows() {
        assert!(pause(0) < pause(5) && pause(5) < pause(100));
    }

    #[test]
    fn stripe_is_asked_right_after_the_first_look_and_once_more_when_it_may_be_asked_again() {
        let asked: Vec<u32> = (0..1_000).filter(|n| asks_stripe(*n)).collect();
        assert_eq!(asked, [1, 5]);
        assert_eq!(pause(0), 0);
        let between: u64 = (1..5).map(pause).sum();
        assert!(between > 3_000, "{between} ms");
    }
}
