//! A passkey of somebody of the staff.

use crate::At;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "passkey")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub staff: Uuid,
    pub credential_hash: String,
    pub name: String,
    pub passkey_sealed: Vec<u8>,
    pub created_at: At,
    pub used_at: Option<At>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// Only this member's rows: another one's are not found.
    pub fn of(staff: Uuid) -> Select<Self> {
        Self::find().filter(Column::Staff.eq(staff))
    }
}
