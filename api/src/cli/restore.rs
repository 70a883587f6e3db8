//! `ventanilla restore`

use crate::config::Config;
use anyhow::{Context, bail};
use clap::Args;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection};
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(super) struct Restore {
    /// A file that `backup` wrote
    from: PathBuf,
    /// Replaces the database that is there; stop every `serve` first
    #[arg(long)]
    replace: bool,
}

impl Restore {
    pub(super) async fn run(self, config: &Config) -> anyhow::Result<()> {
        let url = config.database_url.reveal();
        let Some(path) = url.strip_prefix("sqlite:") else {
            bail!(
                "restore puts back SQLite; for PostgreSQL use pg_restore, see docs/OPERATIONS.md"
            );
        };
        let path = path
            .trim_start_matches("//")
            .split('?')
            .next()
            .unwrap_or_default();
        let path = Path::new(path);
        if path.exists() && !self.replace {
            bail!(
                "{} exists; --replace puts the backup in its place",
                path.display()
            );
        }
        let rows = verify(&self.from).await.context("the backup")?;
        // Beside the database first, then renamed over it: a crash leaves the one or the other.
        let beside = path.with_extension("restoring");
        std::fs::copy(&self.from, &beside).context("the copy failed")?;
        let copied = verify(&beside).await.context("the copy")?;
        if copied != rows {
            bail!("the copy has {copied} rows, the backup {rows}");
        }
        for log in ["-wal", "-shm"] {
            let log = PathBuf::from(format!("{}{log}", path.display()));
            if log.exists() {
                std::fs::remove_file(log)?;
            }
        }
        std::fs::rename(&beside, path).context("the copy could not take the database's place")?;
        println!(
            "restored {rows} rows from {}, verified",
            self.from.display()
        );
        Ok(())
    }
}

/// Checks the file's integrity and counts the rows of all its tables.
pub(super) async fn verify(file: &Path) -> anyhow::Result<i64> {
    let name = file.to_str().context("the file's name is not UTF-8")?;
    let mut options = ConnectOptions::new(format!("sqlite:{name}?mode=ro"));
    options.max_connections(1).sqlx_logging(false);
    let db = Database::connect(options).await?;
    let verdict = texts(&db, "PRAGMA integrity_check").await?;
    if verdict != ["ok"] {
        bail!("{name} is damaged: {}", verdict.join("; "));
    }
    let tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
    let mut rows = 0;
    for table in texts(&db, tables).await? {
        let count = format!("SELECT COUNT(*) FROM \"{table}\"");
        let row = db.query_one_raw(statement(&count)).await?;
        rows += row.context("a count")?.try_get_by_index::<i64>(0)?;
    }
    db.close().await?;
    Ok(rows)
}

fn statement(sql: &str) -> sea_orm::Statement {
    sea_orm::Statement::from_string(sea_orm::DbBackend::Sqlite, sql)
}

async fn texts(db: &DatabaseConnection, sql: &str) -> anyhow::Result<Vec<String>> {
    let rows = db.query_all_raw(statement(sql)).await?;
    let texts = rows.iter().map(|row| row.try_get_by_index(0));
    Ok(texts.collect::<Result<_, _>>()?)
}
