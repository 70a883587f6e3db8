//! The schema, made step by step. Never imports `entity`: a migration must mean the same for ever.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

pub use sea_orm_migration::{MigratorTrait, SchemaManager};

/// Every migration, oldest first.
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        let boxed = |step| Box::new(step) as Box<dyn MigrationTrait>;
        STEPS.into_iter().map(boxed).collect()
    }
}

/// Tables that come together, written in SQL.
#[derive(Clone, Copy)]
struct Step {
    name: &'static str,
    tables: &'static [&'static str],
}

/// The steps in their order: the tables of the first release, then what each room brought.
const STEPS: [Step; 7] = [
    Step {
        name: "2026_11_24_foundation",
        tables: &[
            include_str!("tables/house.sql"),
            include_str!("tables/identity.sql"),
            include_str!("tables/appointments.sql"),
            include_str!("tables/payments.sql"),
        ],
    },
    Step {
        name: "2026_11_25_verify",
        tables: &[include_str!("tables/verify.sql")],
    },
    Step {
        name: "2026_11_25_precheck",
        tables: &[include_str!("tables/precheck.sql")],
    },
    Step {
        name: "2026_11_25_passkeys",
        tables: &[include_str!("tables/passkeys.sql")],
    },
    Step {
        name: "2026_11_25_crossings",
        tables: &[include_str!("tables/crossings.sql")],
    },
    Step {
        name: "2026_11_30_on_foot",
        tables: &[include_str!("tables/on_foot.sql")],
    },
    Step {
        name: "2026_11_30_one_claim",
        tables: &[include_str!("tables/one_claim.sql")],
    },
];

impl MigrationName for Step {
    fn name(&self) -> &str {
        self.name
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        for tables in self.tables {
            connection
                .execute_unprepared(&in_dialect(tables, manager.get_database_backend()))
                .await?;
        }
        Ok(())
    }
}

/// The files are written for PostgreSQL. SQLite keeps keys and sealed bytes as blobs, and knows no
/// domains: there each column of one has the domain's check as its own.
fn in_dialect(tables: &str, backend: DbBackend) -> String {
    if backend != DbBackend::Sqlite {
        return tables.to_owned();
    }
    let steps = STEPS.iter().flat_map(|step| step.tables);
    let known = steps.flat_map(|known| known.lines());
    let checks: Vec<_> = tables.lines().chain(known).filter_map(domain).collect();
    let mut text = String::new();
    for line in tables.lines() {
        if domain(line).is_none() && !line.starts_with("DROP DOMAIN ") {
            text.push_str(&checked(line, &checks));
            text.push('\n');
        }
    }
    text.replace(" uuid", " blob").replace(" bytea", " blob")
}

/// `CREATE DOMAIN name AS text CHECK (VALUE IN (…));`: the name, and what its value must be.
fn domain(line: &str) -> Option<(&str, &str)> {
    let (name, check) = line
        .strip_prefix("CREATE DOMAIN ")?
        .split_once(" AS text CHECK (VALUE ")?;
    Some((name, check.strip_suffix(");")?))
}

/// `  column name NOT NULL,` of a domain, spelt out; any other line as it is.
fn checked(line: &str, domains: &[(&str, &str)]) -> String {
    let mut words = line.split_whitespace();
    let (column, kind) = (words.next(), words.next());
    let domain = domains.iter().find(|(name, _)| kind == Some(name));
    let (Some(column), Some((name, check))) = (column, domain) else {
        return line.to_owned();
    };
    let comma = if line.ends_with(',') { "," } else { "" };
    let line = line.trim_end_matches(',').replacen(name, "text", 1);
    format!("{line} CHECK ({column} {check}){comma}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "\
CREATE DOMAIN seat_state AS text CHECK (VALUE IN ('held', 'cooling'));
CREATE TABLE seat (
  id uuid PRIMARY KEY,
  state seat_state NOT NULL,
  before seat_state
);
";

    #[test]
    fn sqlite_checks_each_column_of_a_domain() {
        let table = "\
CREATE TABLE seat (
  id blob PRIMARY KEY,
  state text NOT NULL CHECK (state IN ('held', 'cooling')),
  before text CHECK (before IN ('held', 'cooling'))
);
";
        assert_eq!(in_dialect(TABLE, DbBackend::Sqlite), table);
        assert_eq!(in_dialect(TABLE, DbBackend::Postgres), TABLE);
    }

    #[test]
    fn no_domain_is_left_in_what_sqlite_reads() {
        for tables in STEPS.iter().flat_map(|step| step.tables) {
            assert!(!in_dialect(tables, DbBackend::Sqlite).contains("DOMAIN"));
        }
    }
}
