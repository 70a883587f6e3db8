//! `ventanilla reseal`

use super::{failed, open};
use crate::audit::{self, Entry};
use crate::config::Config;
use crate::reseal::{self, Report};
use crate::state::App;
use crate::transaction;
use anyhow::{Context, bail};

pub(super) async fn run(config: Config) -> anyhow::Result<()> {
    let app = open(config).await?;
    let version = app.seal.version();
    let report = reseal::run(&app).await.map_err(failed)?;
    transaction!(app.db, |tx| {
        let subject = ("secrets.seal", version.to_string());
        audit::write(&app, tx, Entry::command("secrets.reseal", subject)).await
    })
    .map_err(failed)?;
    for (kind, tally) in &report.kinds {
        println!(
            "{kind}: {} brought to version {version}, {} cannot be, {} left",
            tally.rewritten, tally.stuck, tally.left
        );
    }
    println!(
        "{} indexes of versions that are not listed deleted",
        report.forgotten
    );
    conclude(&app, &report)
}

fn conclude(app: &App, report: &Report) -> anyhow::Result<()> {
    let version = app.seal.version();
    if report.left > 0 {
        bail!(
            "{} rows are not under version {version}: keep every version listed, and run this again",
            report.left
        );
    }
    let others: Vec<String> = app.seal.versions().skip(1).map(|v| v.to_string()).collect();
    if others.is_empty() {
        println!("Everything is under version {version}, the only one that is listed.");
    } else {
        println!(
            "Everything is under version {version}. Take {} out of secrets.seal everywhere, then run \
             this once more: it deletes what is left of those indexes.",
            others.join(" and ")
        );
    }
    Ok(())
}

/// Does not start without a version that accounts are found under.
pub(super) async fn refuse_missing(app: &App) -> anyhow::Result<()> {
    let missing = reseal::missing_versions(app).await.map_err(failed);
    let missing = missing.context("the tables cannot be read: has `ventanilla migrate` run?")?;
    if missing.is_empty() {
        return Ok(());
    }
    let versions: Vec<String> = missing.iter().map(ToString::to_string).collect();
    bail!(
        "secrets.seal: version {} is not listed, but accounts are found under it: list it behind the \
         first one and run `ventanilla reseal`",
        versions.join(" and ")
    )
}
