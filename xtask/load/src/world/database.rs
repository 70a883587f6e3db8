//! A database of our own: a file, or a PostgreSQL that can be stopped as by a power cut.

use sea_orm::{ConnectionTrait, Database as Connect, DatabaseConnection};
use xtask::postgres::{Care, Cluster};
use xtask::process::Done;

use super::Place;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

impl Engine {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
        }
    }
}

pub enum Database {
    Sqlite(String),
    Postgres(Box<Cluster>),
}

const NAME: &str = "ventanilla";

impl Database {
    /// # Errors
    /// That PostgreSQL does not start.
    pub async fn start(engine: Engine, place: &Place) -> Done<Self> {
        if engine == Engine::Sqlite {
            let file = place.folder.join("ventanilla.db");
            return Ok(Self::Sqlite(format!("sqlite:{}", file.display())));
        }
        let cluster = tokio::task::block_in_place(|| Cluster::with(Care::Durable))?;
        let conn = connect(&cluster.url("postgres")).await?;
        conn.execute_unprepared(&format!("CREATE DATABASE {NAME}"))
            .await
            .map_err(|error| error.to_string())?;
        drop(conn.close().await);
        Ok(Self::Postgres(Box::new(cluster)))
    }

    pub fn url(&self) -> String {
        match self {
            Self::Sqlite(url) => url.clone(),
            Self::Postgres(cluster) => cluster.url(NAME),
        }
    }

    /// # Errors
    /// What the database says.
    pub async fn connect(&self) -> Done<DatabaseConnection> {
        connect(&self.url()).await
    }
}

async fn connect(url: &str) -> Done<DatabaseConnection> {
    Connect::connect(url)
        .await
        .map_err(|error| format!("the database: {error}"))
}
