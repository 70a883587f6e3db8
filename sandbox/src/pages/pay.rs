//! The hosted payment page: every try happens here, and only its end is told to the product.

use std::sync::Arc;

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::html::{Page, origin, preferred_language};
use super::pay_form::{Filled, Problem};
use super::pay_view;
use super::words::Words;
use crate::stripe::books::{Payment, Session, SessionStatus};
use crate::stripe::cards::CardNumber;
use crate::world::World;

#[derive(Deserialize)]
pub struct Prefill {
    card: Option<String>,
}

pub async fn show(
    State(world): State<Arc<World>>,
    Path(id): Path<String>,
    Query(prefill): Query<Prefill>,
    headers: HeaderMap,
) -> Response {
    let Some(session) = find(&world, &id) else {
        return unknown(&headers);
    };
    let words = words_for(&session, &headers);
    let filled = prefill
        .card
        .as_deref()
        .map(Filled::with_test_card)
        .unwrap_or_default();
    state_of(&session, words, &filled, None)
}

pub async fn pay(
    State(world): State<Arc<World>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    Form(filled): Form<Filled>,
) -> Response {
    let Some(session) = find(&world, &id) else {
        return unknown(&headers);
    };
    let words = words_for(&session, &headers);
    let card = match filled.check(world.clock.time().date_naive()) {
        Ok(card) => card,
        Err(problem) => return state_of(&session, words, &filled, Some(&problem)),
    };
    let email = filled
        .email
        .as_deref()
        .filter(|email| !email.trim().is_empty());
    let payment = world.books().pay(&id, &card, email, false);
    match payment {
        Ok(Payment::Done) => on_to(&session),
        Ok(Payment::Confirm) => confirmation(&session, words, &card, email),
        Ok(Payment::Declined(reason)) => {
            let problem = Problem::declined(reason);
            state_of(&session, words, &filled, Some(&problem))
        }
        Ok(Payment::Closed) => closed(&world, &id, &headers),
        Err(_) => unknown(&headers),
    }
}

#[derive(Deserialize)]
pub struct Confirmation {
    number: String,
    answer: String,
    email: Option<String>,
}

/// The bank's question was answered.
pub async fn confirm(
    State(world): State<Arc<World>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    Form(form): Form<Confirmation>,
) -> Response {
    let Some(session) = find(&world, &id) else {
        return unknown(&headers);
    };
    let words = words_for(&session, &headers);
    let card = CardNumber::parse(&form.number).filter(|_| form.answer == "yes");
    let Some(card) = card else {
        if let Err(refusal) = world.books().refuse_to_confirm(&id) {
            tracing::debug!(?refusal, "nothing to refuse");
        }
        return state_of(
            &session,
            words,
            &Filled::default(),
            Some(&Problem::NotConfirmed),
        );
    };
    let payment = world.books().pay(
        &id,
        &card,
        form.email.as_deref().filter(|email| !email.is_empty()),
        true,
    );
    match payment {
        Ok(Payment::Done) => on_to(&session),
        _ => closed(&world, &id, &headers),
    }
}

fn find(world: &World, id: &str) -> Option<Session> {
    world.books().sessions.get(id).cloned()
}

fn words_for(session: &Session, headers: &HeaderMap) -> &'static Words {
    let asked = session.locale.as_deref().filter(|locale| *locale != "auto");
    Words::of(asked.unwrap_or_else(|| preferred_language(headers)))
}

/// Back to the product, which is told which session this was.
fn on_to(session: &Session) -> Response {
    Redirect::to(&success_url(session)).into_response()
}

fn success_url(session: &Session) -> String {
    session
        .success_url
        .replace("{CHECKOUT_SESSION_ID}", &session.id)
}

fn closed(world: &World, id: &str, headers: &HeaderMap) -> Response {
    match find(world, id) {
        Some(session) => {
            let words = words_for(&session, headers);
            state_of(&session, words, &Filled::default(), None)
        }
        None => unknown(headers),
    }
}

/// The page as it stands. A declined card is an answer like any other, so its status is 200: a
/// browser would report an error status in its console.
fn state_of(
    session: &Session,
    words: &Words,
    filled: &Filled,
    problem: Option<&Problem>,
) -> Response {
    let mut page = match session.status {
        SessionStatus::Open => {
            let body = pay_view::form(session, words, filled, problem);
            Page::new(words, words.pay_title, body)
        }
        SessionStatus::Complete => {
            let body = pay_view::done(words, &success_url(session));
            Page::new(words, words.paid_title, body)
        }
        SessionStatus::Expired => {
            let body = pay_view::too_late(words, session.cancel_url.as_deref());
            Page::new(words, words.expired_title, body)
        }
    };
    page.leads_to = origin(&session.success_url);
    page.into_response()
}

fn confirmation(
    session: &Session,
    words: &Words,
    card: &CardNumber,
    email: Option<&str>,
) -> Response {
    let body = pay_view::confirmation(session, words, card, email);
    let mut page = Page::new(words, words.confirm_title, body);
    page.leads_to = origin(&session.success_url);
    page.into_response()
}

fn unknown(headers: &HeaderMap) -> Response {
    super::front::missing(Words::of(preferred_language(headers)))
}
