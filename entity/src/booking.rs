//! Up to four people who come together: one hold, one order.

use crate::At;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "booking")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub reference: String,
    pub account: Uuid,
    pub office: String,
    pub contact_sealed: Vec<u8>,
    pub lang: String,
    /// NULL once paid, released or lapsed.
    pub hold_expires_at: Option<At>,
    pub held_at: At,
    pub extended: bool,
    pub checkout_extended: bool,
    pub idempotency_key: String,
    pub request_hash: String,
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
