//! `ventanilla appointment correct|close`, until offices have their console. Both are audited.

use crate::appointments::staff::{self, Act};
use crate::config::Config;
use crate::transaction;
use anyhow::anyhow;
use clap::Subcommand;
use contract::person::Name;
use contract::reference::Reference;

#[derive(Debug, Subcommand)]
pub(super) enum Appointment {
    /// Writes the names as the document has them; the documents themselves never change
    Correct {
        reference: String,
        #[arg(long)]
        given_names: Option<String>,
        #[arg(long)]
        surnames: Option<String>,
        #[command(flatten)]
        act: Who,
    },
    /// Says whether the person came
    Close {
        reference: String,
        #[arg(long, conflicts_with = "no_show", required_unless_present = "no_show")]
        attended: bool,
        #[arg(long)]
        no_show: bool,
        #[command(flatten)]
        act: Who,
    },
}

/// Who acts, and why: both go into the audit.
#[derive(Debug, clap::Args)]
pub(super) struct Who {
    /// Your name or e-mail address
    #[arg(long = "by")]
    actor: String,
    #[arg(long)]
    reason: String,
}

impl Appointment {
    pub(super) async fn run(self, config: Config) -> anyhow::Result<()> {
        let app = super::open(config).await?;
        match self {
            Self::Correct {
                reference,
                given_names,
                surnames,
                act,
            } => {
                let reference = read(&reference)?;
                let names = (
                    name("--given-names", given_names)?,
                    name("--surnames", surnames)?,
                );
                let act = Act {
                    actor: act.actor,
                    reason: act.reason,
                };
                let work = transaction!(app.db, |tx| {
                    staff::correct(tx, &app, &reference, names.clone(), &act).await
                });
                work.map_err(super::failed)?;
            }
            Self::Close {
                reference,
                attended,
                act,
                ..
            } => {
                let reference = read(&reference)?;
                let act = Act {
                    actor: act.actor,
                    reason: act.reason,
                };
                let work = transaction!(app.db, |tx| staff::close(
                    tx, &app, &reference, attended, &act
                )
                .await);
                work.map_err(super::failed)?;
            }
        }
        println!("Done, and noted in the audit.");
        Ok(())
    }
}

fn read(reference: &str) -> anyhow::Result<Reference> {
    let wrong = || anyhow!("{reference} is not a reference: they look like VT-7K3M-9QXD-4");
    Reference::parse(reference).map_err(|_| wrong())
}

fn name(option: &str, typed: Option<String>) -> anyhow::Result<Option<Name>> {
    let parse = |typed: String| Name::parse(&typed).map_err(|why| anyhow!("{option}: {why}"));
    typed.map(parse).transpose()
}
