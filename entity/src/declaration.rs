//! A trip that was declared: what its members share.

use crate::At;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "declaration")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The `Idempotency-Key`, hashed.
    pub request_key: String,
    pub request_hash: String,
    pub direction: String,
    /// The day at the border post, `YYYY-MM-DD`.
    pub travel_on: String,
    pub post: String,
    pub means: String,
    /// Of a scheduled flight, such as `AV431`.
    pub flight: Option<String>,
    pub closes_at: At,
    /// Trip, stay and contact.
    pub trip_sealed: Vec<u8>,
    pub link_hash: String,
    pub lang: String,
    pub created_at: At,
    pub changed_at: At,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
