//! One traveller of a declaration.

use crate::At;
use contract::precheck::MemberState;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "declaration_member")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub declaration: Uuid,
    pub position: i32,
    /// The document's number, for everybody.
    pub number: String,
    /// Blind index of the reference, which is the traveller's alone.
    pub reference_key: String,
    /// Blind index of issuer and document number.
    pub document_key: String,
    pub key_version: i32,
    /// The person and the reference.
    pub person_sealed: Vec<u8>,
    pub state: String,
    /// Counts the changes; the first is 1.
    pub version: i32,
    pub changed_at: At,
    pub crossed_at: Option<At>,
    pub crossed_by: Option<Uuid>,
    pub created_at: At,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// # Errors
    /// A text that no release ever wrote.
    pub fn state(&self) -> Result<MemberState, DbErr> {
        let state = MemberState::from_text(&self.state);
        state.ok_or_else(|| DbErr::Type(format!("state {}", self.state)))
    }
}

impl Entity {
    /// Only this declaration's members: another's are not found.
    pub fn of(declaration: Uuid) -> Select<Self> {
        Self::find().filter(Column::Declaration.eq(declaration))
    }
}
