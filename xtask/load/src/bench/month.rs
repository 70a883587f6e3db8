//! Availability of a month with a million stored slots, over HTTP and bare.

use contract::paths;
use entity::slot;
use sea_orm::{ConnectionTrait, DatabaseConnection};
use xtask::process::Done;

use super::load::Requests;
use crate::world::Place;

/// Offices of the same shape around the real ones, until a million slots are stored.
const FILL: &str = "
    INSERT INTO slot (id, office, pool, starts_at, minutes, local_day, capacity, taken, closed)
    SELECT gen_random_uuid(), 'load-' || copy, one.pool, one.starts_at, one.minutes,
           one.local_day, 3, (random() * 3)::integer, FALSE
    FROM generate_series(1, 2000) AS copy
    CROSS JOIN (SELECT * FROM slot WHERE office = '{office}' AND pool = '{pool}') AS one
    LIMIT (SELECT 1000000 - COUNT(*) FROM slot)";

/// # Errors
/// What the database says.
pub async fn fill(conn: &DatabaseConnection, like: &slot::Model) -> Done {
    let fill = FILL
        .replace("{office}", &like.office)
        .replace("{pool}", &like.pool);
    for statement in [&*fill, "VACUUM ANALYZE slot"] {
        conn.execute_unprepared(statement)
            .await
            .map_err(|error| error.to_string())?;
    }
    Ok(())
}

/// The month in which a slot lies, as the first and last day since 1970.
pub struct Month {
    name: String,
    first: i32,
    last: i32,
}

impl Month {
    pub fn of(slot: &slot::Model) -> Option<Self> {
        use chrono::Datelike;
        let epoch = chrono::NaiveDate::from_ymd_opt(1970, 1, 1)?;
        let day = epoch + chrono::Days::new(u64::try_from(slot.local_day).ok()?);
        let first = day.with_day(1)?;
        let next = first + chrono::Months::new(1);
        let number = |date: chrono::NaiveDate| i32::try_from((date - epoch).num_days()).ok();
        Some(Self {
            name: first.format("%Y-%m").to_string(),
            first: number(first)?,
            last: number(next)? - 1,
        })
    }
}

/// The query that the answer cannot do without, in the product's own words.
pub fn bare(like: &slot::Model, month: &Month) -> String {
    format!(
        "SELECT local_day, CAST(SUM(CASE WHEN closed THEN 0 ELSE capacity - taken END) AS bigint) \
         AS free FROM slot WHERE office = '{}' AND pool = '{}' AND local_day BETWEEN {} AND {} \
         AND starts_at > {} GROUP BY local_day ORDER BY local_day;\n",
        like.office, like.pool, month.first, month.last, 0
    )
}

/// One request, again and again.
pub struct Look(Vec<u8>);

impl Look {
    pub fn new(place: &Place, like: &slot::Model, month: &Month) -> Self {
        let path = paths::fill(paths::appointments::MONTH, &[&like.office]);
        let query = format!("service=passport-10&month={}", month.name);
        let host = format!("127.0.0.1:{}", place.port);
        let text = format!("GET {path}?{query} HTTP/1.1\r\nhost: {host}\r\n\r\n");
        Self(text.into_bytes())
    }
}

impl Requests for Look {
    fn next(&self, _: usize, _: u64, into: &mut Vec<u8>) {
        into.extend_from_slice(&self.0);
    }
}
