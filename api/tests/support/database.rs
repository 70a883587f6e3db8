//! A database for each test: a SQLite file, or a clone of a migrated PostgreSQL template.

use api::db::Db;
use migration::{Migrator, MigratorTrait};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection};
use std::path::Path;
use std::time::UNIX_EPOCH;

/// Replicas of the test binary make the template one after the other under this number.
const TEMPLATE_LOCK: i64 = 7_214_001;

pub struct TestDatabase {
    pub url: String,
    /// The server and the name of a clone, to be dropped with this.
    clone: Option<(String, String)>,
}

impl TestDatabase {
    pub async fn fresh(folder: &Path) -> Self {
        match std::env::var("VENTANILLA_TEST_DATABASE") {
            Ok(server) if server.starts_with("postgres") => Self::cloned(server).await,
            _ => Self::file(folder).await,
        }
    }

    async fn file(folder: &Path) -> Self {
        let url = format!("sqlite:{}", folder.join("test.db").display());
        let db = Db::connect(&url, 1).await.unwrap();
        Migrator::up(db.writer(), None).await.unwrap();
        db.read().clone().close().await.unwrap();
        db.writer().clone().close().await.unwrap();
        Self { url, clone: None }
    }

    async fn cloned(server: String) -> Self {
        let admin = connect(&server).await;
        let template = template_name();
        run(&admin, &format!("SELECT pg_advisory_lock({TEMPLATE_LOCK})")).await;
        let known = format!("SELECT 1 FROM pg_database WHERE datname = '{template}'");
        let known = sea_orm::Statement::from_string(sea_orm::DbBackend::Postgres, known);
        if admin.query_one_raw(known).await.unwrap().is_none() {
            run(&admin, &format!("CREATE DATABASE {template}_making")).await;
            let making = connect(&beside(&server, &format!("{template}_making"))).await;
            Migrator::up(&making, None).await.unwrap();
            making.close().await.unwrap();
            run(
                &admin,
                &format!("ALTER DATABASE {template}_making RENAME TO {template}"),
            )
            .await;
        }
        run(
            &admin,
            &format!("SELECT pg_advisory_unlock({TEMPLATE_LOCK})"),
        )
        .await;
        let name = format!("test_{}", api::chance::Chance::system().uuid().simple());
        run(
            &admin,
            &format!("CREATE DATABASE {name} TEMPLATE {template}"),
        )
        .await;
        admin.close().await.unwrap();
        Self {
            url: beside(&server, &name),
            clone: Some((server, name)),
        }
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        let Some((server, name)) = self.clone.take() else {
            return;
        };
        // The test's own runtime is ending: another one drops the clone.
        let dropping = std::thread::spawn(move || {
            let runtime = tokio::runtime::Runtime::new().unwrap();
            runtime.block_on(async {
                let admin = connect(&server).await;
                run(&admin, &format!("DROP DATABASE {name} WITH (FORCE)")).await;
            });
        });
        assert!(dropping.join().is_ok() || std::thread::panicking());
    }
}

/// A new build of the tests makes a new template: the schema may have changed.
fn template_name() -> String {
    let built = std::env::current_exe().and_then(std::fs::metadata);
    let built = built.and_then(|data| data.modified()).unwrap();
    let seconds = built.duration_since(UNIX_EPOCH).unwrap().as_millis();
    format!("ventanilla_template_{seconds}")
}

async fn connect(url: &str) -> DatabaseConnection {
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    Database::connect(options).await.unwrap()
}

async fn run(db: &DatabaseConnection, sql: &str) {
    db.execute_unprepared(sql).await.unwrap();
}

/// The address of another database of the same server.
fn beside(server: &str, name: &str) -> String {
    let (address, options) = match server.split_once('?') {
        Some((address, options)) => (address, format!("?{options}")),
        None => (server, String::new()),
    };
    let after_scheme = address.find("://").map_or(0, |at| at + 3);
    let end = address[after_scheme..].find('/');
    let host = end.map_or(address, |at| &address[..after_scheme + at]);
    format!("{host}/{name}{options}")
}
