//! Forgets what has had its time: codes, sessions, links, drafts, sent mails, counters.

use crate::http::limits;
use crate::refusal::Answer;
use crate::state::App;
use crate::{drafts, identity, notifications};

/// Each record type by its own period; one that fails does not keep the others.
pub(super) async fn run(app: &App) -> Answer<()> {
    let gone = [
        ("rate_window", limits::forget_old(app).await),
        ("draft", drafts::forget_old(app).await),
        ("identity", identity::forget_old(app).await),
        ("outbox", notifications::outbox::forget_old(app).await),
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
