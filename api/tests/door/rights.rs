//! Who may do what: each operation of the API against each asker, in one table.
//!
//! An operation that the table does not name fails the test, so that whoever adds a route says
//! whose it is. The addresses name a booking and an appointment of Ana's.

mod askers;
mod requests;

use crate::support::{Reply, World};
use askers::Asker;
use contract::problem::Code;
use requests::Requests;
use serde_json::Value;
use std::collections::BTreeSet;

/// In the order of the columns, so that nobody acts after what they looked at was changed: refused
/// ones first, Ana last. The rows stand in such an order too; signing out is the last of all.
///
/// A declaration of a trip belongs to whoever sent it, whatever role they have elsewhere: each asker
/// sends their own, and the rows after that name Ana's, which was sent from a browser of its own.
///
/// `ended` is a session of Ana's that was revoked while its cookie was young, `stale` one whose code
/// was entered long ago. `link` came by a mail about Ana's appointment, `reminder` by the mail that
/// asks whether she comes, `other-link` by such a mail to somebody else. No operation asks which
/// office an officer serves.
///
/// | word | answer |
/// | --- | --- |
/// | `yes` | success |
/// | `own` | success, with nothing of Ana's in it |
/// | `session` | 401, sign in first |
/// | `code` | 403, enter a fresh code first |
/// | `never` | 403, not in this role |
/// | `hidden` | 404, as if it did not exist |
/// | `secret` | open to whoever knows a secret, which none of these sends |
/// | `later` | allowed, but not while something stands in the way |
const RIGHTS: &str = "
nobody  other-link link    reminder officer border  supervisor stranger ended   stale  ana    operation
yes     yes        yes     yes      yes     yes     yes        yes      yes     yes    yes    GET /appointments/services
yes     yes        yes     yes      yes     yes     yes        yes      yes     yes    yes    GET /appointments/offices
yes     yes        yes     yes      yes     yes     yes        yes      yes     yes    yes    GET /appointments/offices/{office}
yes     yes        yes     yes      yes     yes     yes        yes      yes     yes    yes    GET /appointments/first-free
yes     yes        yes     yes      yes     yes     yes        yes      yes     yes    yes    GET /appointments/offices/{office}/availability
yes     yes        yes     yes      yes     yes     yes        yes      yes     yes    yes    GET /appointments/offices/{office}/availability/{date}
own     own        own     own      own     own     own        own      own     own    own    GET /appointments/draft
own     own        own     own      own     own     own        own      own     own    own    PUT /appointments/draft
own     own        own     own      own     own     own        own      own     own    own    DELETE /appointments/draft
own     own        own     own      own     own     own        own      own     own    own    POST /identity/codes
secret  secret     secret  secret   secret  secret  secret     secret   secret  secret secret POST /identity/session
secret  secret     secret  secret   secret  secret  secret     secret   secret  secret secret POST /identity/links
secret  secret     secret  secret   secret  secret  secret     secret   secret  secret secret POST /payments/stripe/events
own     own        own     own      own     own     own        own      own     own    own    POST /identity/recoveries
own     own        own     own      own     own     own        own      own     own    own    POST /verify/checks
own     own        own     own      own     own     own        own      own     own    own    POST /verify/records
own     own        own     own      own     own     own        own      own     yes    yes    GET /identity/session
session session    session session  never   never   never      own      session yes    yes    GET /identity/me/export
session session    session session  never   never   never      own      yes     yes    yes    GET /appointments/mine
session session    yes     yes      never   never   never      hidden   yes     yes    yes    GET /appointments/mine/{appointment}
session session    yes     yes      never   never   never      hidden   yes     yes    yes    GET /appointments/mine/{appointment}/calendar.ics
session session    yes     yes      never   never   never      hidden   yes     yes    yes    GET /appointments/mine/{appointment}/voucher.pdf
session session    yes     yes      never   never   never      hidden   yes     yes    yes    GET /appointments/mine/{appointment}/receipt.pdf
session session    session session  never   never   never      hidden   yes     yes    yes    GET /appointments/bookings/{booking}
session session    session session  never   never   never      hidden   session yes    yes    POST /appointments/bookings/{booking}/checkout
session session    session session  never   never   never      hidden   session yes    yes    POST /appointments/bookings/{booking}/payment
session session    session session  never   never   never      hidden   session code   yes    PUT /appointments/bookings/{booking}/contact
session session    session session  never   never   never      hidden   session yes    yes    POST /appointments/bookings/{booking}/extension
session session    session session  never   never   never      hidden   session yes    yes    DELETE /appointments/bookings/{booking}
session session    session session  never   never   never      own      session yes    yes    POST /appointments/bookings
session session    session yes      never   never   never      hidden   session code   yes    POST /appointments/mine/{appointment}/reconfirmation
session session    session session  never   never   never      hidden   session code   yes    POST /appointments/mine/{appointment}/move
session session    session session  never   never   never      hidden   session code   yes    POST /appointments/mine/{appointment}/cancellation
session session    session session  never   never   never      later    session code   later  DELETE /identity/me
yes     yes        yes     yes      yes     yes     yes        yes      yes     yes    yes    GET /precheck/tables
yes     yes        yes     yes      yes     yes     yes        yes      yes     yes    yes    GET /precheck/challenge
own     own        own     own      own     own     own        own      own     own    own    GET /precheck/draft
own     own        own     own      own     own     own        own      own     own    own    PUT /precheck/draft
own     own        own     own      own     own     own        own      own     own    own    DELETE /precheck/draft
own     own        own     own      own     own     own        own      own     own    own    POST /precheck/drafts
own     own        own     own      own     own     own        own      own     own    own    POST /precheck/declarations
hidden  hidden     hidden  hidden   hidden  hidden  hidden     hidden   hidden  hidden hidden GET /precheck/declarations/{declaration}
hidden  hidden     hidden  hidden   hidden  hidden  hidden     hidden   hidden  hidden hidden PUT /precheck/declarations/{declaration}/trip
hidden  hidden     hidden  hidden   hidden  hidden  hidden     hidden   hidden  hidden hidden DELETE /precheck/declarations/{declaration}
hidden  hidden     hidden  hidden   hidden  hidden  hidden     hidden   hidden  hidden hidden PUT /precheck/declarations/{declaration}/members/{member}
hidden  hidden     hidden  hidden   hidden  hidden  hidden     hidden   hidden  hidden hidden DELETE /precheck/declarations/{declaration}/members/{member}
hidden  hidden     hidden  hidden   hidden  hidden  hidden     hidden   hidden  hidden hidden GET /precheck/declarations/{declaration}/members/{member}/paper.pdf
secret  secret     secret  secret   secret  secret  secret     secret   secret  secret secret POST /precheck/openings
secret  secret     secret  secret   secret  secret  secret     secret   secret  secret secret POST /precheck/links
own     own        own     own      own     own     own        own      own     own    own    DELETE /precheck/openings
session session    session session  yes     yes     yes        never    session never  never  GET /identity/staff
session session    session session  yes     yes     yes        never    session never  never  GET /identity/passkeys
session session    session session  yes     yes     yes        never    session never  never  POST /identity/passkeys/new
session session    session session  secret  secret  secret     never    session never  never  POST /identity/passkeys
session session    session session  secret  secret  secret     never    session never  never  POST /identity/passkeys/challenge
session session    session session  secret  secret  secret     never    session never  never  POST /identity/passkeys/answer
session session    session session  hidden  hidden  hidden     never    session never  never  DELETE /identity/passkeys/{passkey}
session session    session session  never   yes     yes        never    session never  never  POST /precheck/desk/scans
session session    session session  never   yes     yes        never    session never  never  POST /precheck/desk/documents
session session    session session  never   yes     yes        never    session never  never  POST /precheck/desk/names
session session    session session  never   yes     yes        never    session never  never  GET /precheck/desk/flights/{date}
session session    session session  never   yes     yes        never    session never  never  GET /precheck/desk/flights/{date}/{flight}
session session    session session  never   yes     yes        never    session never  never  POST /precheck/desk/marks
session session    session session  never   hidden  hidden     never    session never  never  DELETE /precheck/desk/marks/{mark}
own     own        own     own      own     own     own        own      own     own    own    DELETE /identity/session
";

#[tokio::test(flavor = "multi_thread")]
async fn every_operation_answers_each_asker_as_the_table_says() {
    let mut world = crate::desk::open().await;
    // More people than one address has at once.
    world
        .replace(|config| config.precheck.free_per_visitor = 100)
        .await;
    let (askers, requests) = askers::all(&world).await;
    let mut lines = RIGHTS
        .trim()
        .lines()
        .map(|line| Row::read(line, askers.len()));
    let names: Vec<&str> = askers.iter().map(|asker| asker.name).collect();
    assert_eq!(lines.next().unwrap().cells, names);
    let rows: Vec<Row> = lines.collect();
    let listed: BTreeSet<String> = rows.iter().map(|row| row.operation.clone()).collect();
    assert_eq!(
        listed,
        operations(&world).await,
        "the table and the document"
    );
    let mut wrong = Vec::new();
    for row in &rows {
        for (asker, expected) in askers.iter().zip(&row.cells) {
            let reply = requests.send(&row.operation, asker).await;
            wrong.extend(objection(&requests, asker, expected, &reply));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// An operation, and a word for each asker.
struct Row<'t> {
    cells: Vec<&'t str>,
    operation: String,
}

impl<'t> Row<'t> {
    fn read(line: &'t str, askers: usize) -> Self {
        let mut words = line.split_whitespace();
        Self {
            cells: words.by_ref().take(askers).collect(),
            operation: words.collect::<Vec<_>>().join(" "),
        }
    }
}

/// What the document says that there is.
async fn operations(world: &World) -> BTreeSet<String> {
    let document = world.browser().get("//api/openapi.json").await.expect(200);
    let document: Value = document.json();
    let mut all = BTreeSet::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        let path = path.strip_prefix(contract::paths::API).unwrap();
        let methods = item.as_object().unwrap().keys();
        all.extend(methods.map(|method| format!("{} {path}", method.to_uppercase())));
    }
    all
}

/// What is wrong with an answer.
fn objection(requests: &Requests, asker: &Asker, expected: &str, reply: &Reply) -> Option<String> {
    let told = requests
        .of_ana
        .iter()
        .any(|secret| reply.text().contains(secret));
    let right = match expected {
        "yes" => (200..300).contains(&reply.status),
        "own" => (200..300).contains(&reply.status) && !told,
        refused => codes(refused).contains(&reply.code().as_str()) && !told,
    };
    let said = format!("{} {}", reply.status, reply.text());
    (!right).then(|| {
        format!(
            "{} as {}: not {expected} but {said}",
            reply.asked, asker.name
        )
    })
}

/// The problems that a word stands for.
fn codes(word: &str) -> Vec<&'static str> {
    let codes: &[Code] = match word {
        "session" => &[Code::SignInRequired],
        "code" => &[Code::FreshCodeRequired],
        "never" => &[Code::Forbidden],
        "hidden" => &[Code::NotFound],
        "secret" => &[
            Code::CodeRefused,
            Code::LinkRefused,
            Code::OpeningRefused,
            Code::SignatureRefused,
            Code::PasskeyRefused,
        ],
        "later" => &[Code::NotInThisState],
        other => panic!("the table has no word {other}"),
    };
    codes.iter().map(|code| code.as_str()).collect()
}
