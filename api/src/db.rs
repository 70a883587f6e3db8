//! The database: one way to read, one way to write.
//!
//! Every write is a transaction without side effects, retried a bounded number of times when it
//! met another. SQLite has one writer connection (so writers queue here instead of failing) and
//! several readers; PostgreSQL has one pool.

use crate::refusal::Refusal;
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    ConnectOptions, Database, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use std::time::Duration;

/// How often a transaction that met another is tried before the caller is told to come back.
const ATTEMPTS: u32 = 8;

/// How long to wait for a connection of the pool before saying 503.
const ACQUIRE: Duration = Duration::from_secs(3);

#[derive(Clone, Debug)]
pub struct Db {
    reader: DatabaseConnection,
    writer: DatabaseConnection,
}

impl Db {
    /// Connects to `sqlite:PATH` or `postgres://…`; creates the SQLite file when it is missing.
    ///
    /// # Errors
    /// An address that cannot be read, or a database that does not answer.
    pub async fn connect(url: &str, connections: u32) -> Result<Self, DbErr> {
        if url.starts_with("sqlite:") {
            let writer = Database::connect(sqlite(url, 1)).await?;
            let reader = Database::connect(sqlite(url, connections)).await?;
            Ok(Self { reader, writer })
        } else {
            let mut options = ConnectOptions::new(url);
            options
                .max_connections(connections)
                .acquire_timeout(ACQUIRE)
                .connect_timeout(ACQUIRE)
                .test_before_acquire(false)
                .sqlx_logging(false);
            let pool = Database::connect(options).await?;
            Ok(Self {
                reader: pool.clone(),
                writer: pool,
            })
        }
    }

    /// For reading outside a transaction.
    pub const fn read(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// For migrations and maintenance, which run alone.
    pub const fn writer(&self) -> &DatabaseConnection {
        &self.writer
    }

    pub fn backend(&self) -> DbBackend {
        self.writer.get_database_backend()
    }

    /// The attempts of one transaction; see [`transaction!`](crate::transaction).
    pub fn attempts(&self) -> Attempts<'_> {
        Attempts { db: self, made: 0 }
    }

    /// One statement, which is a transaction by itself and waits for no `BEGIN` and `COMMIT`; it is
    /// tried again as often as [`transaction!`](crate::transaction) is.
    ///
    /// # Errors
    /// What the statement says; `service.unavailable` after too many collisions.
    pub async fn statement<T, W>(&self, work: impl Fn() -> W) -> Result<T, Refusal>
    where
        W: Future<Output = Result<T, DbErr>>,
    {
        let mut made = 1;
        loop {
            match work().await.map_err(Refusal::from) {
                Err(refusal) if refusal.retryable() && made < ATTEMPTS => pause(made).await,
                Err(refusal) if refusal.retryable() => return Err(Refusal::busy(1)),
                answer => return answer,
            }
            made += 1;
        }
    }

    async fn begin(&self) -> Result<DatabaseTransaction, DbErr> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        self.writer.begin_with_options(options).await
    }
}

/// Runs an expression of type `Result<_, Refusal>` in a transaction and commits when it is `Ok`.
/// It may run several times: nothing in it may reach the outside world.
///
/// A macro, because a closure that borrows both its surroundings and the transaction cannot be
/// shown to be `Send` for every lifetime (rust-lang/rust#100013).
#[macro_export]
macro_rules! transaction {
    ($db:expr, |$tx:ident| $work:expr) => {{
        let mut attempts = $db.attempts();
        loop {
            let open = match attempts.begin().await {
                Ok(open) => open,
                Err(refusal) => break Err(refusal),
            };
            let done = {
                let $tx = &open;
                async { $work }.await
            };
            if let Some(answer) = attempts.end(open, done).await {
                break answer;
            }
        }
    }};
}

/// A transaction that is tried again, a little later each time, when it met another one.
#[derive(Debug)]
pub struct Attempts<'d> {
    db: &'d Db,
    made: u32,
}

impl Attempts<'_> {
    /// # Errors
    /// A database that gives no connection.
    pub async fn begin(&mut self) -> Result<DatabaseTransaction, Refusal> {
        if self.made > 0 {
            pause(self.made).await;
        }
        self.made += 1;
        Ok(self.db.begin().await?)
    }

    /// Commits what was done or takes it back. `None`: it is to be tried again.
    pub async fn end<T>(
        &self,
        open: DatabaseTransaction,
        done: Result<T, Refusal>,
    ) -> Option<Result<T, Refusal>> {
        let answer = match done {
            Ok(value) => open.commit().await.map(|()| value).map_err(Refusal::from),
            Err(refusal) => match open.rollback().await {
                Ok(()) => Err(refusal),
                Err(error) => Err(error.into()),
            },
        };
        match answer {
            Err(refusal) if refusal.retryable() && self.made < ATTEMPTS => None,
            Err(refusal) if refusal.retryable() => Some(Err(Refusal::busy(1))),
            answer => Some(answer),
        }
    }
}

/// Longer each time, so that those who met do not meet again.
async fn pause(made: u32) {
    tokio::time::sleep(Duration::from_millis(u64::from(2u32.pow(made)))).await;
}

fn sqlite(url: &str, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(10))
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(|options: SqliteConnectOptions| {
            options
                .create_if_missing(true)
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Full)
                .foreign_keys(true)
                .busy_timeout(Duration::from_secs(5))
        });
    options
}
