//! `ventanilla jobs …`

use super::{open, reseal};
use crate::config::Config;
use crate::jobs;
use anyhow::{anyhow, bail};
use clap::Subcommand;
use tokio::sync::watch;

#[derive(Debug, Subcommand)]
pub(super) enum Jobs {
    /// Runs the jobs until stopped, or one of them once
    Run {
        /// Runs this job now, whoever else runs it, and ends
        #[arg(long, value_name = "JOB")]
        once: Option<String>,
    },
    /// Lists the jobs
    List,
}

impl Jobs {
    pub(super) async fn run(self, config: Config) -> anyhow::Result<()> {
        match self {
            Self::List => {
                for job in jobs::all() {
                    println!("{:<24} every {:?}", job.name, job.every);
                }
                Ok(())
            }
            Self::Run { once: Some(name) } => {
                let Some(job) = jobs::all().into_iter().find(|job| job.name == name) else {
                    bail!("there is no job {name}; `ventanilla jobs list` names them");
                };
                let app = open(config).await?;
                let done = (job.run)(app).await;
                done.map_err(|refusal| anyhow!("{name}: {refusal:?}"))
            }
            Self::Run { once: None } => {
                let app = open(config).await?;
                reseal::refuse_missing(&app).await?;
                let (stop, stopped) = watch::channel(false);
                let jobs = jobs::start(&app, &stopped);
                println!("running jobs");
                tokio::signal::ctrl_c().await?;
                stop.send(true)?;
                jobs.ended().await;
                Ok(())
            }
        }
    }
}
