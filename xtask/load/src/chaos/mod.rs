//! `load chaos`: citizens go about their business while the product and its database are killed
//! and the outside world misbehaves. Then everything is healed, comes to rest, and the sandbox's
//! own books are compared with what the product wrote down and what people were told.

mod options;
mod rest;
mod trouble;

use std::sync::Arc;

use xtask::process::Done;

use crate::check::{self, Records, Told};
use crate::citizen::{self, Town};
use crate::world::{Change, Database, Engine, Place, Product, Sandbox};
use options::Options;
use trouble::{Trouble, World};

/// Rules that a run cannot wait for, and one under which many cancellations retain something.
const CATALOGUE: [Change; 4] = [
    ("hold", "first", "\"1 min\""),
    ("cooling", "paid", "{ least = \"0 min\", most = \"2 min\" }"),
    (
        "cooling",
        "unpaid",
        "{ least = \"0 min\", most = \"1 min\" }",
    ),
    ("changes", "whole_refund", "\"480 h\""),
];

/// Runs the command.
///
/// # Errors
/// Every violation, or what could not be started.
pub fn run(words: &[String]) -> Done {
    let Some(options) = Options::read(words)? else {
        return Ok(());
    };
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build();
    let runtime = runtime.map_err(|error| error.to_string())?;
    let mut violations = Vec::new();
    for engine in options.engines() {
        violations.extend(runtime.block_on(one(*engine, &options))?);
    }
    let overbooked = violations
        .iter()
        .any(|violation| violation.starts_with("seats: "));
    match (options.expect_violation, violations.len()) {
        (false, 0) => Ok(()),
        (false, many) => Err(format!("chaos: {many} violations, listed above")),
        (true, _) if overbooked => {
            println!("chaos: the planted bug was caught, as it should be");
            Ok(())
        }
        (true, _) => Err("chaos: the planted bug was not caught".to_owned()),
    }
}

/// One database; returns the violations.
async fn one(engine: Engine, options: &Options) -> Done<Vec<String>> {
    println!("\n── chaos on {}, seed {}", engine.name(), options.seed);
    let mut place = Place::fresh(
        &format!("chaos-{}", engine.name()),
        options.release,
        &CATALOGUE,
    )?;
    if let Some(product) = &options.product {
        place.product.clone_from(product);
    }
    let database = Database::start(engine, &place).await?;
    let sandbox = Arc::new(Sandbox::start(&place, options.seed)?);
    let mut product = Product::new(&place, database.url(), &[]);
    product.prepare()?;
    product.start()?;
    let town = Arc::new(Town::found(&place, Arc::clone(&sandbox), options.until()).await?);
    let mut world = World { product, database };
    let trouble = roam(&town, &mut world, options).await?;
    rest::heal(&mut world, &sandbox).await?;
    let unsettled = rest::wait(&mut world, &sandbox, options.patience).await?;
    // Only what is committed counts: read by ourselves, with nobody writing.
    world.product.stop();
    let records = Records::read(&world.database).await?;
    let told = Told {
        books: sandbox.books().await?,
        mails: sandbox.mails().await?,
        fired: sandbox.fired().await?,
        kills: trouble.kills,
    };
    let mut found = unsettled;
    found.extend(check::everything(&records, &told, &town.journal));
    found.extend(town.tally.given_up());
    if !options.lenient() {
        found.extend(enough(&town, &trouble, &told, options, engine));
    }
    report(&town, &trouble, &told, &found);
    Ok(found)
}

/// Lets the citizens live and troubles them until the run is over.
async fn roam(town: &Arc<Town>, world: &mut World, options: &Options) -> Done<Trouble> {
    town.sandbox.set_faults(&trouble::faults()).await?;
    let mut lives = tokio::task::JoinSet::new();
    for number in 0..options.clients {
        let seed = options.seed.wrapping_mul(1_000_003).wrapping_add(number);
        lives.spawn(citizen::live(Arc::clone(town), seed));
    }
    let troubled = trouble::make(town, world, options).await;
    town.close();
    while lives.join_next().await.is_some() {}
    println!(
        "{:.0} s, {} attempts",
        town.elapsed().as_secs_f32(),
        town.attempts()
    );
    troubled
}

/// Whether the run was as rough as it was meant to be.
fn enough(
    town: &Town,
    trouble: &Trouble,
    told: &Told,
    options: &Options,
    engine: Engine,
) -> Vec<String> {
    let mut short = Vec::new();
    let mut least = |what: &str, is: u64, wanted: u64| {
        if is < wanted {
            short.push(format!("too tame a run: {what}: {is}, not {wanted}"));
        }
    };
    least("attempts", town.attempts(), options.attempts);
    least("kills", trouble.kills, options.kills);
    if engine == Engine::Postgres {
        least("stops of PostgreSQL", trouble.stops, options.kills);
    }
    least(
        "attempts that reached payment",
        town.payments(),
        town.attempts() / 4,
    );
    for (fault, fired) in &told.fired {
        least(fault, *fired, 20);
    }
    short
}

fn report(town: &Town, trouble: &Trouble, told: &Told, found: &[String]) {
    let share = town.payments() * 100 / town.attempts().max(1);
    println!(
        "{} attempts, {} reached payment ({share} %), {} kills, {} stops of PostgreSQL, {} mails",
        town.attempts(),
        town.payments(),
        trouble.kills,
        trouble.stops,
        told.mails.len()
    );
    let fired: Vec<String> = told
        .fired
        .iter()
        .map(|(fault, times)| format!("{fault} {times}"))
        .collect();
    println!("faults: {}", fired.join(", "));
    println!("answers:\n{}", town.tally.lines().join("\n"));
    match found.len() {
        0 => println!("no violation"),
        many => println!("{many} violations:"),
    }
    for violation in found.iter().take(40) {
        println!("  {violation}");
    }
}
