//! Logs and metrics. Neither holds personal data: a request is a pattern and a number.

use crate::config::Config;
use anyhow::Context;
use axum::Router;
use axum::http::header;
use axum::routing::get;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use std::time::Duration;
use tokio::net::TcpListener;
use tracing::Subscriber;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::util::SubscriberInitExt;

/// Seconds; a request longer than the last one is cut off anyway.
const BUCKETS: [f64; 10] = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0, 15.0];

/// What is logged unless `RUST_LOG` says otherwise.
const QUIET: &str = "info,sqlx=warn,sea_orm=warn,hyper=warn";

/// Starts the log: JSON lines in production, text in the sandbox; both to standard error.
pub fn start_log(config: &Config) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(QUIET));
    if config.json_logs() {
        json_lines(filter, std::io::stderr).init();
    } else {
        tracing_subscriber::fmt()
            .with_env_filter(filter)
            .with_writer(std::io::stderr)
            .with_target(false)
            .compact()
            .init();
    }
    log_panics();
}

/// What production writes.
pub fn json_lines<W>(filter: EnvFilter, writer: W) -> impl Subscriber + Send + Sync
where
    W: for<'w> MakeWriter<'w> + Send + Sync + 'static,
{
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(writer)
        .json()
        .finish()
}

/// From now on a panic is a line of the log and nothing else.
pub fn log_panics() {
    std::panic::set_hook(Box::new(|panic| {
        // The text of a panic may hold what someone typed; the place does not.
        let place = panic.location().map(ToString::to_string);
        tracing::error!(place, "panic");
    }));
}

/// Starts to count, and tells where the figures can be read.
///
/// # Errors
/// When something counts already.
pub fn start_metrics() -> anyhow::Result<PrometheusHandle> {
    let handle = PrometheusBuilder::new()
        .set_buckets(&BUCKETS)?
        .install_recorder()
        .context("metrics")?;
    let upkeep = handle.clone();
    tokio::spawn(async move {
        loop {
            tokio::time::sleep(Duration::from_secs(5)).await;
            upkeep.run_upkeep();
        }
    });
    Ok(handle)
}

/// Answers `/metrics` on a listener of its own, away from the public.
///
/// # Errors
/// When the listener fails.
pub async fn serve_metrics(listener: TcpListener, handle: PrometheusHandle) -> std::io::Result<()> {
    let read = move || {
        let text = handle.render();
        std::future::ready(([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], text))
    };
    axum::serve(listener, Router::new().route("/metrics", get(read))).await
}
