//! Ventanilla's API: rooms behind one router, the outside world behind each room's own door.

pub mod appointments;
pub mod audit;
pub mod catalogue;
pub mod chance;
pub mod cli;
pub mod clock;
pub mod config;
pub mod db;
pub mod documents;
pub mod drafts;
pub mod http;
pub mod identity;
pub mod jobs;
pub mod notifications;
pub mod payments;
pub mod permit;
pub mod precheck;
pub mod refusal;
pub mod reseal;
pub mod seal;
pub mod signing;
pub mod site;
pub mod state;
pub mod telemetry;
pub mod verify;
pub mod wording;
