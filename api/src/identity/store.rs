//! The room's only SeaORM.

pub(super) mod accounts;
pub(super) mod codes;
pub(super) mod links;
pub(super) mod own;
pub(super) mod passkeys;
pub(super) mod recoveries;
pub(super) mod sessions;
pub(super) mod staff;
