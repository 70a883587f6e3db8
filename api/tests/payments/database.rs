//! A database of its own for each test: a SQLite file, or one on the server that
//! `VENTANILLA_TEST_DATABASE` names.

use api::chance::Chance;
use api::db::Db;
use migration::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection};
use tempfile::TempDir;

const CONNECTIONS: u32 = 8;

/// What must outlive the connection.
pub enum Place {
    /// Dropping it removes the folder.
    Folder(#[allow(dead_code, reason = "kept until the test ends")] TempDir),
    Server,
}

pub async fn open() -> (Db, Place) {
    let server = std::env::var("VENTANILLA_TEST_DATABASE").unwrap_or_default();
    let (url, place) = if server.starts_with("postgres") {
        (on_server(&server).await, Place::Server)
    } else {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("test.db");
        (format!("sqlite:{}", file.display()), Place::Folder(folder))
    };
    let db = Db::connect(&url, CONNECTIONS).await.unwrap();
    Migrator::up(db.writer(), None).await.unwrap();
    (db, place)
}

async fn on_server(server: &str) -> String {
    let name = format!("payments_{:x}", Chance::system().number());
    let admin: DatabaseConnection = Database::connect(server).await.unwrap();
    let create = format!("CREATE DATABASE {name}");
    admin.execute_unprepared(&create).await.unwrap();
    let base = server.rsplit_once('/').unwrap().0;
    format!("{base}/{name}")
}
