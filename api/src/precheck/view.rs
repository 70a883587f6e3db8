//! A declaration as its travellers see it.

use super::store::members;
use super::{Member, Shared, papers, window};
use crate::permit::Declarant;
use crate::refusal::{Answer, Refusal};
use crate::seal::Purpose;
use crate::signing::qr_svg;
use crate::state::App;
use chrono::NaiveDate;
use contract::moments::read_day;
use contract::precheck::{DeclarationView, MemberState, MemberView, Scope};
use entity::{declaration, declaration_member};

/// What the reader opened of it.
pub(super) async fn view(
    app: &App,
    reader: Declarant,
    row: &declaration::Model,
) -> Answer<DeclarationView> {
    let shared = open(app, row)?;
    let all = members::of(app.db.read(), row.id).await?;
    let standing = all.iter().filter(|member| is_standing(member)).count();
    let now = app.clock.now();
    let open = now < row.closes_at.0;
    let scope = match reader.member {
        None => Scope::Group,
        Some(_) => Scope::Member,
    };
    let seen = all
        .iter()
        .filter(|member| reader.member.is_none_or(|only| only == member.id));
    let members = seen.map(|member| one(app, row, member, open));
    let post = window::post(&app.catalogue.border, &row.post)?;
    Ok(DeclarationView {
        id: row.id,
        scope,
        trip: shared.trip.as_request(),
        post_name: post.name.clone(),
        zone: post.zone.name().into(),
        stay: shared
            .stay
            .as_ref()
            .map(contract::precheck::Stay::as_request),
        members: members.collect::<Answer<_>>()?,
        contact: (scope == Scope::Group).then(|| shared.contact.as_request()),
        now,
        closes_at: row.closes_at.0,
        keepable: app.config.offline_results,
        trip_changeable: open && standing > 0 && may_change_trip(reader, &all),
    })
}

/// Trip and stay are everybody's: one member alone may change them, one of several needs the
/// group's link.
pub(super) fn may_change_trip(reader: Declarant, all: &[declaration_member::Model]) -> bool {
    reader.member.is_none() || all.len() == 1
}

pub(super) fn is_standing(member: &declaration_member::Model) -> bool {
    member.state == MemberState::Declared.as_str()
}

pub(super) fn open(app: &App, row: &declaration::Model) -> Answer<Shared> {
    Ok(app.seal.open_json(Purpose::Trip, &row.trip_sealed)?)
}

pub(super) fn person(app: &App, row: &declaration_member::Model) -> Answer<Member> {
    Ok(app.seal.open_json(Purpose::Person, &row.person_sealed)?)
}

/// The day at the border post.
pub(super) fn travel_date(row: &declaration::Model) -> Answer<NaiveDate> {
    read_day(&row.travel_on).ok_or_else(|| Refusal::internal("a day that is none"))
}

fn one(
    app: &App,
    declaration: &declaration::Model,
    row: &declaration_member::Model,
    open: bool,
) -> Answer<MemberView> {
    let member = person(app, row)?;
    let state = row.state()?;
    let qr = if state == MemberState::Withdrawn {
        String::new()
    } else {
        let seal = app
            .keys
            .seal(&papers::claim(app, declaration, row, &member)?);
        qr_svg(&seal).map_err(Refusal::internal)?
    };
    Ok(MemberView {
        id: row.id,
        number: papers::number(row)?,
        reference: member.reference.clone(),
        traveller: member.person.as_request(),
        state,
        changeable: open && state.changeable(),
        qr,
    })
}
