//! Everything that the product wrote down.

use std::collections::HashMap;

use entity::{
    account, appointment, appointment_move, ledger_entry, outbox, payment, payment_order,
    person_claim, refund, seat, slot,
};
use sea_orm::{DatabaseConnection, EntityTrait};
use uuid::Uuid;
use xtask::process::Done;

use crate::world::Database;

pub struct Records {
    pub accounts: Vec<account::Model>,
    pub appointments: HashMap<Uuid, appointment::Model>,
    pub claims: Vec<person_claim::Model>,
    pub moves: HashMap<Uuid, appointment_move::Model>,
    pub seats: Vec<seat::Model>,
    pub slots: HashMap<Uuid, slot::Model>,
    pub orders: HashMap<Uuid, payment_order::Model>,
    pub payments: HashMap<Uuid, payment::Model>,
    pub refunds: Vec<refund::Model>,
    pub entries: Vec<ledger_entry::Model>,
    pub outbox: Vec<outbox::Model>,
}

async fn all<E: EntityTrait>(conn: &DatabaseConnection) -> Done<Vec<E::Model>> {
    E::find()
        .all(conn)
        .await
        .map_err(|error| format!("reading the database: {error}"))
}

fn by<T>(rows: Vec<T>, id: impl Fn(&T) -> Uuid) -> HashMap<Uuid, T> {
    rows.into_iter().map(|row| (id(&row), row)).collect()
}

impl Records {
    /// # Errors
    /// What the database says.
    pub async fn read(database: &Database) -> Done<Self> {
        let conn = database.connect().await?;
        let records = Self {
            accounts: all::<account::Entity>(&conn).await?,
            appointments: by(all::<appointment::Entity>(&conn).await?, |row| row.id),
            claims: all::<person_claim::Entity>(&conn).await?,
            moves: by(all::<appointment_move::Entity>(&conn).await?, |row| row.id),
            seats: all::<seat::Entity>(&conn).await?,
            slots: by(all::<slot::Entity>(&conn).await?, |row| row.id),
            orders: by(all::<payment_order::Entity>(&conn).await?, |row| row.id),
            payments: by(all::<payment::Entity>(&conn).await?, |row| row.id),
            refunds: all::<refund::Entity>(&conn).await?,
            entries: all::<ledger_entry::Entity>(&conn).await?,
            outbox: all::<outbox::Entity>(&conn).await?,
        };
        drop(conn.close().await);
        Ok(records)
    }

    /// The booking that an order pays for, at once or as the difference of a move.
    pub fn booking_of(&self, order: Uuid) -> Option<Uuid> {
        let order = self.orders.get(&order)?;
        if order.purpose == "booking" {
            return Some(order.subject);
        }
        let moved = self.moves.get(&order.subject)?.appointment;
        Some(self.appointments.get(&moved)?.booking)
    }
}
