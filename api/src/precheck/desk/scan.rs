//! By the code of a paper: its signature, then the declaration as it is now.

use super::{note_look, show, store};
use crate::http::Json;
use crate::permit::BorderOfficer;
use crate::precheck;
use crate::refusal::Answer;
use crate::state::App;
use axum::extract::State;
use contract::paths::precheck as paths;
use contract::precheck::desk::{ScanRequest, ScanResult, Scanned};
use contract::problem::Problem;
use contract::verify::{Number, Verdict};

/// Finds a traveller by the code of their paper
///
/// The signed text of the QR code, or the number below it. What the paper says may be older than the
/// declaration: the verdict tells, and the declaration is shown as it is now.
#[utoipa::path(post, path = paths::DESK_SCANS, tag = "precheck",
    request_body = ScanRequest,
    responses((status = 200, body = ScanResult), (status = "4XX", body = Problem)))]
pub(super) async fn scan(
    State(app): State<App>,
    officer: BorderOfficer,
    Json(request): Json<ScanRequest>,
) -> Answer<Json<ScanResult>> {
    let (scanned, read) = request.parse(app.clock.now().date_naive())?;
    let (verdict, number) = judged(&app, &scanned).await?;
    let rows = match &number {
        Some(number) => store::by_number(app.db.read(), number).await?,
        None => Vec::new(),
    };
    let mut members = show::members(&app, &officer, &rows).await?;
    note_look(&app, &officer, "code", &members).await?;
    let found = members.pop();
    Ok(Json(ScanResult {
        verdict,
        found: found.map(|member| show::found(member, read.as_ref())),
    }))
}

/// The verdict, and the number of a genuine paper that is known.
async fn judged(app: &App, scanned: &Scanned) -> Answer<(Verdict, Option<Number>)> {
    let (number, paper) = match scanned {
        Scanned::Typed(number) => (number.clone(), None),
        Scanned::Signed(text) => match app.keys.public().claim(text) {
            Ok(claim) => (claim.number.clone(), Some(claim)),
            Err(_) => return Ok((Verdict::Forged, None)),
        },
    };
    let Some(standing) = precheck::standing(app, &number).await? else {
        return Ok((Verdict::Unknown, None));
    };
    let paper = paper.as_ref().unwrap_or(&standing.claim);
    Ok((standing.verdict(paper, app.clock.now()), Some(number)))
}
