//! A signed-in browser; revoking the row ends it.

use crate::At;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account: Option<Uuid>,
    pub staff: Option<Uuid>,
    pub role: String,
    pub created_at: At,
    /// When a code was last entered: changes of money and identity ask for a fresh one.
    pub fresh_at: At,
    pub seen_at: At,
    pub expires_at: At,
    pub revoked_at: Option<At>,
    /// When the staff member's passkey was used in it.
    pub passkey_at: Option<At>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// Only this account's rows: another person's are not found.
    pub fn of(account: Uuid) -> Select<Self> {
        Self::find().filter(Column::Account.eq(account))
    }
}
