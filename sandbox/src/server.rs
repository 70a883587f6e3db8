use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use anyhow::Context;
use axum::Router;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

use crate::options::Options;
use crate::stripe::webhooks;
use crate::world::{Made, World};
use crate::{control, mail, pages, stripe};

const TIME_PASSES_EVERY: Duration = Duration::from_millis(250);
const DRAINS_WITHIN: Duration = Duration::from_secs(3);

/// Serves until it is told to stop; hands back the thread that writes the data file.
pub async fn run(options: &Options) -> anyhow::Result<Option<JoinHandle<()>>> {
    let http = listen("--http", options.http).await?;
    let smtp = listen("--smtp", options.smtp).await?;
    let (http_at, smtp_at) = (http.local_addr()?, smtp.local_addr()?);
    let public_url = options.public_url.clone();
    let public_url = public_url.unwrap_or_else(|| format!("http://localhost:{}", http_at.port()));
    let made = World::make(options, public_url.trim_end_matches('/').to_owned())?;
    let Made {
        world,
        outgoing,
        writer,
    } = made;

    tokio::spawn(webhooks::run(Arc::clone(&world), outgoing));
    tokio::spawn(let_time_pass(Arc::clone(&world)));
    tokio::spawn(mail::serve(Arc::clone(&world), smtp));
    let stop = stopped()?;
    println!("listening http={http_at} smtp={smtp_at}");

    let (draining, drained) = tokio::sync::oneshot::channel();
    let served = axum::serve(http, router(world)).with_graceful_shutdown(async {
        stop.await;
        if draining.send(()).is_err() {
            tracing::debug!("serving had already ended");
        }
    });
    tokio::select! {
        result = served => result?,
        // A request that waits on a fault must not keep us from ending.
        () = async { drop(drained.await); tokio::time::sleep(DRAINS_WITHIN).await } => {}
    }
    Ok(writer)
}

fn router(world: Arc<World>) -> Router {
    Router::new()
        .merge(stripe::router())
        .merge(control::router())
        .merge(mail::router())
        .merge(pages::router())
        .with_state(world)
}

async fn listen(flag: &str, at: std::net::SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(at).await.with_context(|| {
        format!("{flag} {at}: cannot listen there; is another sandbox running? Port 0 takes any")
    })
}

/// Sessions expire and refunds settle even when nobody asks.
async fn let_time_pass(world: Arc<World>) {
    let mut ticks = tokio::time::interval(TIME_PASSES_EVERY);
    loop {
        ticks.tick().await;
        drop(world.books());
    }
}

/// Ready before we say so, so that a signal right after the first line is not lost.
fn stopped() -> anyhow::Result<impl Future<Output = ()>> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}
