//! Checking: a QR code's text or a typed number.

use super::LIMIT;
use super::standing::standing;
use crate::http::limits::{self, Limit};
use crate::http::{Json, Visitor};
use crate::refusal::Answer;
use crate::state::App;
use axum::extract::State;
use contract::paths;
use contract::verify::{CheckRequest, Claim, Finding, Kind, Number, Question, Verdict};

/// Checks a paper
///
/// By the text of its QR code, or by the number printed under it. What is unknown and what cannot
/// be a number are answered alike. Rate limited for each network address.
#[utoipa::path(
    post, path = paths::verify::CHECKS, tag = "verify",
    request_body = CheckRequest,
    responses((status = 200, description = "What is known of it", body = Finding)),
)]
pub(super) async fn check(
    State(app): State<App>,
    visitor: Visitor,
    Json(request): Json<CheckRequest>,
) -> Answer<Json<Finding>> {
    let limit = Limit {
        most: app.config.verify.hourly_per_visitor,
        ..LIMIT
    };
    limits::count(&app, limit, &visitor.as_text()).await?;
    Ok(Json(match Question::of(&request.text) {
        Question::Seal(text) => match app.keys.public().claim(text) {
            Ok(claim) => sealed(&app, claim).await?,
            Err(_) => Finding::bare(Verdict::Forged),
        },
        Question::Number(number) => numbered(&app, &number).await?,
        // Looked for like any other, so that no clock tells the two apart.
        Question::Neither => {
            numbered(&app, &Number::from_random(Kind::Voucher, 0)).await?;
            Finding::bare(Verdict::Unknown)
        }
    }))
}

/// A paper whose signature holds. Of one that is expired the records may be gone already.
async fn sealed(app: &App, claim: Claim) -> Answer<Finding> {
    let now = app.clock.now();
    let verdict = match standing(app, &claim.number).await? {
        Some(standing) => standing.verdict(&claim, now),
        None if claim.by_dates(now) == Verdict::Expired => Verdict::Expired,
        None => Verdict::Unknown,
    };
    Ok(Finding::of(verdict, claim))
}

async fn numbered(app: &App, number: &Number) -> Answer<Finding> {
    let found = standing(app, number).await?;
    Ok(found.map_or(Finding::bare(Verdict::Unknown), |standing| {
        let verdict = standing.verdict(&standing.claim, app.clock.now());
        Finding::of(verdict, standing.claim)
    }))
}
