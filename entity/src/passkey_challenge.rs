//! What a session's passkey was asked and has not answered yet.

use crate::At;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "passkey_challenge")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub session: Uuid,
    pub ceremony: String,
    pub state_sealed: Vec<u8>,
    pub expires_at: At,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
