//! Complete submissions of the pre-check over HTTP: read, checked against the window, sealed,
//! indexed and stored. Every request declares another traveller.

use std::io::Write;

use chrono::{Days, TimeDelta, Utc};
use contract::paths;
use contract::precheck::trip::EndRequest;
use contract::precheck::{
    DeclarationRequest, ReachRequest, StayRequest, TravelDocumentFields, TravellerRequest,
    TripRequest,
};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};
use xtask::process::Done;

use super::load::Requests;
use crate::world::Place;

/// Stands in the body where each request has its own document number.
const MARK: &str = "Q00000000";

/// Requests of which everything that does not change is made beforehand.
pub struct Declarations {
    head: String,
    /// The body in two parts around the document's number.
    body: (String, String),
}

impl Declarations {
    pub fn new(place: &Place) -> Self {
        let path = paths::fill(paths::precheck::DECLARATIONS, &[]);
        let address = place.address();
        let head = format!(
            "POST {path} HTTP/1.1\r\nhost: 127.0.0.1\r\norigin: {address}\r\n\
             content-type: application/json\r\nidempotency-key: "
        );
        let text = serde_json::to_string(&entry()).unwrap_or_default();
        let (before, after) = text.split_once(MARK).unwrap_or((&text, ""));
        Self {
            head,
            body: (before.to_owned(), after.to_owned()),
        }
    }
}

impl Requests for Declarations {
    fn next(&self, _: usize, number: u64, into: &mut Vec<u8>) {
        let (before, after) = &self.body;
        let length = before.len() + MARK.len() + after.len();
        let head = &self.head;
        let written = write!(
            into,
            "{head}declare-{number:012}\r\ncontent-length: {length}\r\n\r\n{before}Q{number:08}{after}"
        );
        // Writing to memory cannot fail.
        drop(written);
    }
}

/// One traveller's entry by air, in three days.
fn entry() -> DeclarationRequest {
    let country = |code: &str| EndRequest {
        country: code.into(),
        city: String::new(),
    };
    #[expect(
        clippy::disallowed_methods,
        reason = "the product's clock is the machine's"
    )]
    let now = Utc::now();
    // Honduras has no summer time.
    let today = (now - TimeDelta::hours(6)).date_naive();
    let traveller = TravellerRequest {
        given_names: "Ana María".into(),
        surnames: "Zelaya Pineda".into(),
        sex: "F".into(),
        birth_date: "1990-05-17".into(),
        nationality: "HND".into(),
        residence: "USA".into(),
        profession: "Enfermera".into(),
        document: TravelDocumentFields {
            kind: "passport".into(),
            number: MARK.into(),
            issuer: "HND".into(),
            expires: "2039-01-31".into(),
        },
    };
    DeclarationRequest {
        trip: TripRequest {
            direction: "entry".into(),
            travel_date: (today + Days::new(3)).to_string(),
            purpose: "family".into(),
            origin: country("USA"),
            destination: country("HND"),
            means: "air".into(),
            carrier: "AV".into(),
            conveyance: "431".into(),
            post: "palmerola".into(),
            departure: None,
        },
        stay: Some(StayRequest {
            lodging: String::new(),
            address: "Barrio Abajo, casa 12".into(),
            city: "Comayagua".into(),
        }),
        travellers: vec![traveller],
        contact: ReachRequest::default(),
    }
}

/// Every answered submission is there whole, each with a member and another document.
///
/// # Errors
/// That they are not what was to be measured.
pub async fn complete(conn: &DatabaseConnection) -> Done {
    let ask = Statement::from_string(
        DbBackend::Postgres,
        "SELECT (SELECT COUNT(*) FROM declaration) AS declarations, COUNT(*) AS members, \
         COUNT(DISTINCT declaration) AS joined, COUNT(DISTINCT document_key) AS documents \
         FROM declaration_member",
    );
    let said = |error: sea_orm::DbErr| error.to_string();
    let row = conn.query_one_raw(ask).await.map_err(said)?;
    let row = row.ok_or("the books are empty")?;
    let mut counts = Vec::new();
    for column in ["declarations", "members", "joined", "documents"] {
        counts.push(row.try_get::<i64>("", column).map_err(said)?);
    }
    if counts[0] == 0 || counts.iter().any(|count| *count != counts[0]) {
        return Err(format!(
            "bench: these are not whole declarations: {counts:?}"
        ));
    }
    println!("\n{} declarations are stored whole", counts[0]);
    Ok(())
}
