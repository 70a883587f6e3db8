//! A member's paper: the signed code, large enough to scan, and what the traveller declared.

use super::store::{declarations, members};
use super::{Member, view, window};
use crate::documents::{InLang, Pass, file};
use crate::notifications::Attachment;
use crate::permit::Declarant;
use crate::refusal::{Answer, Refusal};
use crate::state::App;
use crate::verify;
use crate::verify::papers::{self, Edition};
use crate::verify::standing::{Fate, Standing};
use crate::wording::Travel;
use axum::extract::{Path, Query, State};
use axum::response::IntoResponse;
use chrono::{DateTime, Days, NaiveTime, Utc};
use contract::lang::Lang;
use contract::paths::precheck as paths;
use contract::precheck::MemberState;
use contract::problem::{Code, Problem};
use contract::verify::{Claim, Holder, Number};
use entity::{declaration, declaration_member};
use uuid::Uuid;

/// A member's paper, a tagged PDF with the signed code
///
/// Made once for each version: asked for again, it is the same file.
#[utoipa::path(get, path = paths::MEMBER_PAPER, tag = "precheck",
    params(("declaration" = Uuid, Path), ("member" = Uuid, Path), InLang),
    responses((status = 200, content_type = "application/pdf", body = Vec<u8>), (status = "4XX", body = Problem)))]
pub async fn paper(
    State(app): State<App>,
    declarant: Declarant,
    Path((declaration, named)): Path<(Uuid, Uuid)>,
    Query(query): Query<InLang>,
) -> Answer<impl IntoResponse> {
    let member = declarant.member(declaration, named)?;
    let row = declarations::find(app.db.read(), declaration).await?;
    let row = row.ok_or(Code::NotFound)?;
    let all = members::of(app.db.read(), declaration).await?;
    let member = all.iter().find(|one| one.id == member);
    let member = member.ok_or(Code::NotFound)?;
    if member.state()? == MemberState::Withdrawn {
        return Err(Problem::from(Code::MemberSettled)
            .with("state", &member.state)
            .into());
    }
    let (name, pdf) = issued(&app, &row, member, query.lang).await?;
    Ok(file("application/pdf", &name, pdf))
}

/// The papers that a mail takes along: of everybody who is declared when it leaves.
///
/// # Errors
/// When the database or the press fails.
pub async fn enclosed(app: &App, id: Uuid, lang: Lang) -> Answer<Vec<Attachment>> {
    let Some(row) = declarations::find(app.db.read(), id).await? else {
        return Ok(Vec::new());
    };
    let mut enclosed = Vec::new();
    for member in members::of(app.db.read(), id).await? {
        if view::is_standing(&member) {
            let (name, pdf) = issued(app, &row, &member, lang).await?;
            enclosed.push(Attachment::pdf(name, pdf));
        }
    }
    Ok(enclosed)
}

/// The file name and the bytes.
async fn issued(
    app: &App,
    declaration: &declaration::Model,
    row: &declaration_member::Model,
    lang: Lang,
) -> Answer<(String, Vec<u8>)> {
    let member = view::person(app, row)?;
    let edition = Edition {
        subject: row.id,
        lang,
        claim: claim(app, declaration, row, &member)?,
        keep_until: keep_until(app, declaration)?,
    };
    let name = Pass::file_name(&edition.claim.number, lang);
    let draw = async |claim, seal| {
        let pass = drawn(app, declaration, (&member, claim), (seal, lang))?;
        let pdf = app.press.pass(&pass, lang).await;
        pdf.map_err(Refusal::internal)
    };
    Ok((name, papers::issue(app, &edition, draw).await?))
}

/// What the code says. It follows from the rows alone: the same version always has the same text.
pub(super) fn claim(
    app: &App,
    declaration: &declaration::Model,
    row: &declaration_member::Model,
    member: &Member,
) -> Answer<Claim> {
    let post = window::post(&app.catalogue.border, &declaration.post)?;
    let day = view::travel_date(declaration)?;
    let person = &member.person;
    Ok(Claim {
        number: number(row)?,
        version: u16::try_from(row.version).map_err(Refusal::internal)?,
        holder: Holder::of(&person.full_name(), &person.document.number),
        at: Some(window::on_the_wall(post.zone, day.and_time(NaiveTime::MIN))),
        valid_from: row.changed_at.0,
        // A flight that arrives after midnight is still the declared one.
        valid_until: window::end_of_day(post, day) + Days::new(1),
    })
}

pub(super) fn number(row: &declaration_member::Model) -> Answer<Number> {
    Number::parse(&row.number).map_err(|_| Refusal::internal("a number that is none"))
}

fn keep_until(app: &App, declaration: &declaration::Model) -> Answer<DateTime<Utc>> {
    let keep = app.catalogue.policy.keep("declaration");
    let keep = keep.ok_or_else(|| Refusal::internal("no period for declarations"))?;
    let day = view::travel_date(declaration)?;
    Ok(day.and_time(NaiveTime::MIN).and_utc() + keep)
}

fn drawn(
    app: &App,
    row: &declaration::Model,
    (member, claim): (&Member, Claim),
    (seal, lang): (String, Lang),
) -> Answer<Pass> {
    let shared = view::open(app, row)?;
    let post = window::post(&app.catalogue.border, &row.post)?;
    let person = &member.person;
    Ok(Pass {
        travel: Travel::new(&shared.trip, post, vec![person.full_name()]),
        document_kind: person.document.kind,
        document_masked: person.document.masked(),
        nationality: person.nationality.clone(),
        number: claim.number,
        valid_until: claim.valid_until,
        zone: post.zone.name().to_owned(),
        issued: claim.valid_from,
        seal,
        verify_at: verify::address(app, lang),
    })
}

/// What became of the member whose number this is.
///
/// # Errors
/// The database's.
pub async fn standing(app: &App, number: &Number) -> Answer<Option<Standing>> {
    let Some(row) = members::by_number(app.db.read(), number.as_str()).await? else {
        return Ok(None);
    };
    let declaration = declarations::find(app.db.read(), row.declaration).await?;
    let declaration = declaration.ok_or_else(|| Refusal::internal("a member of nothing"))?;
    let member = view::person(app, &row)?;
    let fate = match row.state()? {
        MemberState::Declared => Fate::Stands,
        MemberState::Crossed => Fate::Over,
        MemberState::Withdrawn => Fate::Revoked,
    };
    let claim = claim(app, &declaration, &row, &member)?;
    Ok(Some(Standing { fate, claim }))
}
