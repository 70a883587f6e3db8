//! Forgets what has had its time. How long each type of record is kept is the policy's to say.

use crate::http::{limits, proof};
use crate::notifications::outbox;
use crate::refusal::{Answer, Refusal};
use crate::state::App;
use crate::verify::papers;
use crate::{appointments, audit, drafts, identity, precheck};
use chrono::{DateTime, Utc};

/// Each record type by its own period; one that fails does not keep the others. The ledger, which
/// names nobody, is kept for the accountants and closed by them.
pub(super) async fn run(app: &App) -> Answer<()> {
    let gone = [
        (
            "appointment",
            appointments::retention::purge_people(app, before(app, "appointment")?).await,
        ),
        (
            "account",
            identity::forget_accounts(app, before(app, "account")?).await,
        ),
        ("audit", audit::forget(app, before(app, "audit")?).await),
        (
            "declaration",
            precheck::retention::purge(app, before(app, "declaration")?).await,
        ),
        ("draft", drafts::forget_old(app).await),
        ("saved_draft", precheck::retention::forget_drafts(app).await),
        ("spent_proof", proof::forget_old(app).await),
        ("mail", outbox::forget(app, before(app, "mail")?).await),
        (
            "session",
            identity::forget_sessions(app, before(app, "session")?).await,
        ),
        (
            "sign-in-code",
            identity::forget_codes(app, before(app, "sign-in-code")?).await,
        ),
        (
            "stripe-event",
            app.payments
                .forget_events(before(app, "stripe-event")?)
                .await,
        ),
        ("paper", papers::forget_old(app).await),
        ("rate_window", limits::forget_old(app).await),
    ];
    let mut failed = None;
    for (kind, outcome) in gone {
        match outcome {
            Ok(rows) => metrics::counter!("swept_rows_total", "kind" => kind).increment(rows),
            Err(refusal) => failed = Some(refusal),
        }
    }
    failed.map_or(Ok(()), Err)
}

/// What is older than this has had its time.
fn before(app: &App, record: &str) -> Answer<DateTime<Utc>> {
    let keep = app.catalogue.policy.keep(record);
    let keep = keep.ok_or_else(|| Refusal::internal(format!("no period for {record}")))?;
    Ok(app.clock.now() - keep)
}
