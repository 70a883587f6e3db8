//! `ventanilla backup`

use super::open;
use super::restore::verify;
use crate::config::Config;
use anyhow::{Context, bail};
use clap::Args;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(super) struct Backup {
    /// The file to write; it must not exist
    to: PathBuf,
}

impl Backup {
    /// `VACUUM INTO` copies one consistent moment while others read and write.
    pub(super) async fn run(self, config: &Config) -> anyhow::Result<()> {
        if self.to.exists() {
            bail!("{} exists already", self.to.display());
        }
        let app = open(config.clone()).await?;
        if app.db.backend() != DbBackend::Sqlite {
            bail!("backup copies SQLite; for PostgreSQL use pg_dump, see docs/OPERATIONS.md");
        }
        let to = self.to.to_str().context("the file's name is not UTF-8")?;
        let copy = Statement::from_sql_and_values(DbBackend::Sqlite, "VACUUM INTO ?", [to.into()]);
        app.db
            .read()
            .execute_raw(copy)
            .await
            .context("the copy failed")?;
        let rows = verify(&self.to).await?;
        println!("backed up {rows} rows to {to}, verified");
        Ok(())
    }
}
