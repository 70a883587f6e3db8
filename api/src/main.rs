//! The one binary: serves, migrates, and does by command what an office does before it has a desk.

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    api::cli::run().await
}
