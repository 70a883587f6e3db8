//! A draft that waits: its trip cannot be declared yet. A mail with its link leaves at once, and
//! another when the trip opens.

use super::mails;
use super::store::drafts;
use super::window::{end_of_day, opens_at};
use crate::drafts::LONGEST;
use crate::http::proof;
use crate::http::{Json, Visitor};
use crate::refusal::{Answer, Refusal};
use crate::seal::{Purpose, hash_secret};
use crate::state::App;
use crate::transaction;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use contract::paths::precheck as paths;
use contract::person::Email;
use contract::precheck::{SavedDraft, SavedDraftRequest};
use contract::problem::{Code, FieldError, Problem};
use contract::zone::Zoned;
use entity::saved_draft;
use sea_orm::ActiveValue::Set;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Rows that one run of the job looks at.
const BATCH: u64 = 200;

/// As it is sealed.
#[derive(Serialize, Deserialize)]
pub(super) struct Kept {
    pub draft: Value,
    /// The link's secret: the second mail needs it again.
    pub link: String,
}

/// Keeps a draft until its trip opens
///
/// Until the end of the travel day; the mail's link opens it in any browser.
#[utoipa::path(post, path = paths::SAVED_DRAFTS, tag = "precheck",
    params(("Altcha" = Option<String>, Header, description = "The solution of a challenge, when one was asked for")),
    request_body = SavedDraftRequest,
    responses((status = 202, body = SavedDraft), (status = "4XX", body = Problem)))]
pub async fn keep(
    State(app): State<App>,
    visitor: Visitor,
    headers: HeaderMap,
    Json(request): Json<SavedDraftRequest>,
) -> Answer<(StatusCode, Json<SavedDraft>)> {
    let (email, travel_date) = request.parse()?;
    let refused = |field: &str, code: &str| Refusal::from(vec![FieldError::new(field, code)]);
    if request.draft.len() > LONGEST {
        return Err(Code::TooLarge.into());
    }
    let draft = serde_json::from_str::<Value>(&request.draft);
    let draft = draft.map_err(|_| refused("/draft", "draft.format"))?;
    let border = &app.catalogue.border;
    let post = border.post(&request.post);
    let post = post.ok_or_else(|| refused("/post", "post.unknown"))?;
    let now = app.clock.now();
    let saved = SavedDraft {
        opens_at: opens_at(border, post, travel_date),
        kept_until: end_of_day(post, travel_date),
    };
    if saved.kept_until <= now {
        return Err(refused("/travel_date", "travel_date.past"));
    }
    proof::ask_if_many(&app, visitor, &headers).await?;
    let kept = Kept {
        draft,
        link: app.chance.secret(),
    };
    let row = saved_draft::ActiveModel {
        id: Set(app.key()),
        link_hash: Set(hash_secret(&kept.link)),
        sealed: Set(app.seal.seal_json(Purpose::Draft, &kept)),
        email_sealed: Set(app.seal.seal(Purpose::Email, email.as_str().as_bytes())),
        lang: Set(request.lang.tag().into()),
        opens_at: Set(saved.opens_at.into()),
        reminded_at: Set((saved.opens_at <= now).then(|| now.into())),
        kept_until: Set(saved.kept_until.into()),
        created_at: Set(now.into()),
    };
    let id = *row.id.as_ref();
    let told = mails::Waiting {
        id,
        email,
        lang: request.lang,
        link: kept.link,
    };
    let opens = Zoned {
        at: saved.opens_at,
        zone: post.zone.name().into(),
    };
    transaction!(app.db, |tx| {
        drafts::insert(tx, row.clone()).await?;
        mails::draft_kept(&app, tx, &told, &opens).await
    })?;
    Ok((StatusCode::ACCEPTED, Json(saved)))
}

/// The job: tells whose trip has opened. Each is told once, however many replicas run it.
///
/// # Errors
/// When the database refuses.
pub async fn remind(app: &App) -> Answer<u64> {
    let (now, mut told) = (app.clock.now(), 0);
    for row in drafts::opening(app.db.read(), now, BATCH).await? {
        let kept: Kept = app.seal.open_json(Purpose::Draft, &row.sealed)?;
        let waiting = mails::Waiting {
            id: row.id,
            email: address(app, &row)?,
            lang: contract::lang::Lang::from_tag(&row.lang).unwrap_or_default(),
            link: kept.link,
        };
        let first = transaction!(app.db, |tx| {
            let first = drafts::reminded(tx, row.id, now).await?;
            if first {
                mails::draft_opens(app, tx, &waiting).await?;
            }
            Ok(first)
        })?;
        told += u64::from(first);
    }
    Ok(told)
}

fn address(app: &App, row: &saved_draft::Model) -> Answer<Email> {
    let plain = app.seal.open(Purpose::Email, &row.email_sealed)?;
    let text = String::from_utf8(plain).map_err(Refusal::internal)?;
    Email::parse(&text).map_err(Refusal::internal)
}
