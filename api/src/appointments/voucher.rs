//! The voucher: a paper with a number of its own for each time that the appointment had.

use super::mails;
use super::papers::owned;
use super::store::{lists, moves};
use crate::documents::{InLang, Voucher, file};
use crate::permit::Reader;
use crate::refusal::{Answer, Refusal};
use crate::seal::Purpose as Sealed;
use crate::state::App;
use crate::verify;
use crate::verify::papers::{self, Edition};
use crate::verify::standing::Fate;
use axum::extract::{Path, Query, State as Shared};
use axum::response::IntoResponse;
use chrono::{DateTime, Days, Utc};
use contract::appointments::State;
use contract::appointments::booking::Person;
use contract::lang::Lang;
use contract::person::Document;
use contract::problem::{Code, Problem};
use contract::verify::{Claim, Holder, Kind};
use entity::appointment;
use uuid::Uuid;

/// The voucher as a tagged PDF with a signed QR code
///
/// Made once for each time that the appointment had: asked for again, it is the same file.
#[utoipa::path(get, path = contract::paths::appointments::VOUCHER, tag = "appointments",
    params(("appointment" = Uuid, Path), InLang),
    responses((status = 200, content_type = "application/pdf", body = Vec<u8>), (status = "4XX", body = Problem)))]
pub async fn voucher(
    Shared(app): Shared<App>,
    reader: Reader,
    Path(id): Path<Uuid>,
    Query(query): Query<InLang>,
) -> Answer<impl IntoResponse> {
    let row = owned(&app, &reader, id).await?;
    if row.state()? != State::Confirmed {
        return Err(Problem::from(Code::NotInThisState)
            .with("state", &row.state)
            .into());
    }
    let (name, pdf) = issued(&app, &row, query.lang).await?;
    Ok(file("application/pdf", &name, pdf))
}

/// The voucher's file name and bytes.
///
/// # Errors
/// `request.not_found` once the person's details are gone; the press's and the database's.
pub async fn issued(app: &App, row: &appointment::Model, lang: Lang) -> Answer<(String, Vec<u8>)> {
    if row.purged_at.is_some() {
        return Err(Code::NotFound.into());
    }
    let edition = Edition {
        subject: row.id,
        lang,
        keep_until: keep_until(app, row.starts_at.0)?,
        claim: new_claim(app, row, version(app, row.id).await?)?,
    };
    let name = Voucher::file_name(&row.reference, lang);
    let draw = async |claim, seal| {
        let voucher = drawn(app, row, claim, (seal, lang))?;
        let pdf = app.press.voucher(&voucher, lang).await;
        pdf.map_err(Refusal::internal)
    };
    Ok((name, papers::issue(app, &edition, draw).await?))
}

/// Each move that was made gives the appointment another voucher.
async fn version(app: &App, id: Uuid) -> Answer<u16> {
    let moves = moves::of(app.db.read(), id).await?;
    u16::try_from(moves.len() + 1).map_err(Refusal::internal)
}

fn keep_until(app: &App, starts_at: DateTime<Utc>) -> Answer<DateTime<Utc>> {
    let keep = app.catalogue.policy.keep("appointment");
    let keep = keep.ok_or_else(|| Refusal::internal("no period for appointments"))?;
    Ok(starts_at + keep)
}

fn new_claim(app: &App, row: &appointment::Model, version: u16) -> Answer<Claim> {
    let visit = mails::visit(app, row)?;
    Ok(Claim {
        number: papers::new_number(app, Kind::Voucher),
        version,
        holder: Holder::of(&visit.person, document(app, row)?.number()),
        at: Some(row.starts_at.0),
        valid_from: app.clock.now(),
        valid_until: row.starts_at.0 + Days::new(1),
    })
}

fn drawn(
    app: &App,
    row: &appointment::Model,
    claim: Claim,
    (seal, lang): (String, Lang),
) -> Answer<Voucher> {
    let document = document(app, row)?;
    Ok(Voucher {
        visit: mails::visit(app, row)?,
        document_kind: document.kind(),
        document_masked: document.masked(),
        terms: mails::terms(app),
        number: claim.number,
        seal,
        verify_at: verify::address(app, lang),
        issued: claim.valid_from,
    })
}

fn document(app: &App, row: &appointment::Model) -> Answer<Document> {
    let person: Person = app.seal.open_json(Sealed::Person, &row.person_sealed)?;
    let first = person.documents.into_iter().next();
    first.ok_or_else(|| Refusal::internal("no document"))
}

/// What became of an appointment whose voucher of this version somebody holds; `None` when there
/// is no such appointment, or nobody in it any more.
///
/// # Errors
/// The database's.
pub async fn fate(app: &App, id: Uuid, voucher: u16) -> Answer<Option<Fate>> {
    let found = lists::appointment(app.db.read(), id).await?;
    let Some(row) = found.filter(|row| row.purged_at.is_none()) else {
        return Ok(None);
    };
    Ok(match row.state()? {
        State::Cancelled | State::ChargedBack => Some(Fate::Revoked),
        State::Held | State::Lapsed | State::Released => None,
        _ if voucher < version(app, id).await? => Some(Fate::Superseded),
        State::Attended | State::NoShow => Some(Fate::Over),
        State::Confirmed => Some(Fate::Stands),
    })
}
