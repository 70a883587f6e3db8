//! `POST appointments/bookings/{booking}/checkout`: the way to Stripe's page. It keeps the seats
//! until after that page has closed; paying again leads to the same page while it is open.

use super::confirm::price;
use super::paying;
use super::store::{bookings, lists};
use crate::payments::{Line, Opened, Purpose, Terms};
use crate::permit::CheckedCitizen;
use crate::refusal::{Answer, Refusal};
use crate::state::App;
use crate::transaction;
use axum::extract::{Path, State as Shared};
use contract::lang::Lang;
use contract::money::Money;
use contract::payments::Checkout;
use contract::problem::{Code, Problem};
use entity::{At, appointment, appointment_move, booking};
use uuid::Uuid;

/// Opens the payment page of a booking, or finds it again.
#[utoipa::path(post, path = contract::paths::appointments::CHECKOUT, tag = "appointments",
    params(("booking" = Uuid, Path)),
    responses((status = 200, body = Checkout), (status = "4XX", body = Problem), (status = 503, body = Problem)))]
pub async fn open(
    Shared(app): Shared<App>,
    citizen: CheckedCitizen,
    Path(id): Path<Uuid>,
) -> Answer<axum::Json<Checkout>> {
    let found = lists::booking_of(app.db.read(), citizen.account, id)
        .await?
        .ok_or(Code::NotFound)?;
    let kept_until = keep_seats(&app, &found).await?;
    let order = paying::order(&app, Purpose::Booking, id).await?;
    let lang = Lang::from_tag(&found.lang).unwrap_or_default();
    let terms = Terms {
        lines: lines(&app, id, lang).await?,
        lang,
        expires_at: kept_until.0 - app.terms().after_checkout,
        success_url: page(&app, lang, &format!("citas/confirmada/{id}")),
        cancel_url: page(&app, lang, &format!("citas/pago?reserva={id}")),
    };
    match app.payments.open_checkout(order.id, &terms).await? {
        Opened::Page { url, .. } => Ok(axum::Json(Checkout {
            url,
            hold_expires_at: kept_until.0,
        })),
        Opened::AlreadyPaid => Err(not_in_this_state("confirmed")),
    }
}

fn not_in_this_state(state: &str) -> Refusal {
    Problem::from(Code::NotInThisState)
        .with("state", &state)
        .into()
}

/// The absolute address of one of our pages, to come back to.
fn page(app: &App, lang: Lang, path: &str) -> String {
    format!("{}/{}/{path}", app.config.public_url, lang.tag())
}

/// Until when the seats stay: the first opening extends the hold, later ones find it extended.
async fn keep_seats(app: &App, found: &booking::Model) -> Answer<At> {
    let (terms, now) = (app.terms(), app.clock.now());
    let ends = found
        .hold_expires_at
        .filter(|at| at.0 > now)
        .ok_or(Code::HoldLapsed)?;
    if found.checkout_extended {
        return Ok(ends);
    }
    let until = At((now + terms.payment_window()).min(found.held_at.0 + terms.hold_longest));
    let id = found.id;
    let extended = transaction!(app.db, |tx| Ok(bookings::extend_for_checkout(
        tx,
        id,
        At(now),
        until
    )
    .await?))?;
    if extended {
        return Ok(until);
    }
    // Another tab was faster, or the hold ended in between.
    let again = lists::booking(app.db.read(), id)
        .await?
        .and_then(|row| row.hold_expires_at);
    Ok(again.ok_or(Code::HoldLapsed)?)
}

/// One line a person: the service's name and its price. Nothing personal goes to Stripe.
async fn lines(app: &App, booking: Uuid, lang: Lang) -> Answer<Vec<Line>> {
    let people = lists::people_of(app.db.read(), booking).await?;
    people
        .iter()
        .map(|person| line(app, person, price(person)?, lang))
        .collect()
}

fn line(app: &App, person: &appointment::Model, amount: Money, lang: Lang) -> Answer<Line> {
    let service = app.catalogue.service(&person.service);
    let service = service.ok_or_else(|| Refusal::internal("an unknown service"))?;
    Ok(Line {
        label: service.name.in_lang(lang).to_owned(),
        amount,
    })
}

/// Opens the payment page for the difference of a dearer time.
pub async fn open_for_move(app: &App, row: &appointment_move::Model) -> Answer<()> {
    let found = lists::appointment(app.db.read(), row.appointment)
        .await?
        .ok_or(Code::NotFound)?;
    let booking = lists::booking(app.db.read(), found.booking)
        .await?
        .ok_or(Code::NotFound)?;
    let order = paying::order(app, Purpose::Move, row.id).await?;
    let lang = Lang::from_tag(&booking.lang).unwrap_or_default();
    let difference = Money {
        cents: row.difference_cents,
        currency: price(&found)?.currency,
    };
    let ends = row.hold_expires_at.ok_or(Code::HoldLapsed)?;
    let back = page(app, lang, &format!("mis-citas/{}", found.id));
    let terms = Terms {
        lines: vec![line(app, &found, difference, lang)?],
        lang,
        expires_at: ends.0 - app.terms().after_checkout,
        success_url: back.clone(),
        cancel_url: back,
    };
    app.payments.open_checkout(order.id, &terms).await?;
    Ok(())
}
