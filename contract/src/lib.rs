//! What the page and the API agree on: requests, responses, validated values, states and their
//! legal moves, the one error body, and the paths.
//!
//! It compiles to WebAssembly, so it stays light: no database, no runtime, no regex engine.
//! Wire types are plain structs; a request has `parse`, which returns values that are valid by
//! construction or every field error at once. The form and the API call the same `parse`.

pub mod appointments;
pub mod country;
pub mod frame;
pub mod identity;
pub mod lang;
pub mod moments;
pub mod money;
pub mod page;
pub mod pages;
pub mod paths;
pub mod payments;
pub mod person;
pub mod precheck;
pub mod problem;
pub mod reference;
pub mod site;
pub mod verify;
pub mod zone;
