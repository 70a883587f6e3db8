//! A whole world for one test: the real router on a real port, a database of its own, the sandbox
//! as a process, a clock that the test turns, and people with browsers.
//!
//! ```ignore
//! let world = World::start().await;
//! let ana = world.citizen("ana@example.org").await;
//! let reply = ana.get("/appointments/mine").await;
//! ```
//!
//! `VENTANILLA_TEST_DATABASE=postgres://…` runs the same tests on PostgreSQL.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::missing_panics_doc,
    reason = "helpers of tests: each test uses some of them, and a panic fails the test"
)]

pub mod authenticator;
pub mod browser;
pub mod database;
pub mod mailbox;
pub mod sandbox;

pub use browser::{Browser, Reply};
pub use mailbox::Mail;

use api::chance::Chance;
use api::clock::Clock;
use api::config::{Config, Secret};
use api::identity::issue_link;
use api::identity::staff::{Invitation, invite};
use api::jobs;
use api::seal::Purpose;
use api::state::App;
use api::transaction;
use chrono::{TimeDelta, Utc};
use contract::identity::{LinkPurpose, Role};
use contract::person::Email;
use database::TestDatabase;
use sandbox::Sandbox;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::net::SocketAddr;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use uuid::Uuid;

pub struct World {
    pub app: App,
    /// `http://127.0.0.1:<port>`, without the API's prefix.
    pub url: String,
    pub sandbox: Sandbox,
    folder: tempfile::TempDir,
    database: TestDatabase,
    servers: Vec<JoinHandle<()>>,
}

impl World {
    pub async fn start() -> Self {
        Self::start_with(|_| ()).await
    }

    /// `change` may turn any setting before the start.
    pub async fn start_with(change: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = TestDatabase::fresh(folder.path()).await;
        let sandbox = Sandbox::start();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        sandbox
            .send_webhooks_to(&format!("{url}/api/v1/payments/stripe/events"))
            .await;
        let mut config = Config::sandbox();
        config.public_url.clone_from(&url);
        config.database_url = Secret::new(database.url.clone());
        config.stripe.api_url = sandbox.url.clone();
        config.smtp.url = Secret::new(format!("smtp://{}", sandbox.smtp));
        config.signing.sandbox_file = folder.path().join("signing-key.pem");
        change(&mut config);
        // The sandbox keeps the machine's time, so the test's clock begins there.
        #[allow(clippy::disallowed_methods, reason = "where the test's clock begins")]
        let clock = Clock::manual(Utc::now());
        let app = App::open(config, clock, Chance::seeded(1)).await.unwrap();
        let mut world = Self {
            app,
            url,
            sandbox,
            folder,
            database,
            servers: Vec::new(),
        };
        world.serve(listener);
        world
    }

    fn serve(&mut self, listener: TcpListener) {
        let router = api::http::router(&self.app);
        let service = router.into_make_service_with_connect_info::<SocketAddr>();
        self.servers.push(tokio::spawn(async move {
            axum::serve(listener, service).await.unwrap();
        }));
    }

    /// Starts a replica with other settings on the same database, sandbox and clock. It is the one
    /// that the world asks, and that webhooks reach, from now on; the ones before still answer.
    pub async fn replace(&mut self, change: impl FnOnce(&mut Config)) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        self.url = format!("http://{}", listener.local_addr().unwrap());
        let mut config = self.app.config.clone();
        change(&mut config);
        let (clock, rng) = (self.app.clock.clone(), self.app.chance.clone());
        self.app = App::open(config, clock, rng).await.unwrap();
        self.serve(listener);
        let webhooks = format!("{}/api/v1/payments/stripe/events", self.url);
        self.sandbox.send_webhooks_to(&webhooks).await;
    }

    /// Another browser that nobody has used.
    pub fn browser(&self) -> Browser {
        Browser::new(&self.app.config.public_url).at(&self.url)
    }

    /// A browser in which this citizen signed in with a code from the mailbox.
    pub async fn citizen(&self, email: &str) -> Browser {
        self.signed_in(self.browser(), email).await
    }

    pub async fn officer(&self, email: &str) -> Browser {
        self.staff(email, Role::Officer).await
    }

    pub async fn border_officer(&self, email: &str) -> Browser {
        self.staff(email, Role::BorderOfficer).await
    }

    pub async fn border_officer_at(&self, email: &str, post: &str) -> Browser {
        self.staff_at(email, Role::BorderOfficer, Some(post)).await
    }

    pub async fn supervisor(&self, email: &str) -> Browser {
        self.staff(email, Role::Supervisor).await
    }

    async fn staff(&self, email: &str, role: Role) -> Browser {
        self.staff_at(email, role, None).await
    }

    async fn staff_at(&self, email: &str, role: Role, office: Option<&str>) -> Browser {
        let invitation = Invitation {
            name: "Oficial de prueba".into(),
            email: Email::parse(email).unwrap(),
            role,
            office: office.map(str::to_owned),
        };
        let app = &self.app;
        let invited = transaction!(app.db, |tx| invite(app, tx, &invitation).await);
        invited.unwrap();
        self.signed_in(self.browser(), email).await
    }

    /// Enters a fresh code in this browser, as someone does whose code has become old.
    pub async fn signed_in(&self, browser: Browser, email: &str) -> Browser {
        let code = self.code(&browser, email).await;
        let body = serde_json::json!({ "email": email, "code": code });
        browser.post("/identity/session", &body).await.expect(200);
        browser
    }

    /// Asks for a code and reads it from the mailbox.
    pub async fn code(&self, browser: &Browser, email: &str) -> String {
        let pause = self.app.config.codes.resend_seconds;
        let known = self.mails(email).await.len();
        let body = serde_json::json!({ "email": email, "lang": "es" });
        browser.post("/identity/codes", &body).await.expect(202);
        let mails = self.mails(email).await;
        // Other mails that waited may have come with it.
        let new = &mails[..mails.len().saturating_sub(known)];
        let code = new.iter().find_map(|mail| mail.code.clone());
        code.unwrap_or_else(|| {
            panic!("no new code: the last one is younger than {pause} s; advance the clock first")
        })
    }

    /// Sends what waits in the outbox, then reads what this address received, newest first.
    pub async fn mails(&self, to: &str) -> Vec<Mail> {
        api::notifications::outbox::deliver(&self.app)
            .await
            .unwrap();
        self.sandbox.mails(to).await
    }

    /// The account of an address that signed in.
    pub async fn account(&self, email: &str) -> Uuid {
        let email = Email::parse(email).unwrap();
        let keys = self.app.seal.blinds(Purpose::Email, &email.normal());
        let keys = keys.into_iter().map(|(key, _)| key);
        let found = entity::account::Entity::find()
            .filter(entity::account::Column::EmailKey.is_in(keys))
            .one(self.app.db.read());
        found.await.unwrap().expect("an account").id
    }

    /// The secret of a link as a mail would carry it.
    pub async fn link(&self, email: &str, appointment: Uuid, purpose: LinkPurpose) -> String {
        let account = self.account(email).await;
        let app = &self.app;
        let expires = app.clock.now() + TimeDelta::days(30);
        let whose = (account, appointment);
        let issued = transaction!(app.db, |tx| issue_link(app, tx, purpose, whose, expires)
            .await);
        issued.unwrap()
    }

    pub async fn outbox_row(&self, cause: &str) -> entity::outbox::Model {
        let found = entity::outbox::Entity::find()
            .filter(entity::outbox::Column::Cause.eq(cause))
            .one(self.app.db.read());
        found.await.unwrap().expect("a mail of that cause")
    }

    /// Turns the clock here and in the sandbox.
    pub async fn advance(&self, by: TimeDelta) {
        self.app.clock.advance(by);
        self.sandbox.advance(by).await;
    }

    /// Runs every job once, whoever holds its lease.
    pub async fn jobs(&self) {
        for job in jobs::all() {
            let done = (job.run)(self.app.clone()).await;
            done.unwrap_or_else(|refusal| panic!("job {}: {refusal:?}", job.name));
        }
    }

    pub async fn job(&self, name: &str) {
        let job = jobs::all().into_iter().find(|job| job.name == name);
        let job = job.unwrap_or_else(|| panic!("no job {name}"));
        (job.run)(self.app.clone()).await.unwrap();
    }
}

impl Drop for World {
    fn drop(&mut self) {
        for server in &self.servers {
            server.abort();
        }
    }
}
