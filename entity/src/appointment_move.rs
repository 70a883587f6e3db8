//! A change of time, done or waiting for its difference.

use crate::At;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "appointment_move")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub appointment: Uuid,
    pub account: Uuid,
    pub idempotency_key: String,
    pub to_office: String,
    pub to_starts_at: At,
    pub to_minutes: i32,
    pub to_price_cents: i64,
    pub difference_cents: i64,
    pub state: String,
    pub hold_expires_at: Option<At>,
    pub created_at: At,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// Only this account's rows: another person's are not found.
    pub fn of(account: Uuid) -> Select<Self> {
        Self::find().filter(Column::Account.eq(account))
    }
}

impl Model {
    /// Whether its difference is still to be paid.
    pub fn is_waiting(&self) -> bool {
        self.state == "waiting"
    }
}
