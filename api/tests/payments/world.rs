//! The room, its database, its door for webhooks, and Stripe.

use crate::database::{self, Place};
use crate::hearer::Listener;
use crate::sandbox::{KEY, SECRET, Sandbox};
use api::chance::Chance;
use api::clock::Clock;
use api::db::Db;
use api::payments::{
    Decision, Line, NewOrder, NewRefund, Opened, Payments, Purpose, Stripe, Terms, decide, ledger,
    open_order, payment_of,
};
use api::transaction;
use chrono::TimeDelta;
use contract::lang::Lang;
use contract::money::Money;
use contract::paths::{API, payments::STRIPE_EVENTS};
use entity::{audit, payment};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;
use uuid::Uuid;

/// What an order costs here.
pub const PRICE: i64 = 5_500;

/// A card that pays.
pub const CARD: &str = "4242424242424242";

pub struct World {
    pub payments: Payments,
    pub sandbox: Sandbox,
    pub db: Db,
    pub clock: Clock,
    pub chance: Chance,
    pub hearer: Arc<Listener>,
    /// Where webhooks come in.
    pub door: String,
    _place: Place,
}

impl World {
    pub async fn start() -> Self {
        let (db, place) = database::open().await;
        let clock = Clock::manual(Clock::system().now());
        let chance = Chance::system();
        let hearer = Arc::new(Listener {
            chance: chance.clone(),
            deaf: AtomicBool::new(false),
        });
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let door = format!("http://{address}{API}{STRIPE_EVENTS}");
        let sandbox = Sandbox::start(&door);
        let payments = Payments::new(
            (db.clone(), clock.clone(), chance.clone()),
            (Stripe::new(&sandbox.url, KEY).unwrap(), SECRET),
            hearer.clone(),
        );
        let (rooms, _) = api::payments::router::<Payments>().split_for_parts();
        let app = axum::Router::new().nest(API, rooms);
        let app = app.with_state(payments.clone());
        tokio::spawn(async move { axum::serve(listener, app).await });
        Self {
            payments,
            sandbox,
            db,
            clock,
            chance,
            hearer,
            door,
            _place: place,
        }
    }

    pub async fn order(&self) -> Uuid {
        let new = NewOrder {
            id: self.chance.uuid(),
            account: self.chance.uuid(),
            purpose: Purpose::Booking,
            subject: self.chance.uuid(),
            amount: Money::usd(PRICE),
            now: self.clock.now(),
        };
        let opened = transaction!(self.db, |tx| open_order(tx, new).await);
        opened.unwrap().id
    }

    pub fn terms(&self) -> Terms {
        Terms {
            lines: vec![Line {
                label: "Pasaporte, 5 años".to_owned(),
                amount: Money::usd(PRICE),
            }],
            lang: Lang::Es,
            success_url: "http://127.0.0.1:8080/es/citas/confirmada/1".to_owned(),
            cancel_url: "http://127.0.0.1:8080/es/citas/pago".to_owned(),
            expires_at: self.clock.now() + TimeDelta::minutes(35),
        }
    }

    /// The session of the page that a person is sent to.
    pub async fn open(&self, order: Uuid) -> String {
        let opened = self.payments.open_checkout(order, &self.terms()).await;
        match opened.unwrap() {
            Opened::Page { url, .. } => url.rsplit('/').next().unwrap().to_owned(),
            Opened::AlreadyPaid => panic!("already paid"),
        }
    }

    /// An order that was paid and heard of.
    pub async fn paid(&self) -> payment::Model {
        let order = self.order().await;
        let session = self.open(order).await;
        self.sandbox.pay(&session, CARD).await;
        self.until_paid(order).await
    }

    /// Waits for the payment that counts.
    pub async fn until_paid(&self, order: Uuid) -> payment::Model {
        self.until("paid", || async {
            payment_of(self.db.read(), order).await.unwrap()
        })
        .await
    }

    pub async fn until<T, F: Future<Output = Option<T>>>(
        &self,
        what: &str,
        look: impl Fn() -> F,
    ) -> T {
        for _ in 0..400 {
            if let Some(found) = look().await {
                return found;
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        panic!("never: {what}");
    }

    pub async fn until_heard(&self, order: Uuid, what: &str) {
        let look = || async move { (self.heard(order, what).await > 0).then_some(()) };
        self.until(what, look).await;
    }

    /// How often the hearer was told this about an order.
    pub async fn heard(&self, order: Uuid, what: &str) -> u64 {
        audit::Entity::find()
            .filter(audit::Column::Subject.eq(order.to_string()))
            .filter(audit::Column::Action.eq(what))
            .count(self.db.read())
            .await
            .unwrap()
    }

    pub async fn payments_in_books(&self) -> Vec<payment::Model> {
        payment::Entity::find().all(self.db.read()).await.unwrap()
    }

    pub async fn decide(&self, payment: Uuid, cause: &str, cents: i64) -> Decision {
        let new = NewRefund {
            id: self.chance.uuid(),
            payment,
            cause: cause.to_owned(),
            subject: Some(payment),
            amount: Money::usd(cents),
            now: self.clock.now(),
        };
        transaction!(self.db, |tx| decide(tx, new.clone()).await).unwrap()
    }

    /// Turns our clock and lets the jobs run once, as they would after that time.
    pub async fn later(&self, by: TimeDelta) {
        self.clock.advance(by);
        self.payments.apply_events().await.unwrap();
        self.payments.send_refunds().await.unwrap();
    }

    /// Nothing in the books may be unexplained, ever.
    pub async fn books_agree(&self) {
        assert_eq!(ledger::unexplained(self.db.read()).await.unwrap(), 0);
        let balances = ledger::balances(self.db.read()).await.unwrap();
        assert_eq!(balances.values().sum::<i64>(), 0, "{balances:?}");
    }
}
