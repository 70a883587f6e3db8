//! The ceiling: what the bare database does, asked by `pgbench` with prepared statements.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use sea_orm::{ConnectionTrait, Database as Connect};
use xtask::postgres::{self, Cluster};
use xtask::process::{Done, succeed_silently};

use super::figures::Run;
use super::machine::{cores, spent};

/// Clients of which the best counts.
const CLIENTS: [u32; 3] = [8, 16, 64];

const DATABASE: &str = "ceiling";

/// One row of each kind that a hold cannot do without.
const TABLES: &str = "
    CREATE TABLE slot (
      id integer PRIMARY KEY,
      capacity integer NOT NULL,
      taken integer NOT NULL DEFAULT 0,
      CHECK (taken >= 0 AND taken <= capacity)
    );
    CREATE TABLE appointment (
      id uuid PRIMARY KEY,
      slot integer NOT NULL,
      person uuid NOT NULL UNIQUE,
      state text NOT NULL,
      created_at timestamptz NOT NULL
    );
    INSERT INTO slot SELECT id, 1000000000 FROM generate_series(1, 1000) AS id;
    CREATE TABLE declaration (
      id uuid PRIMARY KEY,
      request uuid NOT NULL UNIQUE,
      travel_on date NOT NULL,
      trip bytea NOT NULL
    );
    CREATE TABLE member (
      id uuid PRIMARY KEY,
      declaration uuid NOT NULL REFERENCES declaration (id),
      number uuid NOT NULL UNIQUE,
      document uuid NOT NULL,
      person bytea NOT NULL,
      state text NOT NULL
    );
    CREATE INDEX member_document ON member (document);";

/// Makes the database of the smallest hold.
///
/// # Errors
/// What PostgreSQL says.
pub async fn prepare(cluster: &Cluster) -> Done {
    let said = |error: sea_orm::DbErr| error.to_string();
    let conn = Connect::connect(cluster.url("postgres"))
        .await
        .map_err(said)?;
    let make = format!("CREATE DATABASE {DATABASE}");
    conn.execute_unprepared(&make).await.map_err(said)?;
    drop(conn.close().await);
    let conn = Connect::connect(cluster.url(DATABASE))
        .await
        .map_err(said)?;
    conn.execute_unprepared(TABLES).await.map_err(said)?;
    drop(conn.close().await);
    Ok(())
}

/// A script and the database that it asks.
pub struct Script {
    file: PathBuf,
    database: &'static str,
}

impl Script {
    /// The smallest hold that could be right, spread over so many slots.
    ///
    /// # Errors
    /// That the file cannot be written.
    pub fn hold(folder: &std::path::Path, slots: usize) -> Done<Self> {
        let text = format!(
            "\\set slot random(1, {slots})\n\
             BEGIN;\n\
             INSERT INTO appointment VALUES (gen_random_uuid(), :slot, gen_random_uuid(), 'held', now());\n\
             UPDATE slot SET taken = taken + 1 WHERE id = :slot AND taken < capacity;\n\
             COMMIT;\n"
        );
        Self::write(folder.join(format!("hold-{slots}.sql")), DATABASE, &text)
    }

    /// The smallest submission that could be right: the trip and its traveller, as large as they are
    /// when sealed, found again by request, number and document.
    ///
    /// # Errors
    /// That the file cannot be written.
    pub fn declaration(folder: &std::path::Path) -> Done<Self> {
        let text = "\
            BEGIN;\n\
            INSERT INTO declaration VALUES (gen_random_uuid(), gen_random_uuid(), current_date, \
              decode(repeat('5a', 640), 'hex')) RETURNING id AS trip \\gset\n\
            INSERT INTO member VALUES (gen_random_uuid(), :trip, gen_random_uuid(), \
              gen_random_uuid(), decode(repeat('a5', 420), 'hex'), 'declared');\n\
            COMMIT;\n";
        Self::write(folder.join("declaration.sql"), DATABASE, text)
    }

    /// One query against the product's own tables.
    ///
    /// # Errors
    /// That the file cannot be written.
    pub fn query(file: PathBuf, text: &str) -> Done<Self> {
        Self::write(file, "ventanilla", text)
    }

    fn write(file: PathBuf, database: &'static str, text: &str) -> Done<Self> {
        fs::write(&file, text).map_err(|error| error.to_string())?;
        Ok(Self { file, database })
    }

    /// The best of several numbers of clients.
    ///
    /// # Errors
    /// What `pgbench` says.
    pub fn best(&self, cluster: &Cluster, seconds: u64) -> Done<Run> {
        let mut best = Run::default();
        for clients in CLIENTS {
            let run = self.run(cluster, clients, seconds)?;
            if run.rate > best.rate {
                best = run;
            }
        }
        Ok(best)
    }

    fn run(&self, cluster: &Cluster, clients: u32, seconds: u64) -> Done<Run> {
        let mut pgbench = Command::new(postgres::programs()?.join("pgbench"));
        pgbench
            .args(["--no-vacuum", "--protocol=prepared", "--host=127.0.0.1"])
            .args(["--username=ventanilla", "--jobs=2"])
            .arg(format!("--port={}", cluster.port()))
            .arg(format!("--client={clients}"))
            .arg(format!("--time={seconds}"))
            .arg("--file")
            .arg(&self.file)
            .arg(self.database);
        let (before, start) = (spent(), Instant::now());
        let said = succeed_silently(&mut pgbench, "is the package `postgresql` whole?")?;
        let used = spent().children - before.children;
        let generator = used / start.elapsed().as_secs_f64() / cores();
        let rate = rate(&said).ok_or_else(|| format!("pgbench said no rate: {said}"))?;
        Ok(Run {
            rate,
            generator,
            ..Run::default()
        })
    }
}

/// `tps = 1234.5 (without initial connection time)`
fn rate(said: &str) -> Option<f64> {
    let line = said.lines().find_map(|line| line.strip_prefix("tps = "))?;
    line.split(' ').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::rate;

    #[test]
    fn the_rate_is_read_from_what_pgbench_prints() {
        let said = "latency average = 1.2 ms\ntps = 4982.25 (without initial connection time)\n";
        assert_eq!(rate(said), Some(4982.25));
    }
}
