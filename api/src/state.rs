//! What every handler and every job is handed: the settings, the database, time and chance.

use crate::chance::Chance;
use crate::clock::Clock;
use crate::config::Config;
use crate::db::Db;
use crate::documents::Press;
use crate::identity::Tokens;
use crate::notifications::Mailer;
use crate::seal::Seal;
use crate::signing::Keys;
use anyhow::{Context, anyhow};
use std::ops::Deref;
use std::sync::Arc;

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
    pub mailer: Mailer,
    /// Signs what third parties check.
    pub keys: Keys,
    pub press: Press,
}

impl Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl App {
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
        let mailer = Mailer::new(config.smtp.url.reveal(), &config.smtp.from)?;
        let keys = signing_keys(&config, &chance)?;
        Ok(Self(Arc::new(Parts {
            config,
            db,
            clock,
            chance,
            seal,
            tokens,
            mailer,
            keys,
            press: Press::new(PAPERS_AT_ONCE),
        })))
    }
}

fn signing_keys(config: &Config, chance: &Chance) -> anyhow::Result<Keys> {
    let signing = &config.signing;
    let keys = if signing.key.reveal().is_empty() {
        Keys::load_or_create(&signing.sandbox_file, chance)
    } else {
        Keys::from_pem(signing.key.reveal(), &signing.retired)
    };
    keys.context("signing")
}
