use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Refused, wrong};
use crate::stripe::books::{DisputeStatus, Payment, RefundStatus};
use crate::stripe::cards::CardNumber;
use crate::stripe::refusal::Refusal;
use crate::stripe::render::{self, Expand};
use crate::world::World;

#[derive(Deserialize)]
pub struct Pay {
    #[serde(default = "card_that_pays")]
    card: String,
    email: Option<String>,
}

fn card_that_pays() -> String {
    "4242424242424242".to_owned()
}

/// Pays as the hosted page would; what a bank asks to confirm is confirmed.
pub async fn pay(
    State(world): State<Arc<World>>,
    Path(id): Path<String>,
    Json(pay): Json<Pay>,
) -> Result<Response, Refused> {
    let Some(card) = CardNumber::parse(&pay.card) else {
        return Ok(wrong("card: not a possible card number"));
    };
    let mut books = world.books();
    let payment = books.pay(&id, &card, pay.email.as_deref(), true)?;
    let session = render::session(&books, books.session(&id)?, &Expand::nothing());
    Ok(match payment {
        Payment::Done => Json(session).into_response(),
        Payment::Closed => (StatusCode::CONFLICT, Json(session)).into_response(),
        Payment::Declined(reason) => {
            let message = "Your card was declined.";
            Refused(Refusal::declined(reason, message)).into_response()
        }
        Payment::Confirm => wrong("card: asks to confirm"),
    })
}

pub async fn settle_refund(
    State(world): State<Arc<World>>,
    Path((id, decision)): Path<(String, String)>,
) -> Result<Response, Refused> {
    let into = match decision.as_str() {
        "succeeded" => RefundStatus::Succeeded,
        "failed" => RefundStatus::Failed,
        _ => return Ok(wrong("a refund is decided as succeeded or failed")),
    };
    let mut books = world.books();
    books.settle_refund(&id, into)?;
    let refund = render::refund(&books, books.refund(&id)?, &Expand::nothing());
    Ok(Json(refund).into_response())
}

#[derive(Deserialize)]
pub struct Contest {
    payment_intent: Option<String>,
    charge: Option<String>,
    #[serde(default = "usual_reason")]
    reason: String,
}

fn usual_reason() -> String {
    "fraudulent".to_owned()
}

pub async fn dispute(
    State(world): State<Arc<World>>,
    Json(contest): Json<Contest>,
) -> Result<Json<Value>, Refused> {
    let mut books = world.books();
    let charge = match (contest.charge, contest.payment_intent) {
        (Some(charge), _) => charge,
        (None, Some(intent)) => books.intent(&intent)?.charge.clone(),
        (None, None) => return Err(Refusal::missing("payment_intent").into()),
    };
    let dispute = books.open_dispute(&charge, &contest.reason)?;
    Ok(Json(render::dispute(&books, &dispute, &Expand::nothing())))
}

pub async fn decide_dispute(
    State(world): State<Arc<World>>,
    Path((id, decision)): Path<(String, String)>,
) -> Result<Response, Refused> {
    let into = match decision.as_str() {
        "won" => DisputeStatus::Won,
        "lost" => DisputeStatus::Lost,
        _ => return Ok(wrong("a dispute is decided as won or lost")),
    };
    let mut books = world.books();
    let dispute = books.decide_dispute(&id, into)?;
    let dispute = render::dispute(&books, &dispute, &Expand::nothing());
    Ok(Json(json!(dispute)).into_response())
}
