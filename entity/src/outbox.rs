//! A mail to send once.

use crate::At;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// One mail a cause, such as `confirmed:<appointment>`.
    pub cause: String,
    pub recipient_sealed: Vec<u8>,
    pub message_sealed: Vec<u8>,
    pub lang: String,
    pub state: String,
    pub attempts: i32,
    pub next_try_at: At,
    pub leased_until: At,
    pub last_error: Option<String>,
    pub created_at: At,
    pub sent_at: Option<At>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
