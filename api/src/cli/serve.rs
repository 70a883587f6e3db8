//! `ventanilla serve`

use super::{open, reseal};
use crate::config::{Config, Mode};
use crate::site::{Rules, Site};
use crate::state::App;
use crate::{http, jobs, site, telemetry};
use anyhow::Context;
use axum::Router;
use clap::Args;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::watch;

/// Requests under way may take this long to end.
const DRAIN: Duration = Duration::from_secs(20);

#[derive(Debug, Args)]
pub(super) struct Serve {
    /// Leave the jobs to other replicas
    #[arg(long)]
    no_jobs: bool,
}

impl Serve {
    pub(super) async fn run(self, config: Config) -> anyhow::Result<()> {
        let run_jobs = config.run_jobs && !self.no_jobs;
        let app = open(config).await?;
        reseal::refuse_missing(&app).await?;
        let metrics = telemetry::start_metrics()?;
        let beside = listen("metrics_listen", app.config.metrics_listen).await?;
        let listener = listen("listen", app.config.listen).await?;
        tokio::spawn(telemetry::serve_metrics(beside, metrics));
        let (stop, stopped) = watch::channel(false);
        tokio::spawn(async move {
            told_to_stop().await;
            tracing::info!("stopping");
            // Nobody listens any more when everything ended already.
            let _ = stop.send(true);
        });
        let jobs = run_jobs.then(|| jobs::start(&app, &stopped));
        println!("listening http://{}", listener.local_addr()?);
        answer(&app, listener, stopped).await?;
        if let Some(jobs) = jobs {
            jobs.ended().await;
        }
        Ok(())
    }
}

async fn listen(key: &str, address: SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address)
        .await
        .with_context(|| format!("{key}: {address} cannot be listened on"))
}

/// Serves until told to stop, then lets the requests under way end.
async fn answer(
    app: &App,
    listener: TcpListener,
    mut stopped: watch::Receiver<bool>,
) -> anyhow::Result<()> {
    let router = with_site(app, http::router(app));
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let mut drained = stopped.clone();
    let serving = axum::serve(listener, service).with_graceful_shutdown(async move {
        let _ = stopped.wait_for(|stop| *stop).await;
    });
    let too_long = async move {
        let _ = drained.wait_for(|stop| *stop).await;
        tokio::time::sleep(DRAIN).await;
    };
    tokio::select! {
        ended = serving => ended.context("serving"),
        () = too_long => Ok(()),
    }
}

/// The API works without a built site, so that a developer may start with one or the other.
fn with_site(app: &App, router: Router) -> Router {
    #[cfg(feature = "embed-site")]
    let built = Site::embedded();
    #[cfg(not(feature = "embed-site"))]
    let built = Site::open(&app.config.site_dir);
    let rules = Rules {
        sandbox: app.config.mode == Mode::Sandbox,
        offline_results: app.config.offline_results,
        https_only: app.config.secure_cookies(),
    };
    match built {
        // Two fallbacks do not merge: unknown addresses are the site's to answer.
        Ok(built) => {
            let built = built.with_banner(&app.config.notice_es, &app.config.notice_en);
            router
                .reset_fallback()
                .merge(site::router(Arc::new(built), rules))
        }
        Err(error) => {
            tracing::warn!("serving the API alone: {error:#}");
            router
        }
    }
}

/// Ctrl-C, or the signal with which service managers stop.
async fn told_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
        }
        Err(_) => drop(tokio::signal::ctrl_c().await),
    }
}
