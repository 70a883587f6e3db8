//! How many travellers were declared: what remains when their details are gone.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "declaration_count")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub travel_on: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub post: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub direction: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub means: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub state: String,
    pub members: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
