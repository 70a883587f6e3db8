//! One person, one service, one time.

use crate::At;
use contract::appointments::State;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "appointment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub reference: String,
    pub booking: Uuid,
    pub account: Uuid,
    pub office: String,
    pub service: String,
    pub service_group: String,
    pub starts_at: At,
    pub minutes: i32,
    pub state: String,
    pub contested: bool,
    pub price_cents: i64,
    pub currency: String,
    pub moves_used: i32,
    /// Names, birth date and documents; emptied when its retention period ends.
    pub person_sealed: Vec<u8>,
    pub created_at: At,
    pub confirmed_at: Option<At>,
    pub ended_at: Option<At>,
    pub reconfirmed_at: Option<At>,
    pub purged_at: Option<At>,
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

impl Model {
    /// # Errors
    /// A text that no release ever wrote.
    pub fn state(&self) -> Result<State, DbErr> {
        State::from_text(&self.state).ok_or_else(|| DbErr::Type(format!("state {}", self.state)))
    }
}
