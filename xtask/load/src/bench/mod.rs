//! `load bench`: what the product costs over the bare database.

use xtask::process::Done;

/// # Errors
/// Always, for now.
pub fn run(_words: &[String]) -> Done {
    Err("bench".to_owned())
}
