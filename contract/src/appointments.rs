//! Consular appointments: what a citizen sees and asks for.

pub mod availability;
pub mod booking;
pub mod catalogue;
pub mod checklist;
pub mod eligibility;
pub mod manage;
pub mod state;

pub use availability::{DayAvailability, DayFree, MonthAvailability, OfficeFree, TimeFree};
pub use booking::{BookingRequest, BookingView, ContactRequest, HoldView, PersonRequest};
pub use manage::{AppointmentView, CancelRequest, MoveRequest, PersonView};
pub use state::{Action, State};

/// People that one booking may bring.
pub const MOST_PEOPLE: usize = 4;
