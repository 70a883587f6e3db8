//! Money on its way back.

use crate::At;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "refund")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub payment: Uuid,
    /// One refund a cause, such as `cancelled:<appointment>`.
    pub cause: String,
    pub subject: Option<Uuid>,
    pub amount_cents: i64,
    pub currency: String,
    pub state: String,
    pub idempotency_key: String,
    pub request: String,
    pub stripe_refund: Option<String>,
    pub failure: Option<String>,
    pub attempts: i32,
    pub first_sent_at: Option<At>,
    pub next_try_at: At,
    pub leased_until: At,
    pub decided_at: At,
    pub settled_at: Option<At>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
