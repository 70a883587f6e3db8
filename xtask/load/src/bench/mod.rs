//! `load bench`: what the product costs over the bare database, on one machine, in one cluster
//! that writes to its disk before it answers.

mod books;
mod ceiling;
mod declarations;
mod figures;
mod holds;
mod load;
mod machine;
mod month;
mod options;
mod wire;

use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use entity::slot;
use xtask::postgres::Cluster;
use xtask::process::Done;

use crate::world::{Change, Database, Engine, Place, Product, Sandbox};
use ceiling::Script;
use figures::{Run, median};
use options::Options;

/// One account may hold as often as the run lasts: what limits it is the measured statement.
const CATALOGUE: [Change; 1] = [("limits", "active_appointments", "1000000000")];

const SLOTS: usize = 1_000;

/// Runs the command.
///
/// # Errors
/// A ratio below its limit, or what could not be started.
pub fn run(words: &[String]) -> Done {
    let Some(options) = Options::read(words)? else {
        return Ok(());
    };
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build();
    runtime
        .map_err(|error| error.to_string())?
        .block_on(measure(&options))
}

/// Everything that runs during the measurement.
struct Stage {
    place: Place,
    product: Product,
    database: Database,
    sandbox: Arc<Sandbox>,
    numbers: Arc<AtomicU64>,
}

impl Stage {
    async fn set(options: &Options) -> Done<Self> {
        let place = Place::fresh("bench", options.release, &CATALOGUE)?;
        let database = Database::start(Engine::Postgres, &place).await?;
        let sandbox = Arc::new(Sandbox::start(&place, 1)?);
        let mut product = Product::new(&place, database.url(), &[]);
        product.prepare()?;
        product.start()?;
        Ok(Self {
            place,
            product,
            database,
            sandbox,
            numbers: Arc::default(),
        })
    }

    fn cluster(&self) -> Done<&Cluster> {
        match &self.database {
            Database::Postgres(cluster) => Ok(cluster),
            Database::Sqlite(_) => Err("the bench runs on PostgreSQL".to_owned()),
        }
    }

    async fn ask<R: load::Requests>(&self, options: &Options, requests: &Arc<R>) -> Done<Run> {
        let requests = Arc::clone(requests);
        load::run(
            self.place.port,
            options.clients,
            options.time,
            requests,
            &self.numbers,
        )
        .await
    }
}

async fn measure(options: &Options) -> Done {
    let stage = Stage::set(options).await?;
    ceiling::prepare(stage.cluster()?).await?;
    let conn = stage.database.connect().await?;
    books::durable(&conn).await?;
    let slots = holds::slots(&conn, SLOTS).await?;
    let accounts = options.clients * 4;
    println!("signing {accounts} accounts in …");
    let cookies = holds::sign_in(&stage.place, &stage.sandbox, accounts).await?;
    let mut low = Vec::new();
    for (name, slots) in [("one hot slot", &slots[..1]), ("1,000 slots", &slots[..])] {
        let script = Script::hold(&stage.place.folder, slots.len())?;
        let requests = holds::Holds::new(&stage.place, &cookies, slots, options.clients);
        let what = format!("holds, {name}");
        low.extend(rounds(&stage, options, &what, &script, &Arc::new(requests)).await?);
    }
    books::complete(&conn).await?;
    let script = Script::declaration(&stage.place.folder)?;
    let requests = Arc::new(declarations::Declarations::new(&stage.place));
    low.extend(
        rounds(
            &stage,
            options,
            "submissions of the pre-check",
            &script,
            &requests,
        )
        .await?,
    );
    declarations::complete(&conn).await?;
    low.extend(availability(&stage, options, &conn, &slots).await?);
    let (now, highest) = stage.product.process().map_or((0, 0), machine::memory);
    println!("product's memory: {now} MB, at its highest {highest} MB");
    if low.is_empty() {
        Ok(())
    } else {
        Err(low.join("\n"))
    }
}

async fn availability(
    stage: &Stage,
    options: &Options,
    conn: &sea_orm::DatabaseConnection,
    slots: &[slot::Model],
) -> Done<Option<String>> {
    let like = slots.first().ok_or("no slot")?;
    println!("storing a million slots …");
    month::fill(conn, like).await?;
    let month = month::Month::of(like).ok_or("a slot of no day")?;
    let file = stage.place.folder.join("month.sql");
    let script = Script::query(file, &month::bare(like, &month))?;
    let requests = Arc::new(month::Look::new(&stage.place, like, &month));
    rounds(
        stage,
        options,
        "availability, 1,000,000 slots",
        &script,
        &requests,
    )
    .await
}

/// The bare database and the product in turns; says so when the median ratio is too low.
async fn rounds<R: load::Requests>(
    stage: &Stage,
    options: &Options,
    what: &str,
    script: &Script,
    requests: &Arc<R>,
) -> Done<Option<String>> {
    let mut ratios = Vec::new();
    println!("\n{what}");
    for round in 1..=options.rounds {
        let cluster = stage.cluster()?;
        let bare = tokio::task::block_in_place(|| script.best(cluster, options.bare_seconds))?;
        let ours = stage.ask(options, requests).await?;
        let ratio = ours.rate / bare.rate;
        let [p50, p95, p99] = ours.latency;
        println!(
            "  round {round}: bare {:.0}/s, product {:.0}/s, ratio {ratio:.3}; p50 {p50:.1} ms, \
             p95 {p95:.1} ms, p99 {p99:.1} ms; processor: pgbench {:.0} %, our clients {:.0} %",
            bare.rate,
            ours.rate,
            bare.generator * 100.0,
            ours.generator * 100.0
        );
        ratios.push(ratio);
    }
    let middle = median(ratios);
    println!(
        "  median ratio {middle:.3}, at least {} is asked",
        options.least
    );
    Ok((middle < options.least).then(|| format!("bench: {what}: {middle:.3} is too little")))
}
