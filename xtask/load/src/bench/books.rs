//! Whether the run was what it says: read from the database itself.

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, FromQueryResult, Statement};
use xtask::process::Done;

/// What makes PostgreSQL wait for its disk.
const DURABLE: [&str; 3] = ["fsync", "synchronous_commit", "full_page_writes"];

/// The bare database and the product are in one cluster, so one look is enough.
///
/// # Errors
/// That the cluster answers before what it was told is on its disk.
pub async fn durable(conn: &DatabaseConnection) -> Done {
    for setting in DURABLE {
        let ask = Statement::from_string(DbBackend::Postgres, format!("SHOW {setting}"));
        let row = conn
            .query_one_raw(ask)
            .await
            .map_err(|error| error.to_string())?;
        let value: Option<String> = row.and_then(|row| row.try_get("", setting).ok());
        if value.as_deref() != Some("on") {
            return Err(format!("bench: {setting} is not on"));
        }
    }
    println!("on: {}", DURABLE.join(", "));
    Ok(())
}

/// Holds that lapsed while the run lasted are told apart by the state of their seat.
const HOLDS: &str = "
    SELECT (SELECT COUNT(*) FROM seat) AS seats,
           (SELECT COUNT(DISTINCT person_key) FROM person_claim) AS people,
           (SELECT COUNT(*) FROM payment_order) AS orders,
           (SELECT COUNT(*) FROM seat WHERE state = 'held') AS held,
           (SELECT SUM(active_appointments) FROM account)::bigint AS charged,
           (SELECT COUNT(*) FROM seat WHERE state <> 'released') AS live,
           (SELECT SUM(taken) FROM slot)::bigint AS taken,
           (SELECT COUNT(*) FROM slot WHERE taken >= capacity) AS full";

#[derive(Debug, FromQueryResult)]
struct Holds {
    seats: i64,
    people: i64,
    orders: i64,
    held: i64,
    charged: i64,
    live: i64,
    taken: i64,
    full: i64,
}

impl Holds {
    fn are_complete(&self) -> bool {
        let written = self.people == self.seats && self.orders == self.seats;
        written && self.charged == self.held && self.taken == self.live && self.full == 0
    }
}

/// Every answered hold is complete, each is another person's, and no slot ran out of places.
///
/// # Errors
/// That the holds were not what was to be measured.
pub async fn complete(conn: &DatabaseConnection) -> Done {
    let ask = Statement::from_string(DbBackend::Postgres, HOLDS);
    let holds = Holds::find_by_statement(ask).one(conn).await;
    let holds = holds
        .map_err(|error| error.to_string())?
        .ok_or("the books are empty")?;
    if !holds.are_complete() {
        return Err(format!("bench: these are not complete holds: {holds:?}"));
    }
    println!(
        "\n{} holds are stored whole, each with its own person, order, charge and place",
        holds.seats
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::Holds;

    const WHOLE: Holds = Holds {
        seats: 9,
        people: 9,
        orders: 9,
        held: 8,
        charged: 8,
        live: 9,
        taken: 9,
        full: 0,
    };

    #[test]
    fn a_hold_without_its_own_person_or_place_is_noticed() {
        assert!(WHOLE.are_complete());
        assert!(!Holds { people: 8, ..WHOLE }.are_complete());
        assert!(!Holds { taken: 8, ..WHOLE }.are_complete());
        assert!(!Holds { full: 1, ..WHOLE }.are_complete());
    }
}
