//! The one binary: serves, migrates, and does by command what an office does before it has a desk.

use std::process::ExitCode;

/// Requests make and drop many small things on several threads, which this allocator was made for.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    api::cli::run().await
}
