//! Where the API's doors are. Both sides build addresses from here; `{…}` are axum's parameters.

/// What every path below follows.
pub const API: &str = "/api/v1";

pub mod identity {
    pub const CODES: &str = "/identity/codes";
    /// GET, POST and DELETE.
    pub const SESSION: &str = "/identity/session";
    pub const LINKS: &str = "/identity/links";
    pub const RECOVERIES: &str = "/identity/recoveries";
    /// DELETE erases the account.
    pub const ME: &str = "/identity/me";
    pub const EXPORT: &str = "/identity/me/export";
    pub const STAFF: &str = "/identity/staff";
    /// GET lists, POST adds the one that answered `NEW_PASSKEY`.
    pub const PASSKEYS: &str = "/identity/passkeys";
    pub const NEW_PASSKEY: &str = "/identity/passkeys/new";
    /// What the passkey is asked at sign-in, and what it answers.
    pub const PASSKEY_CHALLENGE: &str = "/identity/passkeys/challenge";
    pub const PASSKEY_ANSWER: &str = "/identity/passkeys/answer";
    pub const PASSKEY: &str = "/identity/passkeys/{passkey}";
}

pub mod appointments {
    pub const SERVICES: &str = "/appointments/services";
    pub const OFFICES: &str = "/appointments/offices";
    pub const FIRST_FREE: &str = "/appointments/first-free";
    pub const OFFICE: &str = "/appointments/offices/{office}";
    pub const MONTH: &str = "/appointments/offices/{office}/availability";
    pub const DAY: &str = "/appointments/offices/{office}/availability/{date}";
    pub const DRAFT: &str = "/appointments/draft";
    pub const BOOKINGS: &str = "/appointments/bookings";
    pub const BOOKING: &str = "/appointments/bookings/{booking}";
    pub const EXTENSION: &str = "/appointments/bookings/{booking}/extension";
    pub const CHECKOUT: &str = "/appointments/bookings/{booking}/checkout";
    /// What Stripe says of the booking at this moment.
    pub const PAYMENT: &str = "/appointments/bookings/{booking}/payment";
    pub const CONTACT: &str = "/appointments/bookings/{booking}/contact";
    pub const MINE: &str = "/appointments/mine";
    pub const APPOINTMENT: &str = "/appointments/mine/{appointment}";
    pub const CANCELLATION: &str = "/appointments/mine/{appointment}/cancellation";
    pub const MOVE: &str = "/appointments/mine/{appointment}/move";
    pub const RECONFIRMATION: &str = "/appointments/mine/{appointment}/reconfirmation";
    pub const VOUCHER: &str = "/appointments/mine/{appointment}/voucher.pdf";
    pub const RECEIPT: &str = "/appointments/mine/{appointment}/receipt.pdf";
    pub const CALENDAR: &str = "/appointments/mine/{appointment}/calendar.ics";
}

pub mod verify {
    /// By a QR code's text or a number; neither belongs in an address.
    pub const CHECKS: &str = "/verify/checks";
    pub const RECORDS: &str = "/verify/records";
    /// The public keys, outside the API's prefix.
    pub const KEYS: &str = "/.well-known/jwks.json";
}

pub mod payments {
    pub const STRIPE_EVENTS: &str = "/payments/stripe/events";
}

pub mod precheck {
    pub const TABLES: &str = "/precheck/tables";
    /// A proof of work, for whoever sent much lately.
    pub const CHALLENGE: &str = "/precheck/challenge";
    pub const DRAFT: &str = "/precheck/draft";
    /// Drafts that wait for their trip to open.
    pub const SAVED_DRAFTS: &str = "/precheck/drafts";
    pub const DECLARATIONS: &str = "/precheck/declarations";
    /// GET and DELETE.
    pub const DECLARATION: &str = "/precheck/declarations/{declaration}";
    pub const TRIP: &str = "/precheck/declarations/{declaration}/trip";
    /// PUT and DELETE.
    pub const MEMBER: &str = "/precheck/declarations/{declaration}/members/{member}";
    pub const MEMBER_PAPER: &str =
        "/precheck/declarations/{declaration}/members/{member}/paper.pdf";
    /// POST opens a member, DELETE closes what is open.
    pub const OPENINGS: &str = "/precheck/openings";
    pub const LINKS: &str = "/precheck/links";
    /// The officers' desk: by the code of a paper, by a document, by a name of a flight.
    pub const DESK_SCANS: &str = "/precheck/desk/scans";
    pub const DESK_DOCUMENTS: &str = "/precheck/desk/documents";
    pub const DESK_NAMES: &str = "/precheck/desk/names";
    pub const DESK_FLIGHTS: &str = "/precheck/desk/flights/{date}";
    pub const DESK_FLIGHT: &str = "/precheck/desk/flights/{date}/{flight}";
    pub const DESK_MARKS: &str = "/precheck/desk/marks";
    pub const DESK_MARK: &str = "/precheck/desk/marks/{mark}";
}

/// The address of a path with its parameters filled in, in order, and the API's prefix.
pub fn fill(path: &str, values: &[&str]) -> String {
    let mut values = values.iter();
    let segments = path.split('/').map(|part| {
        let parameter = part.starts_with('{') && part.ends_with('}');
        if parameter {
            values.next().copied().unwrap_or_default()
        } else {
            part
        }
    });
    format!("{API}{}", segments.collect::<Vec<_>>().join("/"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn parameters_are_filled_in_order() {
        let day = super::fill(super::appointments::DAY, &["miami", "2026-12-01"]);
        assert_eq!(
            day,
            "/api/v1/appointments/offices/miami/availability/2026-12-01"
        );
    }
}
