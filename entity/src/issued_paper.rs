//! A paper as it was issued: its bytes, what its QR code says, and the signed record of the file.

use crate::At;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "issued_paper")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// What it is about: an appointment, one traveller's declaration.
    pub subject: Uuid,
    /// Printed on it; its first letters say which kind of paper it is.
    pub number: String,
    pub version: i32,
    /// The first of this version: what it says, the others say too.
    pub first: bool,
    pub lang: String,
    pub claim_sealed: Vec<u8>,
    pub pdf_sealed: Vec<u8>,
    /// Number, version, language, hash and time of issue, signed.
    pub record: String,
    pub issued_at: At,
    pub keep_until: At,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
