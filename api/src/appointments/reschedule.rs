//! `POST appointments/mine/{appointment}/move`: to another time, there or at another office. The
//! new seat is taken before the old one is given back. A dearer time is held until its difference
//! is paid; of a cheaper one the difference goes back by itself.

use super::arrange::{self, Seats};
use super::confirm::price;
use super::store::{lists, moves, slots};
use super::{checkout, draft, moving, view};
use crate::http::{IdempotencyKey, Json};
use crate::permit::FreshCitizen;
use crate::refusal::{Answer, Refusal};
use crate::state::App;
use crate::transaction;
use axum::extract::{Path, State as Shared};
use contract::appointments::{AppointmentView, MoveRequest};
use contract::money::Money;
use contract::problem::{Code, FieldError, Problem};
use entity::{At, appointment, appointment_move};
use uuid::Uuid;

/// How often a move is planned anew when the appointment changed in between.
const TRIES: usize = 3;

/// Moves one person's appointment; the others of its booking stay.
#[utoipa::path(post, path = contract::paths::appointments::MOVE, tag = "appointments",
    params(("appointment" = Uuid, Path),
        ("Idempotency-Key" = String, Header, description = "8 to 64 visible characters")),
    request_body = MoveRequest,
    responses((status = 200, body = AppointmentView), (status = "4XX", body = Problem)))]
pub async fn reschedule(
    Shared(app): Shared<App>,
    citizen: FreshCitizen,
    Path(id): Path<Uuid>,
    key: IdempotencyKey,
    Json(request): Json<MoveRequest>,
) -> Answer<axum::Json<AppointmentView>> {
    let asked = Asked {
        account: citizen.account,
        appointment: id,
        request: &request,
        key: key.as_str(),
    };
    let made = match begin(&app, &asked).await {
        Ok(made) => made,
        // A repeated request answers as the first did, also when both came at once.
        Err(refusal) => replay(&app, &asked).await?.ok_or(refusal)?,
    };
    if made.is_waiting() {
        checkout::open_for_move(&app, &made).await?;
    }
    let view = view::appointment(&app, asked.account, id)
        .await?
        .ok_or(Code::NotFound)?;
    Ok(axum::Json(view))
}

/// Who wants to move what, and how a repeated request is told from another one.
struct Asked<'a> {
    account: Uuid,
    appointment: Uuid,
    request: &'a MoveRequest,
    key: &'a str,
}

/// The move that this key made before.
///
/// # Errors
/// `http.idempotency_key_reused` when it made another one.
async fn replay(app: &App, asked: &Asked<'_>) -> Answer<Option<appointment_move::Model>> {
    let Some(made) = moves::by_key(app.db.read(), asked.account, asked.key).await? else {
        return Ok(None);
    };
    let slot = slots::find(app.db.read(), asked.request.slot).await?;
    let same_time = slot.is_some_and(|slot| slot.starts_at == made.to_starts_at);
    let same_place = made.to_office == asked.request.office;
    if made.appointment == asked.appointment && same_place && same_time {
        Ok(Some(made))
    } else {
        Err(Code::IdempotencyKeyReused.into())
    }
}

/// Plans the move and starts it.
async fn begin(app: &App, asked: &Asked<'_>) -> Answer<appointment_move::Model> {
    for _ in 0..TRIES {
        if let Some(made) = replay(app, asked).await? {
            return Ok(made);
        }
        let found = lists::appointment_of(app.db.read(), asked.account, asked.appointment)
            .await?
            .ok_or(Code::NotFound)?;
        let plan = plan(app, &found, asked.request, asked.key).await?;
        if transaction!(app.db, |tx| moving::start(tx, app, &plan).await)? {
            return Ok(plan.row);
        }
    }
    Err(Refusal::busy(1))
}

/// A move that could be made when it was looked at; the transaction asks again.
#[derive(Clone, Debug)]
pub struct Plan {
    pub appointment: appointment::Model,
    pub row: appointment_move::Model,
    pub seats: Seats,
    /// What the new time costs more; negative when it is cheaper.
    pub difference: Money,
}

async fn plan(
    app: &App,
    found: &appointment::Model,
    request: &MoveRequest,
    key: &str,
) -> Answer<Plan> {
    let terms = draft::terms_at(app, &found.service, &request.office)?;
    let first = slots::find(app.db.read(), request.slot)
        .await?
        .ok_or(Code::SlotTaken)?;
    let now = app.clock.now();
    let same = first.office == found.office && first.starts_at == found.starts_at;
    if same {
        return Err(vec![FieldError::new("/slot", "slot.same")].into());
    }
    let fits =
        first.office == request.office && first.pool == terms.pool && first.starts_at.0 > now;
    let times = slots::following(app.db.read(), &first).await?;
    let seated = arrange::arrange(&times, &[terms.minutes])
        .filter(|_| fits)
        .ok_or(Code::SlotTaken)?;
    let seats = seated.into_iter().next().ok_or(Code::SlotTaken)?;
    let cents = terms.price.cents - price(found)?.cents;
    let waits = cents > 0;
    let row = appointment_move::Model {
        id: app.key(),
        appointment: found.id,
        account: found.account,
        idempotency_key: key.to_owned(),
        to_office: request.office.clone(),
        to_starts_at: At(seats.starts_at),
        to_minutes: i32::try_from(terms.minutes).map_err(Refusal::internal)?,
        to_price_cents: terms.price.cents,
        difference_cents: cents,
        state: if waits { "waiting" } else { "done" }.into(),
        hold_expires_at: waits.then(|| At(now + app.terms().payment_window())),
        created_at: At(now),
    };
    Ok(Plan {
        appointment: found.clone(),
        row,
        seats,
        difference: Money {
            cents,
            ..terms.price
        },
    })
}
