//! A process of its own that plays the outside world for Ventanilla: a Stripe that speaks
//! Stripe's HTTP, and a mailbox. The product cannot tell the difference; tests can ask for what
//! goes wrong in life.

mod chance;
mod clock;
mod control;
mod faults;
mod journal;
mod mail;
mod options;
mod pages;
mod server;
mod stripe;
mod world;

use std::time::Duration;

use clap::Parser;
use tracing_subscriber::EnvFilter;

use options::Options;

fn main() -> anyhow::Result<()> {
    let options = Options::parse();
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();

    let runtime = tokio::runtime::Runtime::new()?;
    let writer = runtime.block_on(server::run(&options))?;
    // Ends what still runs; only then does the writer know that no more lines will come.
    runtime.shutdown_timeout(Duration::from_secs(2));
    if let Some(writer) = writer {
        drop(writer.join());
    }
    Ok(())
}
