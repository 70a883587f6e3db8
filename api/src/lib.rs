//! Ventanilla's API: rooms behind one router, the outside world behind each room's own door.

pub mod appointments;
pub mod chance;
pub mod clock;
pub mod db;
pub mod documents;
pub mod notifications;
pub mod refusal;
pub mod seal;
pub mod signing;
pub mod site;
pub mod wording;
