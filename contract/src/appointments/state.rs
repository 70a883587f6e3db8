//! The states of an appointment and the moves between them. There is no other way to change one.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// The seat is kept while the order waits for its payment.
    Held,
    /// The hold ended unpaid.
    Lapsed,
    /// Given up by its owner before it was paid.
    Released,
    Confirmed,
    Attended,
    NoShow,
    Cancelled,
    /// The card holder's bank took the money back.
    ChargedBack,
}

/// A move that the state does not allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Illegal {
    pub from: State,
}

/// What an owner may ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Action {
    Pay,
    Release,
    Move,
    Cancel,
    Voucher,
    Receipt,
}

/// What, beside the state, decides the actions.
#[derive(Clone, Copy, Debug)]
pub struct Circumstances {
    pub now: DateTime<Utc>,
    pub starts_at: DateTime<Utc>,
    /// Changes close this long before the appointment.
    pub changes_close: TimeDelta,
    pub moves_left: u32,
    pub disputed: bool,
}

impl State {
    pub const ALL: [Self; 8] = [
        Self::Held,
        Self::Lapsed,
        Self::Released,
        Self::Confirmed,
        Self::Attended,
        Self::NoShow,
        Self::Cancelled,
        Self::ChargedBack,
    ];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Lapsed => "lapsed",
            Self::Released => "released",
            Self::Confirmed => "confirmed",
            Self::Attended => "attended",
            Self::NoShow => "no_show",
            Self::Cancelled => "cancelled",
            Self::ChargedBack => "charged_back",
        }
    }

    pub fn from_text(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }

    /// Counts against the limits of its account, and its person cannot be booked again there.
    pub const fn active(self) -> bool {
        matches!(self, Self::Held | Self::Confirmed)
    }

    /// Paid. A lapsed hold can still be: money that came late took its seat again.
    ///
    /// # Errors
    /// [`Illegal`] unless held or lapsed.
    pub const fn confirm(self) -> Result<Self, Illegal> {
        match self {
            Self::Held | Self::Lapsed => Ok(Self::Confirmed),
            from => Err(Illegal { from }),
        }
    }

    /// # Errors
    /// [`Illegal`] unless held.
    pub const fn lapse(self) -> Result<Self, Illegal> {
        match self {
            Self::Held => Ok(Self::Lapsed),
            from => Err(Illegal { from }),
        }
    }

    /// # Errors
    /// [`Illegal`] unless held.
    pub const fn release(self) -> Result<Self, Illegal> {
        match self {
            Self::Held => Ok(Self::Released),
            from => Err(Illegal { from }),
        }
    }

    /// # Errors
    /// [`Illegal`] unless confirmed.
    pub const fn cancel(self) -> Result<Self, Illegal> {
        match self {
            Self::Confirmed => Ok(Self::Cancelled),
            from => Err(Illegal { from }),
        }
    }

    /// The office saw the person, or did not.
    ///
    /// # Errors
    /// [`Illegal`] unless confirmed.
    pub const fn close(self, attended: bool) -> Result<Self, Illegal> {
        match (self, attended) {
            (Self::Confirmed, true) => Ok(Self::Attended),
            (Self::Confirmed, false) => Ok(Self::NoShow),
            (from, _) => Err(Illegal { from }),
        }
    }

    /// A dispute was lost. What was served stays served.
    ///
    /// # Errors
    /// [`Illegal`] unless confirmed.
    pub const fn charge_back(self) -> Result<Self, Illegal> {
        match self {
            Self::Confirmed => Ok(Self::ChargedBack),
            from => Err(Illegal { from }),
        }
    }

    /// What its owner may do, in the order of the page.
    pub fn actions(self, around: Circumstances) -> Vec<Action> {
        let open = around.now + around.changes_close <= around.starts_at && !around.disputed;
        match self {
            Self::Held => vec![Action::Pay, Action::Release],
            Self::Confirmed => {
                let mut actions = vec![Action::Voucher, Action::Receipt];
                actions.extend((open && around.moves_left > 0).then_some(Action::Move));
                actions.extend(open.then_some(Action::Cancel));
                actions
            }
            Self::Attended | Self::NoShow | Self::Cancelled => vec![Action::Receipt],
            Self::Lapsed | Self::Released | Self::ChargedBack => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_confirmed_appointment_can_be_cancelled_closed_or_charged_back() {
        for state in State::ALL {
            let confirmed = state == State::Confirmed;
            assert_eq!(state.cancel().is_ok(), confirmed);
            assert_eq!(state.close(true).is_ok(), confirmed);
            assert_eq!(state.charge_back().is_ok(), confirmed);
        }
    }

    #[test]
    fn late_money_can_confirm_a_lapsed_hold_but_nothing_else_that_ended() {
        assert_eq!(State::Lapsed.confirm(), Ok(State::Confirmed));
        for ended in [
            State::Released,
            State::Cancelled,
            State::Confirmed,
            State::NoShow,
        ] {
            assert_eq!(ended.confirm(), Err(Illegal { from: ended }));
        }
    }

    #[test]
    fn the_page_offers_no_change_within_the_last_day() {
        let now = DateTime::UNIX_EPOCH;
        let mut around = Circumstances {
            now,
            starts_at: now + TimeDelta::hours(24),
            changes_close: TimeDelta::hours(24),
            moves_left: 0,
            disputed: false,
        };
        let actions = State::Confirmed.actions(around);
        assert_eq!(actions, [Action::Voucher, Action::Receipt, Action::Cancel]);
        around.starts_at -= TimeDelta::seconds(1);
        assert_eq!(
            State::Confirmed.actions(around),
            [Action::Voucher, Action::Receipt]
        );
    }
}
