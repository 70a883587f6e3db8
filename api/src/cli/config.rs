//! `ventanilla config …`

use crate::config::Config;
use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub(super) enum Show {
    /// Reads all settings and says whether `serve` would start with them
    Check,
    /// Prints every setting with its default and its meaning
    Defaults,
}

/// What could not be used was refused before this.
pub(super) fn good(config: &Config) {
    println!(
        "the settings are good: {:?} mode at {}",
        config.mode, config.public_url
    );
}
