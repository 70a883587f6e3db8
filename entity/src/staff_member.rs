//! An officer, a border officer or a supervisor.

use crate::At;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "staff_member")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub name: String,
    pub email_sealed: Vec<u8>,
    pub email_key: String,
    pub key_version: i32,
    pub role: String,
    /// An office or a border post. `None`: every one.
    pub office: Option<String>,
    pub created_at: At,
    pub disabled_at: Option<At>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
