//! What the room writes to people. Every mail has one cause, so that a retry writes none twice.

use super::confirm::price;
use super::store::lists;
use super::view;
use crate::identity;
use crate::notifications::outbox::{self, Mail};
use crate::notifications::{
    Cancelled, Confirmed, HoldLapsing, Message, MoneyMoved, Moved, Reminder, Secret,
};
use crate::refusal::{Answer, Refusal};
use crate::state::App;
use crate::wording::{Office, Terms, Visit};
use chrono::TimeDelta;
use contract::identity::LinkPurpose;
use contract::lang::Lang;
use contract::money::Money;
use entity::{appointment, appointment_move, booking, person_claim};
use sea_orm::DatabaseTransaction;
use std::collections::BTreeSet;
use uuid::Uuid;

/// A link in a mail works until a month after the appointment, for the papers.
const LINK_AFTER: TimeDelta = TimeDelta::days(30);

pub async fn confirmed(
    tx: &DatabaseTransaction,
    app: &App,
    booking: &booking::Model,
    people: &[appointment::Model],
) -> Answer<()> {
    let Some(first) = people.first() else {
        return Ok(());
    };
    let visits = people
        .iter()
        .map(|row| visit(app, row))
        .collect::<Answer<Vec<_>>>()?;
    let none = Money {
        cents: 0,
        ..price(first)?
    };
    let paid = visits
        .iter()
        .try_fold(none, |sum, visit| sum.plus(visit.fee));
    let message = Message::Confirmed(Confirmed {
        paid: paid.ok_or_else(|| Refusal::internal("prices that do not add"))?,
        visits,
        terms: terms(app),
        link: link(tx, app, first, LinkPurpose::Appointment).await?,
        at: app.clock.now(),
    });
    write(
        tx,
        app,
        first,
        &format!("confirmed:{}", booking.id),
        message,
    )
    .await
}

/// Both sides get the same words, once for each contest.
pub async fn contested(
    tx: &DatabaseTransaction,
    app: &App,
    row: &appointment::Model,
    rivals: &[person_claim::Model],
) -> Answer<()> {
    let cause = |id: Uuid| format!("contested:{}:{id}", row.id);
    write(tx, app, row, &cause(row.id), Message::Contested).await?;
    let others: BTreeSet<Uuid> = rivals.iter().map(|rival| rival.appointment).collect();
    for id in others {
        let other = lists::appointment(tx, id).await?;
        let other = other.ok_or_else(|| Refusal::internal("a claim of no appointment"))?;
        write(tx, app, &other, &cause(id), Message::Contested).await?;
    }
    Ok(())
}

/// Money that came too late goes back.
pub async fn late_refund(
    tx: &DatabaseTransaction,
    app: &App,
    row: &appointment::Model,
    cause: &str,
    amount: Money,
) -> Answer<()> {
    let message = Message::LateRefund(money_moved(row, amount)?);
    write(tx, app, row, cause, message).await
}

pub async fn cancelled(
    tx: &DatabaseTransaction,
    app: &App,
    row: &appointment::Model,
    refund: Money,
    retained: Money,
) -> Answer<()> {
    let some = |money: Money| (money.cents > 0).then_some(money);
    let message = Message::Cancelled(Cancelled {
        visit: visit(app, row)?,
        refund: some(refund),
        retained: some(retained),
        by_office: false,
        at: app.clock.now(),
    });
    write(tx, app, row, &format!("cancelled:{}", row.id), message).await
}

/// `before` is the appointment as it was.
pub async fn moved(
    tx: &DatabaseTransaction,
    app: &App,
    before: &appointment::Model,
    row: &appointment_move::Model,
) -> Answer<()> {
    let now = lists::appointment(tx, before.id).await?;
    let now = now.ok_or_else(|| Refusal::internal("a move of no appointment"))?;
    let amount = |cents: i64| -> Answer<Option<Money>> {
        let currency = price(before)?.currency;
        Ok((cents > 0).then_some(Money { cents, currency }))
    };
    let message = Message::Moved(Moved {
        visit: visit(app, &now)?,
        before: view::at_office(app, &before.office, before.starts_at.0),
        before_city: office(app, &before.office)?.city,
        charged: amount(row.difference_cents)?,
        refund: amount(-row.difference_cents)?,
        terms: terms(app),
        link: link(tx, app, before, LinkPurpose::Appointment).await?,
        at: app.clock.now(),
    });
    write(tx, app, before, &format!("moved:{}", row.id), message).await
}

pub async fn reminder(
    tx: &DatabaseTransaction,
    app: &App,
    row: &appointment::Model,
    days: u32,
) -> Answer<()> {
    let message = Message::Reminder(Reminder {
        visit: visit(app, row)?,
        days,
        terms: terms(app),
        link: link(tx, app, row, LinkPurpose::Reconfirm).await?,
    });
    // A moved appointment is reminded of anew.
    let cause = format!("reminder:{}:{}:{days}", row.id, row.starts_at.0.timestamp());
    write(tx, app, row, &cause, message).await
}

/// The seats are about to go because nobody has paid.
pub async fn hold_lapsing(
    tx: &DatabaseTransaction,
    app: &App,
    booking: &booking::Model,
) -> Answer<()> {
    let (Some(ends), people) = (
        booking.hold_expires_at,
        lists::people_of(tx, booking.id).await?,
    ) else {
        return Ok(());
    };
    let Some(first) = people.first() else {
        return Ok(());
    };
    let visits = people
        .iter()
        .map(|row| visit(app, row))
        .collect::<Answer<Vec<_>>>()?;
    let none = Money {
        cents: 0,
        ..price(first)?
    };
    let total = visits
        .iter()
        .try_fold(none, |sum, visit| sum.plus(visit.fee));
    let total = total.ok_or_else(|| Refusal::internal("prices that do not add"))?;
    let message = Message::HoldLapsing(HoldLapsing {
        visits,
        total,
        ends: ends.0,
    });
    write(tx, app, first, &format!("lapsing:{}", booking.id), message).await
}

/// Something happened to the money of an appointment.
pub async fn money(
    tx: &DatabaseTransaction,
    app: &App,
    row: &appointment::Model,
    cause: &str,
    (amount, message): (Money, fn(MoneyMoved) -> Message),
) -> Answer<()> {
    write(tx, app, row, cause, message(money_moved(row, amount)?)).await
}

fn money_moved(row: &appointment::Model, amount: Money) -> Answer<MoneyMoved> {
    Ok(MoneyMoved {
        reference: view::reference(&row.reference)?,
        amount,
    })
}

async fn write(
    tx: &DatabaseTransaction,
    app: &App,
    row: &appointment::Model,
    cause: &str,
    message: Message,
) -> Answer<()> {
    let booking = lists::booking(tx, row.booking).await?;
    let booking = booking.ok_or_else(|| Refusal::internal("an appointment of no booking"))?;
    let lang = Lang::from_tag(&booking.lang).unwrap_or_default();
    let to = identity::address_of(app, tx, row.account).await?;
    outbox::enqueue(
        app,
        tx,
        &Mail {
            cause: cause.to_owned(),
            to,
            lang,
            message,
        },
    )
    .await
}

async fn link(
    tx: &DatabaseTransaction,
    app: &App,
    row: &appointment::Model,
    purpose: LinkPurpose,
) -> Answer<Secret> {
    let expires_at = row.starts_at.0 + LINK_AFTER;
    let secret = identity::issue_link(app, tx, purpose, (row.account, row.id), expires_at).await?;
    Ok(Secret::new(secret))
}

/// The facts of an appointment, for mails and papers.
pub fn visit(app: &App, row: &appointment::Model) -> Answer<Visit> {
    let person = view::person(app, row)?;
    let service = app.catalogue.service(&row.service);
    let service = service.ok_or_else(|| Refusal::internal("an unknown service"))?;
    Ok(Visit {
        appointment: row.id,
        reference: view::reference(&row.reference)?,
        person: format!("{} {}", person.given_names, person.surnames),
        service: service.name.clone(),
        at: view::at_office(app, &row.office, row.starts_at.0),
        minutes: u16::try_from(row.minutes).unwrap_or(u16::MAX),
        office: office(app, &row.office)?,
        fee: price(row)?,
        bring: super::bring::list(app, row)?,
        moves: row.moves_used.unsigned_abs(),
    })
}

fn office(app: &App, id: &str) -> Answer<Office> {
    let office = app
        .catalogue
        .office(id)
        .ok_or_else(|| Refusal::internal("an unknown office"))?;
    Ok(Office {
        name: office.name.clone(),
        address: office.address(),
        city: office.city.clone(),
        phone: office.phone(),
    })
}

pub fn terms(app: &App) -> Terms {
    let rules = app.terms();
    let hours = |span: TimeDelta| u32::try_from(span.num_hours()).unwrap_or(0);
    Terms {
        changes_close_hours: hours(rules.changes_close),
        whole_refund_hours: hours(rules.whole_refund_before),
        moves: rules.moves.unsigned_abs(),
    }
}
