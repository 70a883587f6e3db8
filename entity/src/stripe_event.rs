//! An event of Stripe's, from a webhook or asked for.

use crate::At;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "stripe_event")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub kind: String,
    pub object_id: String,
    /// Names and time only, nothing that a person typed.
    pub envelope: String,
    pub received_at: At,
    pub applied_at: Option<At>,
    pub attempts: i32,
    pub next_try_at: At,
    pub leased_until: At,
    pub last_error: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
