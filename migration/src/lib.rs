//! The schema, made step by step. Never imports `entity`: a migration must mean the same for ever.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

pub use sea_orm_migration::{MigratorTrait, SchemaManager};

/// Every migration, oldest first.
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![Box::new(Foundation)]
    }
}

/// The tables of the first release.
struct Foundation;

impl MigrationName for Foundation {
    fn name(&self) -> &'static str {
        "2026_11_24_foundation"
    }
}

const TABLES: [&str; 4] = [
    include_str!("tables/house.sql"),
    include_str!("tables/identity.sql"),
    include_str!("tables/appointments.sql"),
    include_str!("tables/payments.sql"),
];

#[async_trait::async_trait]
impl MigrationTrait for Foundation {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        for tables in TABLES {
            connection
                .execute_unprepared(&in_dialect(tables, manager.get_database_backend()))
                .await?;
        }
        Ok(())
    }
}

/// The files are written for PostgreSQL; SQLite keeps keys and sealed bytes as blobs.
fn in_dialect(tables: &str, backend: DbBackend) -> String {
    match backend {
        DbBackend::Sqlite => tables.replace(" uuid", " blob").replace(" bytea", " blob"),
        _ => tables.to_owned(),
    }
}
