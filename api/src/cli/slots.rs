//! `ventanilla slots publish`

use crate::appointments::publish;
use crate::config::Config;
use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub(super) enum Slots {
    /// Adds the slots of the coming days that are not there yet
    Publish {
        /// How many days ahead; the policy's horizon when it is left out
        #[arg(long)]
        days: Option<u32>,
    },
}

impl Slots {
    pub(super) async fn run(self, config: Config) -> anyhow::Result<()> {
        let Self::Publish { days } = self;
        let app = super::open(config).await?;
        let added = publish::publish(&app, days).await.map_err(super::failed)?;
        println!("{added} slots added.");
        Ok(())
    }
}
