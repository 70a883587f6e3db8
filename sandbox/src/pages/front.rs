use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};

use super::html::{Page, escape, money, preferred_language};
use super::test_cards;
use super::words::Words;
use crate::faults::Fault;
use crate::stripe::books::{Session, SessionStatus};
use crate::world::World;

const SHOWN: usize = 10;

/// What programs find here; the words are the names of things, so they are not translated.
const DOORS: [(&str, &str); 13] = [
    (
        "/v1/…",
        "Stripe's API: checkout sessions, payment intents, charges, refunds, disputes, events",
    ),
    (
        "GET /sandbox/api/clock",
        "the time here; POST {\"advance_seconds\": 60} moves it ahead",
    ),
    (
        "GET /sandbox/api/faults",
        "what goes wrong on purpose and how often it did; PUT changes it",
    ),
    (
        "PUT /sandbox/api/webhook",
        "{\"url\": …} sends webhooks elsewhere",
    ),
    (
        "GET /sandbox/api/webhooks",
        "how deliveries went; POST …/{event}/send sends one again",
    ),
    (
        "POST /sandbox/api/checkout/{id}/pay",
        "{\"card\": …} pays without the page",
    ),
    (
        "POST /sandbox/api/refunds/{id}/{succeeded|failed}",
        "decides a refund",
    ),
    (
        "POST /sandbox/api/disputes",
        "{\"payment_intent\": …} contests a payment",
    ),
    (
        "POST /sandbox/api/disputes/{id}/{won|lost}",
        "decides a dispute",
    ),
    (
        "GET /sandbox/api/books",
        "what was really captured, refunded and lost, session by session",
    ),
    (
        "GET /sandbox/api/requests",
        "the requests to Stripe's API, word for word; DELETE forgets",
    ),
    (
        "GET /mail/api/messages?to=",
        "mails, newest first, with `code`; &wait_ms=5000 waits for one; DELETE throws away",
    ),
    (
        "GET /mail/api/messages/{id}/attachments/{n}",
        "the bytes of an attachment",
    ),
];

pub async fn front(State(world): State<Arc<World>>, headers: HeaderMap) -> Response {
    let words = Words::of(preferred_language(&headers));
    let books = world.books();
    let latest: Vec<Session> = books.sessions.iter().rev().take(SHOWN).cloned().collect();
    drop(books);
    let body = format!(
        "<main class=\"wide\">\n<h1>{title}</h1>\n<p>{text}</p>\n\
         <ul class=\"rows\"><li class=\"cell\"><a href=\"/mail\">{mailbox} ({mails})</a>\
         <br><span class=\"soft\">{hint}</span></li></ul>\n\
         <h2>{recent}</h2>\n{payments}\n{cards}\n{programs}\n</main>",
        title = words.front_title,
        text = words.front_text,
        mailbox = words.mailbox,
        mails = world.mailbox.len(),
        hint = words.mailbox_hint,
        recent = words.recent,
        payments = payments(words, &latest),
        cards = test_cards::list(words, ""),
        programs = programs(words),
    );
    Page::new(words, words.front_title, body).into_response()
}

fn payments(words: &Words, latest: &[Session]) -> String {
    if latest.is_empty() {
        return format!("<p class=\"soft\">{}</p>", words.no_payments);
    }
    let row = |session: &Session| {
        let state = match session.status {
            SessionStatus::Open => words.open,
            SessionStatus::Complete => words.paid,
            SessionStatus::Expired => words.expired,
        };
        let name = session
            .line_items
            .first()
            .map_or("", |item| item.name.as_str());
        format!(
            "<li><a href=\"/c/pay/{}\">{}</a><span class=\"aside\">{}<br>\
             <span class=\"soft\">{state}</span></span></li>\n",
            escape(&session.id),
            escape(name),
            money(session.amount, &session.currency),
        )
    };
    format!(
        "<ul class=\"rows\">\n{}</ul>",
        latest.iter().map(row).collect::<String>()
    )
}

fn programs(words: &Words) -> String {
    let row = |(name, does): (&str, &str)| {
        format!(
            "<li class=\"cell\"><code>{}</code><br>{}</li>\n",
            escape(name),
            escape(does)
        )
    };
    let faults = Fault::ALL.iter().map(|(fault, does)| {
        let name = serde_json::to_string(fault).unwrap_or_default();
        row((name.trim_matches('"'), does))
    });
    format!(
        "<details>\n<summary>{}</summary>\n<ul class=\"rows\" lang=\"en\">\n{}</ul>\n\
         <h2 lang=\"en\">Faults</h2>\n<ul class=\"rows\" lang=\"en\">\n{}</ul>\n</details>",
        words.for_programs,
        DOORS.into_iter().map(row).collect::<String>(),
        faults.collect::<String>(),
    )
}

pub async fn not_found(headers: HeaderMap) -> Response {
    missing(Words::of(preferred_language(&headers)))
}

pub fn missing(words: &Words) -> Response {
    let body = format!(
        "<main>\n<h1>{}</h1>\n<p>{}</p>\n<p><a class=\"button\" href=\"/\">{}</a></p>\n</main>",
        words.unknown_title, words.unknown_text, words.home,
    );
    let mut page = Page::new(words, words.unknown_title, body);
    page.status = StatusCode::NOT_FOUND;
    page.into_response()
}
