//! Bookings and appointments as their owner sees them.

use super::cancel::{any_dispute, refund_now};
use super::confirm::price;
use super::paying;
use super::store::hold::NewHold;
use super::store::lists;
use crate::payments::{self, Purpose};
use crate::refusal::{Answer, Refusal};
use crate::seal::Purpose as Sealed;
use crate::state::App;
use chrono::{DateTime, Utc};
use contract::appointments::booking::{Contact, Person};
use contract::appointments::manage::PendingMove;
use contract::appointments::state::Circumstances;
use contract::appointments::{
    AppointmentView, BookingView, ContactRequest, HoldView, PersonView, State,
};
use contract::money::Money;
use contract::payments::RefundView;
use contract::person::Document;
use contract::reference::Reference;
use contract::zone::Zoned;
use entity::{appointment, appointment_move, booking};
use uuid::Uuid;

/// An account's booking; `None` when it is another's or none.
pub async fn booking(app: &App, account: Uuid, id: Uuid) -> Answer<Option<BookingView>> {
    let Some(row) = lists::booking_of(app.db.read(), account, id).await? else {
        return Ok(None);
    };
    let mut appointments = Vec::new();
    for person in lists::people_of(app.db.read(), id).await? {
        appointments.push(show(app, &person).await?);
    }
    let hold = hold(app, &row).await?;
    together(app, &row, appointments, hold).map(Some)
}

/// A booking that was stored a moment ago, without asking the database again.
pub fn just_held(app: &App, new: &NewHold) -> Answer<BookingView> {
    let shown = new
        .appointments
        .iter()
        .map(|row| compose(app, row, Around::default()));
    let hold = new.booking.hold_expires_at.map(|ends| HoldView {
        now: app.clock.now(),
        expires_at: ends.0,
        extendable: true,
        payment_open: false,
    });
    together(app, &new.booking, shown.collect::<Answer<_>>()?, hold)
}

fn together(
    app: &App,
    row: &booking::Model,
    appointments: Vec<AppointmentView>,
    hold: Option<HoldView>,
) -> Answer<BookingView> {
    let first = appointments
        .first()
        .ok_or_else(|| Refusal::internal("a booking of nobody"))?;
    let none = Money {
        cents: 0,
        ..first.price
    };
    let total = appointments
        .iter()
        .try_fold(none, |sum, one| sum.plus(one.price));
    Ok(BookingView {
        id: row.id,
        reference: reference(&row.reference)?,
        total: total.ok_or_else(|| Refusal::internal("prices that do not add"))?,
        hold,
        contact: contact(app, row)?,
        appointments,
    })
}

async fn hold(app: &App, row: &booking::Model) -> Answer<Option<HoldView>> {
    let Some(expires_at) = row.hold_expires_at else {
        return Ok(None);
    };
    let payment_open = paying::page_is_open(app, Purpose::Booking, row.id).await?;
    let now = app.clock.now();
    let room = row.held_at.0 + app.terms().hold_longest > expires_at.0;
    let extendable = !row.extended && room && expires_at.0 > now;
    Ok(Some(HoldView {
        now,
        expires_at: expires_at.0,
        extendable,
        payment_open,
    }))
}

fn contact(app: &App, row: &booking::Model) -> Answer<ContactRequest> {
    let contact: Contact = app.seal.open_json(Sealed::Contact, &row.contact_sealed)?;
    let phone = contact
        .phone
        .map(|phone| phone.as_str().to_owned())
        .unwrap_or_default();
    Ok(ContactRequest {
        phone,
        lang: contact.lang,
    })
}

/// An account's appointment; `None` when it is another's or none.
pub async fn appointment(app: &App, account: Uuid, id: Uuid) -> Answer<Option<AppointmentView>> {
    match lists::appointment_of(app.db.read(), account, id).await? {
        Some(row) => show(app, &row).await.map(Some),
        None => Ok(None),
    }
}

/// A row as its owner sees it. The caller has made sure who that is.
pub async fn show(app: &App, row: &appointment::Model) -> Answer<AppointmentView> {
    let pending_move = match lists::waiting_move(app.db.read(), row.id).await? {
        Some(waiting) => Some(pending_move(app, row, &waiting).await?),
        None => None,
    };
    let confirmed = row.state()? == State::Confirmed;
    let around = Around {
        disputed: confirmed && any_dispute(app.db.read(), row).await?,
        refunds: payments::refunds_of(app.db.read(), row.id).await?,
        pending_move,
    };
    compose(app, row, around)
}

/// What other records say about an appointment; nothing yet of one that was just held.
#[derive(Default)]
struct Around {
    disputed: bool,
    refunds: Vec<RefundView>,
    pending_move: Option<PendingMove>,
}

fn compose(app: &App, row: &appointment::Model, around: Around) -> Answer<AppointmentView> {
    let (terms, state) = (app.terms(), row.state()?);
    let moves_left = u32::try_from(terms.moves - row.moves_used).unwrap_or(0);
    let actions = state.actions(Circumstances {
        now: app.clock.now(),
        starts_at: row.starts_at.0,
        changes_close: terms.changes_close,
        moves_left,
        disputed: around.disputed || around.pending_move.is_some(),
    });
    Ok(AppointmentView {
        id: row.id,
        booking: row.booking,
        reference: reference(&row.reference)?,
        office: row.office.clone(),
        service: row.service.clone(),
        starts_at: at_office(app, &row.office, row.starts_at.0),
        minutes: row.minutes.unsigned_abs(),
        person: person(app, row)?,
        state,
        contested: row.contested,
        price: price(row)?,
        refunds: around.refunds,
        actions,
        changes_close_at: row.starts_at.0 - terms.changes_close,
        refund_if_cancelled: refund_now(app, row)?,
        moves_left,
        pending_move: around.pending_move,
        reconfirm_by: reconfirm_by(app, row, state),
    })
}

/// Asked by the first reminder; the seat is never taken away for silence.
fn reconfirm_by(app: &App, row: &appointment::Model, state: State) -> Option<DateTime<Utc>> {
    let (now, closes) = (app.clock.now(), row.starts_at.0 - app.terms().changes_close);
    let reminders = app.catalogue.policy.reminders.value.iter();
    let first = reminders.map(|span| span.delta()).max()?;
    let asked = now + first >= row.starts_at.0;
    let waiting = state == State::Confirmed && row.reconfirmed_at.is_none();
    (asked && waiting && now < closes).then_some(closes)
}

async fn pending_move(
    app: &App,
    row: &appointment::Model,
    waiting: &appointment_move::Model,
) -> Answer<PendingMove> {
    let order = paying::order(app, Purpose::Move, waiting.id).await?;
    let url = payments::open_page(app.db.read(), order.id).await?;
    Ok(PendingMove {
        starts_at: at_office(app, &waiting.to_office, waiting.to_starts_at.0),
        office: waiting.to_office.clone(),
        difference: Money {
            cents: waiting.difference_cents,
            currency: price(row)?.currency,
        },
        hold_expires_at: waiting
            .hold_expires_at
            .map_or(waiting.created_at.0, |at| at.0),
        url,
    })
}

/// The person of an appointment, with the document masked; empty after the data was purged.
pub fn person(app: &App, row: &appointment::Model) -> Answer<PersonView> {
    if row.purged_at.is_some() {
        let (given_names, surnames, document) = Default::default();
        return Ok(PersonView {
            given_names,
            surnames,
            document,
        });
    }
    let person: Person = app.seal.open_json(Sealed::Person, &row.person_sealed)?;
    Ok(PersonView {
        given_names: person.given_names.as_str().to_owned(),
        surnames: person.surnames.as_str().to_owned(),
        document: person
            .documents
            .first()
            .map(Document::masked)
            .unwrap_or_default(),
    })
}

pub fn at_office(app: &App, office: &str, at: DateTime<Utc>) -> Zoned {
    let zone = app
        .catalogue
        .office(office)
        .map_or("UTC", |office| office.zone.name());
    Zoned {
        at,
        zone: zone.to_owned(),
    }
}

/// A stored reference passed its check character when it was made.
pub fn reference(stored: &str) -> Answer<Reference> {
    Reference::parse(stored).map_err(Refusal::internal)
}
