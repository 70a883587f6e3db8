//! A citizen, known by an e-mail address that answered a code.

use crate::At;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "account")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub email_sealed: Vec<u8>,
    pub email_key: String,
    pub key_version: i32,
    pub lang: String,
    /// Held and confirmed appointments; raised and lowered only by guarded statements.
    pub active_appointments: i32,
    /// The day (UTC, days since 1970) of the last lapsed hold, and how many lapsed that day.
    pub lapse_day: i32,
    pub lapses: i32,
    pub created_at: At,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
