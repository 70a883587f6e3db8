//! `ventanilla migrate`

use super::open;
use crate::config::Config;
use anyhow::Context;
use migration::{Migrator, MigratorTrait};

pub(super) async fn run(config: Config) -> anyhow::Result<()> {
    let app = open(config).await?;
    let waiting = Migrator::get_pending_migrations(app.db.writer()).await?;
    Migrator::up(app.db.writer(), None)
        .await
        .context("the tables could not be made")?;
    println!("migrated: {} new", waiting.len());
    Ok(())
}
