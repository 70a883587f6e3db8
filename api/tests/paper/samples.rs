//! One message of each kind, with values that a leak would show.

use api::notifications::{
    Cancelled, Confirmed, ContactChangeNotice, ContactChanged, Declared, DraftKept, DraftLink,
    HoldLapsing, Message, MoneyMoved, Moved, PasskeyChange, RecoveryStarted, Reminder, Secret,
    SignInCode,
};
use api::wording::{Office, Terms, Travel, Visit};
use chrono::{DateTime, Utc};
use contract::lang::Text;
use contract::moments::read_day;
use contract::money::Money;
use contract::precheck::{Direction, Means};
use contract::reference::Reference;
use contract::zone::Zoned;
use uuid::Uuid;

pub const SITE: &str = "https://citas.example.hn";
pub const LINK: &str = "Vq3xSecretOfTheLink";
pub const CODE: &str = "482913";

pub fn instant(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

pub fn text(es: &str, en: &str) -> Text {
    Text {
        es: es.into(),
        en: en.into(),
    }
}

pub fn houston(at: &str) -> Zoned {
    Zoned {
        at: instant(at),
        zone: "America/Chicago".into(),
    }
}

pub fn terms() -> Terms {
    Terms {
        changes_close_hours: 24,
        whole_refund_hours: 48,
        moves: 2,
    }
}

pub fn reference(random: u64) -> Reference {
    Reference::from_random(random)
}

pub fn visit() -> Visit {
    Visit {
        appointment: Uuid::from_u128(0x0197_0000_0000_7000_8000_0000_0000_0001),
        reference: reference(0x12_3456_789a),
        person: "María José O'Higgins <b>".into(),
        service: text("Pasaporte de 10 años", "Passport, 10 years"),
        at: houston("2026-12-07T15:30:00Z"),
        minutes: 20,
        office: Office {
            name: text("Consulado en Houston", "Consulate in Houston"),
            address: Some("7400 Harwin Drive, Suite 300, Houston, TX 77036".into()),
            city: "Houston".into(),
            phone: Some("+1 713 555 0100".into()),
        },
        fee: Money::usd(7_500),
        bring: vec![
            text("DNI vigente", "Valid DNI"),
            text(
                "Pasaporte anterior, si lo tiene",
                "Previous passport, if you have one",
            ),
        ],
        moves: 1,
    }
}

pub fn confirmed() -> Message {
    Message::Confirmed(Confirmed {
        visits: vec![visit()],
        paid: Money::usd(7_500),
        terms: terms(),
        link: Secret::new(LINK),
        at: instant("2026-11-24T21:00:00Z"),
    })
}

fn money() -> MoneyMoved {
    MoneyMoved {
        reference: reference(0x12_3456_789a),
        amount: Money::usd(7_500),
    }
}

/// A family's entry by air.
pub fn travel() -> Travel {
    let people = ["María José O'Higgins <b>", "Ángel Núñez"];
    Travel {
        direction: Direction::Entry,
        travel_date: read_day("2026-12-10").unwrap(),
        post: text("Aeropuerto Palmerola", "Palmerola airport"),
        means: Means::Air,
        conveyance: "AV431".into(),
        people: people.map(str::to_owned).into(),
    }
}

fn tegucigalpa(at: &str) -> Zoned {
    Zoned {
        at: instant(at),
        zone: "America/Tegucigalpa".into(),
    }
}

/// Every variant once; the match of `Message::kind` reminds whoever adds one.
pub fn every_message() -> Vec<Message> {
    let at = instant("2026-11-24T21:00:00Z");
    let link = || Secret::new(LINK);
    vec![
        Message::SignInCode(SignInCode {
            code: Secret::new(CODE),
            minutes: 10,
        }),
        Message::HoldLapsing(HoldLapsing {
            visits: vec![visit()],
            total: Money::usd(7_500),
            ends: instant("2026-11-24T21:40:00Z"),
        }),
        confirmed(),
        Message::Moved(Moved {
            visit: visit(),
            before: houston("2026-12-01T16:00:00Z"),
            before_city: "Houston".into(),
            charged: None,
            refund: Some(Money::usd(1_500)),
            terms: terms(),
            link: link(),
            at,
        }),
        Message::Cancelled(Cancelled {
            visit: visit(),
            refund: Some(Money::usd(7_500)),
            retained: None,
            by_office: false,
            at,
        }),
        Message::Refunded(money()),
        Message::RefundFailed(money()),
        Message::LateRefund(money()),
        Message::Contested,
        Message::Reminder(Reminder {
            visit: visit(),
            days: 7,
            terms: terms(),
            link: link(),
        }),
        Message::ContactChangeNotice(ContactChangeNotice {
            reference: reference(7),
            new_email_masked: "m•••@correo.hn".into(),
            takes_effect: houston("2026-11-27T21:00:00Z"),
            city: "Houston".into(),
            stop: link(),
        }),
        Message::RecoveryStarted(RecoveryStarted {
            reference: reference(7),
            takes_effect: houston("2026-11-27T21:00:00Z"),
            city: "Houston".into(),
        }),
        Message::ContactChanged(ContactChanged {
            reference: reference(7),
            link: link(),
        }),
        Message::PasskeyChanged(PasskeyChange::Added("Teléfono".into())),
        Message::Declared(Declared {
            travel: travel(),
            changed: false,
            link: link(),
        }),
        Message::DeclarationWithdrawn(travel()),
        Message::DraftKept(DraftKept {
            opens: tegucigalpa("2026-12-03T06:00:00Z"),
            link: link(),
        }),
        Message::DraftOpens(DraftLink { link: link() }),
        Message::Disputed(money()),
        Message::ChargedBack(money()),
        Message::DisputeWon(money()),
    ]
}
