//! The room's only SeaORM.

pub mod counts;
pub mod declarations;
pub mod drafts;
pub mod members;
