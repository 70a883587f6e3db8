//! A time of a counter pool, with its capacity and what of it is taken.

use crate::At;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "slot")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub office: String,
    pub pool: String,
    pub starts_at: At,
    pub minutes: i32,
    /// The day in the office's own time zone, days since 1970: availability counts by it.
    pub local_day: i32,
    pub capacity: i32,
    /// Held, confirmed and cooling seats.
    pub taken: i32,
    pub closed: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
