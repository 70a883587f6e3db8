//! A lost address: who knows the reference, the document and the birth date of an appointment may
//! ask for another. Knowing is not proof, so the change waits, and the old address can stop it.

use super::{email_key, email_keys, links, store};
use crate::http::limits::{self, Limit};
use crate::http::{Json, Visitor};
use crate::notifications::outbox::{self, Mail};
use crate::notifications::{ContactChangeNotice, ContactChanged, Message, RecoveryStarted, Secret};
use crate::refusal::{Answer, Refusal};
use crate::seal::Purpose;
use crate::state::App;
use crate::transaction;
use axum::extract::State;
use axum::http::StatusCode;
use chrono::{DateTime, TimeDelta, Utc};
use contract::appointments::booking::Person;
use contract::identity::{LinkPurpose, Recovery, RecoveryRequest};
use contract::lang::Lang;
use contract::paths;
use contract::person::Email;
use contract::reference::Reference;
use contract::zone::Zoned;
use entity::{account, appointment, recovery};
use sea_orm::ActiveValue::Set;
use sea_orm::DatabaseTransaction;
use tracing::Instrument;

/// The person may be anywhere: the time is told as Honduras reads it.
const ZONE: &str = "America/Tegucigalpa";
const CITY: &str = "Tegucigalpa";

/// Asks for another address
///
/// Answered alike whether or not anything fits, and before it is known: what fits starts a delayed
/// change of which both addresses are told. Attempts are counted per reference and per visitor.
#[utoipa::path(
    post, path = paths::identity::RECOVERIES, tag = "identity",
    request_body = RecoveryRequest,
    responses((status = 202, description = "If it fits, mails are on their way")),
)]
pub(super) async fn ask(
    State(app): State<App>,
    visitor: Visitor,
    Json(request): Json<RecoveryRequest>,
) -> Answer<StatusCode> {
    let wanted = request.parse(app.clock.now().date_naive())?;
    let daily = |name, most| Limit {
        name,
        most,
        window: TimeDelta::days(1),
    };
    let rules = &app.config.recoveries;
    let by_visitor = daily("recoveries.visitor", rules.daily_per_visitor);
    limits::count(&app, by_visitor, &visitor.as_text()).await?;
    let by_reference = daily("recoveries.reference", rules.daily_per_reference);
    limits::count(&app, by_reference, wanted.reference.as_str()).await?;
    // Comparing and writing take time that would tell: they happen after the answer.
    let work = async move {
        if let Err(refusal) = begin(&app, &wanted, request.lang).await {
            tracing::error!(?refusal, "a recovery did not begin");
        }
    };
    tokio::spawn(work.in_current_span());
    Ok(StatusCode::ACCEPTED)
}

async fn begin(app: &App, wanted: &Recovery, lang: Lang) -> Answer<()> {
    let reference = wanted.reference.as_str();
    let Some(row) = store::recoveries::appointment(app.db.read(), reference).await? else {
        return Ok(());
    };
    if !fits(app, &row, wanted)? {
        return Ok(());
    }
    transaction!(app.db, |tx| write(app, tx, &row, wanted, lang).await)
}

fn fits(app: &App, row: &appointment::Model, wanted: &Recovery) -> Answer<bool> {
    let active = row.state()?.active() && !row.person_sealed.is_empty();
    if !active {
        return Ok(false);
    }
    let person = app
        .seal
        .open_json::<Person>(Purpose::Person, &row.person_sealed);
    let person = person.map_err(Refusal::internal)?;
    Ok(person.birth_date == wanted.birth_date && person.documents.contains(&wanted.document))
}

async fn write(
    app: &App,
    tx: &DatabaseTransaction,
    appointment: &appointment::Model,
    wanted: &Recovery,
    lang: Lang,
) -> Answer<()> {
    let account = store::recoveries::account(tx, appointment.account).await?;
    if email_keys(app, &wanted.new_email).contains(&account.email_key) {
        return Ok(());
    }
    let now = app.clock.now();
    let delay = TimeDelta::hours(app.config.recoveries.delay_hours.into());
    let row = recovery::ActiveModel {
        id: Set(app.chance.uuid()),
        account: Set(account.id),
        appointment: Set(appointment.id),
        new_email_sealed: Set(app
            .seal
            .seal(Purpose::Email, wanted.new_email.as_str().as_bytes())),
        new_email_key: Set(email_key(app, &wanted.new_email).0),
        lang: Set(lang.tag().into()),
        state: Set(store::recoveries::WAITING.into()),
        effective_at: Set((now + delay).into()),
        created_at: Set(now.into()),
    };
    let id = *row.id.as_ref();
    if !store::recoveries::insert_only(tx, row).await? {
        // One waits already: a second asker changes nothing and mails nobody again.
        return Ok(());
    }
    let whose = (account.id, appointment.id);
    let stop = links::issue_stop(app, tx, whose, now + delay).await?;
    for mail in notices(app, &account, wanted, (id, lang, now + delay), &stop)? {
        outbox::enqueue(app, tx, &mail).await?;
    }
    Ok(())
}

/// One to each address.
fn notices(
    app: &App,
    account: &account::Model,
    wanted: &Recovery,
    (id, lang, effective_at): (uuid::Uuid, Lang, DateTime<Utc>),
    stop: &str,
) -> Answer<[Mail; 2]> {
    let takes_effect = Zoned {
        at: effective_at,
        zone: ZONE.into(),
    };
    Ok([
        Mail {
            cause: format!("recovery-notice:{id}"),
            to: address(app, &account.email_sealed)?,
            lang: Lang::from_tag(&account.lang).unwrap_or_default(),
            message: Message::ContactChangeNotice(ContactChangeNotice {
                reference: wanted.reference.clone(),
                new_email_masked: wanted.new_email.masked(),
                takes_effect: takes_effect.clone(),
                city: CITY.into(),
                stop: Secret::new(stop),
            }),
        },
        Mail {
            cause: format!("recovery-started:{id}"),
            to: wanted.new_email.clone(),
            lang,
            message: Message::RecoveryStarted(RecoveryStarted {
                reference: wanted.reference.clone(),
                takes_effect,
                city: CITY.into(),
            }),
        },
    ])
}

fn address(app: &App, sealed: &[u8]) -> Answer<Email> {
    let plain = app
        .seal
        .open(Purpose::Email, sealed)
        .map_err(Refusal::internal)?;
    let text = String::from_utf8(plain).map_err(Refusal::internal)?;
    Email::parse(&text).map_err(Refusal::internal)
}

/// The job: makes the changes whose time has come.
///
/// # Errors
/// When the database refuses.
pub async fn apply_due(app: &App) -> Answer<()> {
    for row in store::recoveries::due(app.db.read(), app.clock.now()).await? {
        transaction!(app.db, |tx| apply(app, tx, &row).await)?;
    }
    Ok(())
}

/// Changes the address and ends every session of the old one. An account of the new address that
/// never booked makes room; one that did keeps its address, and the change is refused.
async fn apply(app: &App, tx: &DatabaseTransaction, row: &recovery::Model) -> Answer<()> {
    let email = address(app, &row.new_email_sealed)?;
    let free = store::recoveries::make_room(tx, &email_keys(app, &email)).await?;
    let end = if free {
        store::recoveries::DONE
    } else {
        store::recoveries::REFUSED
    };
    if !store::recoveries::end(tx, row.id, end).await? || !free {
        return Ok(());
    }
    let (key, version) = email_key(app, &email);
    let sealed = app.seal.seal(Purpose::Email, email.as_str().as_bytes());
    store::recoveries::change_address(tx, row.account, sealed, (key, version)).await?;
    store::sessions::revoke_all(tx, row.account, app.clock.now()).await?;
    let appointment = store::recoveries::appointment_by_id(tx, row.appointment).await?;
    let whose = (row.account, row.appointment);
    let expires = appointment.starts_at.0 + TimeDelta::days(1);
    let link = links::issue(app, tx, LinkPurpose::Appointment, whose, expires).await?;
    let reference = Reference::parse(&appointment.reference);
    let mail = Mail {
        cause: format!("recovery-done:{}", row.id),
        to: email,
        lang: Lang::from_tag(&row.lang).unwrap_or_default(),
        message: Message::ContactChanged(ContactChanged {
            reference: reference.map_err(Refusal::internal)?,
            link: Secret::new(link),
        }),
    };
    outbox::enqueue(app, tx, &mail).await
}
