//! `ventanilla catalogue check|load`

use crate::appointments::load;
use crate::catalogue;
use crate::config::Config;
use clap::Subcommand;
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub(super) enum Shelf {
    /// Lists every mistake with file, key and reason; changes nothing
    Check {
        /// The folder to read; the configured one when it is left out
        dir: Option<PathBuf>,
    },
    /// Notes what the catalogue holds; retires what it no longer holds. Can be run again
    Load,
}

impl Shelf {
    pub(super) async fn run(self, config: Config) -> anyhow::Result<()> {
        match self {
            Self::Check { dir } => check(&dir.unwrap_or_else(|| config.catalogue_dir.clone())),
            Self::Load => load_all(config).await,
        }
    }
}

fn check(dir: &std::path::Path) -> anyhow::Result<()> {
    match catalogue::check(dir) {
        Ok(found) => {
            let (offices, services) = (found.offices().len(), found.services().len());
            println!("{offices} offices and {services} services, no mistake.");
            if let Err(assumed) = found.publishable() {
                println!(
                    "{} values are assumed; production refuses them.",
                    assumed.len()
                );
            }
            Ok(())
        }
        Err(mistakes) => {
            for mistake in &mistakes {
                eprintln!("{mistake}");
            }
            anyhow::bail!(
                "{} mistakes in {}; nothing was changed",
                mistakes.len(),
                dir.display()
            )
        }
    }
}

async fn load_all(config: Config) -> anyhow::Result<()> {
    let app = super::open(config).await?;
    let done = load::load(&app).await.map_err(super::failed)?;
    if !done.still_needed.is_empty() {
        anyhow::bail!(
            "people have appointments with {}: put it back, or wait until they are over; nothing was loaded",
            done.still_needed.join(", ")
        );
    }
    let load::Loaded {
        added,
        changed,
        unchanged,
        retired,
        ..
    } = done;
    println!(
        "{added} added, {changed} changed, {unchanged} as before, {} retired.",
        retired.len()
    );
    Ok(())
}
