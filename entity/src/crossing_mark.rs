//! An officer's mark that a traveller crossed.

use crate::At;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "crossing_mark")]
pub struct Model {
    /// The device's choice.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub member: Uuid,
    pub staff: Uuid,
    pub made_at: At,
    pub received_at: At,
    pub undone_at: Option<At>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
