//! A Checkout Session at Stripe.

use crate::At;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "checkout")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub payment_order: Uuid,
    pub idempotency_key: String,
    /// The exact request, so that a retry sends the same bytes.
    pub request: String,
    pub stripe_session: Option<String>,
    pub url: Option<String>,
    pub state: String,
    pub expires_at: At,
    pub created_at: At,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
