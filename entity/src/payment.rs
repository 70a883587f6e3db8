//! Money captured.

use crate::At;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "payment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub payment_order: Uuid,
    pub stripe_payment_intent: String,
    pub stripe_session: String,
    pub amount_cents: i64,
    pub currency: String,
    pub fee_cents: Option<i64>,
    /// Not what the order asked for (paid twice, another amount): given back by itself.
    pub surplus: bool,
    /// Given back as refunds, never more than was paid.
    pub refunded_cents: i64,
    pub paid_at: At,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
