//! What every handler and every job is handed: the settings, the database, time and chance.

use crate::appointments::Hearing;
use crate::catalogue::{self, Catalogue};
use crate::chance::Chance;
use crate::clock::Clock;
use crate::config::{Config, Mode};
use crate::db::Db;
use crate::documents::Press;
use crate::http::limits::Counters;
use crate::identity::Tokens;
use crate::identity::passkeys::Party;
use crate::notifications::Mailer;
use crate::payments::{Payments, Stripe};
use crate::refusal::{Answer, Refusal};
use crate::seal::Seal;
use crate::signing::Keys;
use anyhow::{Context, anyhow};
use axum::extract::FromRef;
use std::ops::Deref;
use std::sync::{Arc, Weak};
use uuid::Uuid;

/// Drawing a paper takes a processor for a moment: two at once leave room for requests.
const PAPERS_AT_ONCE: usize = 2;

/// The application. Cloning shares it.
#[derive(Clone)]
pub struct App(Arc<Parts>);

pub struct Parts {
    pub config: Config,
    pub db: Db,
    pub clock: Clock,
    pub chance: Chance,
    pub seal: Seal,
    /// Signs and reads the cookies.
    pub tokens: Tokens,
    /// Asks passkeys and judges their answers.
    pub passkeys: Party,
    pub mailer: Mailer,
    /// Signs what third parties check.
    pub keys: Keys,
    pub press: Press,
    /// Offices, services and the policy.
    pub catalogue: Catalogue,
    pub payments: Payments,
    /// What this replica counted of the limits that all of them keep.
    pub counters: Counters,
}

impl Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

/// The application, held by what it holds itself.
#[derive(Clone)]
pub struct WeakApp(Weak<Parts>);

impl WeakApp {
    /// # Errors
    /// When the application has stopped.
    pub fn upgrade(&self) -> Answer<App> {
        self.0
            .upgrade()
            .map(App)
            .ok_or_else(|| Refusal::internal("the application has stopped"))
    }
}

impl FromRef<App> for Payments {
    fn from_ref(app: &App) -> Self {
        app.payments.clone()
    }
}

impl App {
    /// A key for a new row of a table that grows. Keys begin with the time, so that neighbours in
    /// time are neighbours in each index, and a busy index is written at its end alone.
    pub fn key(&self) -> Uuid {
        self.chance.key(self.clock.now())
    }

    /// Connects to the database and prepares keys and mail; sends nothing.
    ///
    /// # Errors
    /// A database that does not answer, or a setting that cannot be used.
    pub async fn open(config: Config, clock: Clock, chance: Chance) -> anyhow::Result<Self> {
        let db = Db::connect(config.database_url.reveal(), config.database_connections)
            .await
            .context("database_url: the database does not answer")?;
        let named = |key: &'static str| move |why: String| anyhow!("{key}: {why}");
        let seal = {
            let keys = config.secrets.seal_keys();
            Seal::new(&keys.map_err(named("secrets.seal"))?, chance.clone())
        };
        let tokens = {
            let keys = config.secrets.session_keys();
            Tokens::new(
                &keys.map_err(named("secrets.sessions"))?,
                &config.public_url,
            )
        };
        let passkeys = Party::new(&config)?;
        let mailer = Mailer::new(config.smtp.url.reveal(), &config.smtp.from)?;
        let keys = signing_keys(&config, &chance)?;
        let catalogue = catalogue(&config)?;
        let secret_key = config.stripe.secret_key.reveal();
        let stripe = Stripe::new(&config.stripe.api_url, secret_key).context("stripe.api_url")?;
        let parts = |app: &Weak<Parts>| {
            // Payments tells the rooms what was paid; the rooms are in the application it is in.
            let hearing = Arc::new(Hearing(WeakApp(app.clone())));
            let tools = (db.clone(), clock.clone(), chance.clone());
            let secret = config.stripe.webhook_secret.reveal().to_owned();
            let payments = Payments::new(tools, (stripe, &secret), hearing);
            let press = Press::new(PAPERS_AT_ONCE);
            Parts {
                config,
                db,
                clock,
                chance,
                seal,
                tokens,
                passkeys,
                mailer,
                keys,
                press,
                catalogue,
                payments,
                counters: Counters::default(),
            }
        };
        Ok(Self(Arc::new_cyclic(parts)))
    }
}

/// The catalogue of the configured folder, or the one of the binary when there is no such folder.
fn catalogue(config: &Config) -> anyhow::Result<Catalogue> {
    let read = if config.catalogue_dir.exists() {
        catalogue::check(&config.catalogue_dir)
    } else {
        Catalogue::embedded()
    };
    let catalogue = read.map_err(|mistakes| {
        let list: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
        anyhow!("catalogue_dir: {}", list.join("\n"))
    })?;
    if config.mode == Mode::Production
        && let Err(assumed) = catalogue.publishable()
    {
        let first = assumed.first().map(ToString::to_string).unwrap_or_default();
        let count = assumed.len();
        return Err(anyhow!(
            "catalogue_dir: {count} values are only assumed, such as {first}"
        ));
    }
    Ok(catalogue)
}

pub(crate) fn signing_keys(config: &Config, chance: &Chance) -> anyhow::Result<Keys> {
    let signing = &config.signing;
    let keys = if signing.key.reveal().is_empty() {
        Keys::load_or_create(&signing.sandbox_file, chance)
    } else {
        Keys::from_pem(signing.key.reveal(), &signing.retired)
    };
    keys.context("signing")
}
