//! A request to each operation that nothing but a right could refuse.

use super::askers::Asker;
use crate::desk::{self, OFFICE, SERVICE};
use crate::support::{Browser, Reply};
use contract::precheck::DeclarationView;
use contract::reference::{Locator, Reference};
use contract::verify::{Kind, Number};
use entity::slot;
use reqwest::Method;
use serde_json::{Value, json};
use std::sync::atomic::{AtomicU32, Ordering};
use uuid::Uuid;

/// The specimen of ICAO Doc 9303.
const ERIKSSON: &str = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n\
                        L898902C36UTO7408122F1204159ZE184226B<<<<<10";

pub struct Requests {
    /// Ana's, confirmed.
    pub appointment: Uuid,
    /// Ana's, of a trip in three days.
    pub declaration: DeclarationView,
    /// A trip as anybody may declare it.
    pub trip: Value,
    /// Free times of the office: what is booked is at the first.
    pub slots: Vec<slot::Model>,
    /// What names Ana and what is hers: her address, ids and references.
    pub of_ana: Vec<String>,
}

impl Requests {
    /// Sends what the operation asks for, in the name of this asker.
    pub async fn send(&self, operation: &str, asker: &Asker) -> Reply {
        // A new person and a new key each time.
        static SENT: AtomicU32 = AtomicU32::new(100);
        let number = SENT.fetch_add(1, Ordering::Relaxed);
        let (method, path) = operation.split_once(' ').unwrap();
        let method: Method = method.parse().unwrap();
        let request = asker
            .browser
            .request(method.clone(), &self.address(path, asker));
        let request = request.header("Idempotency-Key", format!("key-number-{number}"));
        let request = match method {
            Method::GET | Method::DELETE => request,
            _ => request.json(&self.body(operation, number)),
        };
        Browser::send(request).await
    }

    fn address(&self, path: &str, asker: &Asker) -> String {
        let date = self.slots[0].starts_at.0.date_naive();
        let filled = path
            .replace("{office}", OFFICE)
            .replace("{date}", &date.to_string())
            .replace("{booking}", &asker.booking.to_string())
            .replace("{appointment}", &self.appointment.to_string())
            .replace("{passkey}", &self.appointment.to_string())
            .replace("{mark}", &self.appointment.to_string())
            .replace("{flight}", "AV431")
            .replace("{declaration}", &self.declaration.id.to_string())
            .replace("{member}", &self.declaration.members[0].id.to_string());
        assert!(
            !filled.contains('{'),
            "{path} has a parameter that is not known here"
        );
        let month = date.format("%Y-%m");
        let query = match path.rsplit('/').next() {
            Some("availability") => format!("?service={SERVICE}&month={month}"),
            Some("{date}" | "first-free") => format!("?service={SERVICE}"),
            _ => String::new(),
        };
        filled + &query
    }

    fn body(&self, operation: &str, number: u32) -> Value {
        let (_, last) = operation.rsplit_once('/').unwrap();
        match last {
            "declarations" => self.trip.clone(),
            "trip" => json!({ "trip": self.trip["trip"], "stay": self.trip["stay"] }),
            "{member}" => self.trip["travellers"][0].clone(),
            "drafts" => json!({
                "email": "nadie@example.org", "travel_date": self.trip["trip"]["travel_date"],
                "post": "palmerola", "draft": "{}",
            }),
            "openings" => json!({
                "reference": Locator::from_random(number.into()), "birth_date": "1990-05-17",
            }),
            "scans" => json!({ "code": Number::from_random(Kind::Precheck, number.into()) }),
            "documents" => json!({ "mrz": ERIKSSON }),
            "names" => json!({ "name": "Ana", "flight": "AV 431", "date": "2026-12-10" }),
            "marks" => json!({ "marks": [{
                "id": self.appointment, "member": self.appointment, "at": "2026-12-10T12:00:00Z",
            }] }),
            "bookings" => desk::request(OFFICE, self.slots[0].id, &[desk::person(number)]),
            "move" => json!({ "office": OFFICE, "slot": self.slots[1].id }),
            "cancellation" => json!({ "seen_refund_cents": 7500 }),
            "reconfirmation" => json!({ "coming": true }),
            "contact" => json!({ "lang": "en" }),
            "codes" => json!({ "email": "nadie@example.org" }),
            "session" => json!({ "email": "nadie@example.org", "code": "000000" }),
            "passkeys" => json!({ "name": "Llave", "credential": "{}" }),
            "answer" => json!({ "credential": "{}" }),
            "links" => json!({ "secret": "A".repeat(43) }),
            "recoveries" => json!({
                "reference": Reference::from_random(number.into()), "birth_date": "1990-05-01", "new_email": "otra@example.org",
                "document": { "kind": "dni", "number": "0801-1990-00001" },
            }),
            "checks" => json!({ "text": "VC-0000-0000-0000-0" }),
            "records" => json!({ "number": "VC-0000-0000-0000-0" }),
            _ => json!({}),
        }
    }
}
