//! What an office does until it has its console: correct a name, say who came. Every act names
//! who did it and why, and leaves an audit row.

use super::store::{hold, people, staff};
use crate::audit;
use crate::refusal::{Answer, Refusal};
use crate::seal::Purpose as Sealed;
use crate::state::App;
use contract::appointments::State;
use contract::appointments::booking::Person;
use contract::person::Name;
use contract::problem::{Code, Problem};
use contract::reference::Reference;
use entity::At;
use sea_orm::DatabaseTransaction;

/// Who acts, and why.
#[derive(Clone, Debug)]
pub struct Act {
    pub actor: String,
    pub reason: String,
}

/// Writes a person's names as the document has them. The documents stay: a seat is not
/// transferable.
pub async fn correct(
    tx: &DatabaseTransaction,
    app: &App,
    reference: &Reference,
    (given_names, surnames): (Option<Name>, Option<Name>),
    act: &Act,
) -> Answer<()> {
    let found = staff::by_reference(tx, reference)
        .await?
        .ok_or(Code::NotFound)?;
    let mut person: Person = app.seal.open_json(Sealed::Person, &found.person_sealed)?;
    person.given_names = given_names.unwrap_or(person.given_names);
    person.surnames = surnames.unwrap_or(person.surnames);
    let sealed = app.seal.seal_json(Sealed::Person, &person);
    staff::set_person(tx, found.id, sealed).await?;
    note(tx, app, "appointment.correct", found.id, act).await
}

/// The office saw the person, or did not.
pub async fn close(
    tx: &DatabaseTransaction,
    app: &App,
    reference: &Reference,
    attended: bool,
    act: &Act,
) -> Answer<()> {
    let found = staff::by_reference(tx, reference)
        .await?
        .ok_or(Code::NotFound)?;
    let state = found.state()?;
    let refused = || Problem::from(Code::NotInThisState).with("state", &state.as_str());
    let next = state.close(attended).map_err(|_| refused())?;
    let now = At(app.clock.now());
    if !hold::change_state(tx, found.id, (State::Confirmed, next), now).await? {
        return Err(Refusal::Collision);
    }
    people::release(tx, found.id).await?;
    hold::return_quota(tx, found.account, 1).await?;
    note(tx, app, "appointment.close", found.id, act).await
}

async fn note(
    tx: &DatabaseTransaction,
    app: &App,
    action: &'static str,
    appointment: uuid::Uuid,
    act: &Act,
) -> Answer<()> {
    let subject = ("appointment", appointment.to_string());
    let entry = audit::Entry::command(action, subject).because(&act.reason);
    audit::write(
        app,
        tx,
        audit::Entry {
            actor: act.actor.clone(),
            ..entry
        },
    )
    .await
}
