//! Serves the built site alone, without database or API: `cargo run --example site -- 8081`.

use api::site::{Rules, Site, router};
use std::path::Path;
use std::sync::Arc;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let port = std::env::args().nth(1).unwrap_or_else(|| "8081".into());
    let site = Arc::new(Site::open(Path::new("target/site"))?);
    let listener = tokio::net::TcpListener::bind(format!("127.0.0.1:{port}")).await?;
    println!("listening http://127.0.0.1:{port}");
    let rules = Rules {
        sandbox: true,
        https_only: false,
        offline_results: true,
    };
    Ok(axum::serve(listener, router(site, rules)).await?)
}
