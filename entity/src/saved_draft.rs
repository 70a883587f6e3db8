//! A draft that waits for the day on which its trip can be declared.

use crate::At;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "saved_draft")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub link_hash: String,
    pub sealed: Vec<u8>,
    pub email_sealed: Vec<u8>,
    pub lang: String,
    pub opens_at: At,
    pub reminded_at: Option<At>,
    pub kept_until: At,
    pub created_at: At,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
