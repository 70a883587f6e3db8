//! The mails of a declaration: to the contact's address, when one was given.

use super::store::members;
use super::submit::New;
use super::{Shared, view, window};
use crate::notifications::outbox::{self, Mail};
use crate::notifications::{Declared, DraftKept, DraftLink, Message, Secret};
use crate::refusal::Answer;
use crate::state::App;
use crate::wording::Travel;
use contract::lang::Lang;
use contract::person::Email;
use contract::precheck::MemberState;
use contract::zone::Zoned;
use entity::declaration_member;
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

pub(super) async fn declared(app: &App, tx: &DatabaseTransaction, new: &New) -> Answer<()> {
    let people = new.members.iter();
    let people = people.map(|(member, _)| member.person.full_name());
    let travel = travel(app, &new.shared, people.collect())?;
    let message = Message::Declared(Declared {
        travel,
        changed: false,
        link: Secret::new(&new.shared.link),
    });
    let cause = format!("declared:{}", new.id);
    send(app, tx, &new.shared, (cause, message)).await
}

/// Everybody's codes are new, or one member's: the paper goes out again.
pub(super) async fn changed(
    app: &App,
    tx: &DatabaseTransaction,
    id: Uuid,
    shared: &Shared,
) -> Answer<()> {
    let people = names(app, tx, id, MemberState::Declared).await?;
    let message = Message::Declared(Declared {
        travel: travel(app, shared, people)?,
        changed: true,
        link: Secret::new(&shared.link),
    });
    send(
        app,
        tx,
        shared,
        (at_this_moment(app, "declared", id), message),
    )
    .await
}

pub(super) async fn withdrawn(
    app: &App,
    tx: &DatabaseTransaction,
    id: Uuid,
    shared: &Shared,
) -> Answer<()> {
    let people = names(app, tx, id, MemberState::Withdrawn).await?;
    let message = Message::DeclarationWithdrawn(travel(app, shared, people)?);
    send(
        app,
        tx,
        shared,
        (at_this_moment(app, "withdrawn", id), message),
    )
    .await
}

/// A draft's contact.
pub(super) struct Waiting {
    pub id: Uuid,
    pub email: Email,
    pub lang: Lang,
    pub link: String,
}

pub(super) async fn draft_kept(
    app: &App,
    tx: &DatabaseTransaction,
    waiting: &Waiting,
    opens: &Zoned,
) -> Answer<()> {
    let message = Message::DraftKept(DraftKept {
        opens: opens.clone(),
        link: Secret::new(&waiting.link),
    });
    to_waiting(app, tx, waiting, ("draft-kept", message)).await
}

pub(super) async fn draft_opens(
    app: &App,
    tx: &DatabaseTransaction,
    waiting: &Waiting,
) -> Answer<()> {
    let message = Message::DraftOpens(DraftLink {
        link: Secret::new(&waiting.link),
    });
    to_waiting(app, tx, waiting, ("draft-opens", message)).await
}

async fn to_waiting(
    app: &App,
    tx: &DatabaseTransaction,
    waiting: &Waiting,
    (cause, message): (&str, Message),
) -> Answer<()> {
    let mail = Mail {
        cause: format!("{cause}:{}", waiting.id),
        to: waiting.email.clone(),
        lang: waiting.lang,
        message,
    };
    outbox::enqueue(app, tx, &mail).await
}

async fn send(
    app: &App,
    tx: &DatabaseTransaction,
    shared: &Shared,
    (cause, message): (String, Message),
) -> Answer<()> {
    let Some(to) = shared.contact.email.clone() else {
        return Ok(());
    };
    let mail = Mail {
        cause,
        to,
        lang: shared.lang(),
        message,
    };
    outbox::enqueue(app, tx, &mail).await
}

/// A declaration may change often: each time is a cause of its own.
fn at_this_moment(app: &App, what: &str, id: Uuid) -> String {
    format!("{what}:{id}:{}", app.clock.now().timestamp_millis())
}

async fn names(
    app: &App,
    tx: &DatabaseTransaction,
    id: Uuid,
    state: MemberState,
) -> Answer<Vec<String>> {
    let rows = members::of(tx, id).await?;
    let named = |row: &declaration_member::Model| Ok(view::person(app, row)?.person.full_name());
    rows.iter()
        .filter(|row| row.state == state.as_str())
        .map(named)
        .collect()
}

fn travel(app: &App, shared: &Shared, people: Vec<String>) -> Answer<Travel> {
    let post = window::post(&app.catalogue.border, &shared.trip.post)?;
    Ok(Travel::new(&shared.trip, post, people))
}
