//! Sending a person to Stripe's page to pay an order.

use super::news::News;
use super::settle::Settled;
use super::store::checkouts::{self, CREATING};
use super::stripe::{Failure, Stored, requests};
use super::{Payments, orders, store};
use crate::refusal::{Answer, Refusal};
use crate::transaction;
use chrono::{DateTime, TimeDelta, Utc};
use contract::lang::Lang;
use contract::money::Money;
use contract::problem::Code;
use entity::{At, checkout, payment_order};
use std::time::Duration;
use uuid::Uuid;

/// With less time left than this, a page is closed and a new one opened.
const TOO_SHORT: TimeDelta = TimeDelta::minutes(2);

/// How often an opening that meets another one, or gets no clear answer, is tried in one request.
const ATTEMPTS: u32 = 4;

/// How long a person waits for a page, all attempts together: less than a request may take.
const PATIENCE: Duration = Duration::from_secs(12);

/// How Stripe's page is to be.
#[derive(Clone, Debug)]
pub struct Terms {
    pub lines: Vec<Line>,
    pub lang: Lang,
    pub success_url: String,
    pub cancel_url: String,
    /// 30 minutes to 24 hours ahead.
    pub expires_at: DateTime<Utc>,
}

/// A line on Stripe's page: what is sold, never to whom.
#[derive(Clone, Debug)]
pub struct Line {
    pub label: String,
    pub amount: Money,
}

/// Where a person who wants to pay goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opened {
    /// Stripe's page. It ends then: it may be one that was opened before.
    Page {
        url: String,
        expires_at: DateTime<Utc>,
    },
    /// There is nothing to pay any more.
    AlreadyPaid,
}

/// What one look at an order's checkout led to.
enum Step {
    Done(Opened),
    Again,
}

impl Payments {
    /// Opens Stripe's page for an order, or gives the address of the one that is open.
    ///
    /// # Errors
    /// `payments.unavailable` when Stripe gave no clear answer: asking again carries on.
    pub async fn open_checkout(&self, order: Uuid, terms: &Terms) -> Answer<Opened> {
        let order = store::orders::find(self.db().read(), order)
            .await?
            .ok_or_else(|| Refusal::internal("a checkout of no order"))?;
        matches_order(&order, terms)?;
        // Stopping half way loses nothing: what was sent is stored, and asking again resumes it.
        tokio::time::timeout(PATIENCE, self.steps(&order, terms))
            .await
            .unwrap_or_else(|_| Err(Code::PaymentsUnavailable.into()))
    }

    async fn steps(&self, order: &payment_order::Model, terms: &Terms) -> Answer<Opened> {
        for attempt in 0..ATTEMPTS {
            if attempt > 0 {
                tokio::time::sleep(Duration::from_millis(150 << attempt)).await;
            }
            if let Step::Done(opened) = self.step(order, terms).await? {
                return Ok(opened);
            }
        }
        Err(Code::PaymentsUnavailable.into())
    }

    async fn step(&self, order: &payment_order::Model, terms: &Terms) -> Answer<Step> {
        let conn = self.db().read();
        if orders::payment_of(conn, order.id).await?.is_some() {
            return Ok(Step::Done(Opened::AlreadyPaid));
        }
        match checkouts::open_of(conn, order.id).await? {
            None => self.create(order, terms).await,
            Some(row) if row.expires_at.0 - self.clock().now() < TOO_SHORT => {
                self.replace(order).await
            }
            Some(row) if row.state == CREATING => self.resume(&row).await,
            Some(row) => self.reuse(row).await,
        }
    }

    /// Stores the exact request; sending it is the same as resuming one that got no answer.
    async fn create(&self, order: &payment_order::Model, terms: &Terms) -> Answer<Step> {
        let id = self.chance().uuid();
        let row = checkout::Model {
            id,
            payment_order: order.id,
            idempotency_key: format!("checkout-{id}"),
            request: requests::session(order.id, id, terms)?,
            stripe_session: None,
            url: None,
            state: CREATING.to_owned(),
            expires_at: At(terms.expires_at),
            created_at: At(self.clock().now()),
        };
        let stored = transaction!(
            self.db(),
            |tx| Ok(checkouts::insert(tx, row.clone()).await?)
        )?;
        if stored {
            self.resume(&row).await
        } else {
            Ok(Step::Again)
        }
    }

    /// Sends the stored bytes under the stored key: the first time, or once more.
    async fn resume(&self, row: &checkout::Model) -> Answer<Step> {
        match self.name(row).await? {
            Named::Open(Some(url)) => Ok(Step::Done(Opened::Page {
                url,
                expires_at: row.expires_at.0,
            })),
            Named::Refused => Err(Code::PaymentsUnavailable.into()),
            Named::Open(None) | Named::Unknown => Ok(Step::Again),
        }
    }

    /// Learns the session of a checkout that has none yet. Safe to repeat: the bytes and the key
    /// are the stored ones, so Stripe opens one session at most.
    pub(super) async fn name(&self, row: &checkout::Model) -> Answer<Named> {
        let stored = Stored {
            key: &row.idempotency_key,
            body: &row.request,
        };
        let id = row.id;
        match self.stripe().create_session(stored).await {
            Ok(created) => {
                let (session, url) = (&created.id, created.url.as_deref());
                transaction!(self.db(), |tx| Ok(
                    checkouts::opened(tx, id, session, url).await?
                ))?;
                Ok(Named::Open(created.url))
            }
            Err(failure @ Failure::Refused { .. }) => {
                tracing::error!(checkout = %id, %failure, "Stripe opens no page");
                transaction!(self.db(), |tx| Ok(checkouts::refused(tx, id).await?))?;
                Ok(Named::Refused)
            }
            Err(failure) => {
                tracing::warn!(checkout = %id, %failure, "opening a page");
                Ok(Named::Unknown)
            }
        }
    }

    async fn replace(&self, order: &payment_order::Model) -> Answer<Step> {
        Ok(match self.settle_before_lapse(order.id).await? {
            Settled::Paid => Step::Done(Opened::AlreadyPaid),
            Settled::Expired | Settled::NothingOpen | Settled::Unknown => Step::Again,
        })
    }

    /// The page that is open, unless it has been paid on or closed meanwhile.
    async fn reuse(&self, row: checkout::Model) -> Answer<Step> {
        let (Some(session), Some(url)) = (row.stripe_session, row.url) else {
            return Err(Refusal::internal("an open checkout without its page"));
        };
        match self.stripe().session(&session).await {
            Ok(session) if !session.is("open") => {
                self.apply(News::Session(session), None).await?;
                Ok(Step::Again)
            }
            // Stripe's page itself knows best, even when Stripe's API cannot be asked.
            Ok(_) | Err(_) => Ok(Step::Done(Opened::Page {
                url,
                expires_at: row.expires_at.0,
            })),
        }
    }
}

/// What became of asking for a session's name.
pub(super) enum Named {
    Open(Option<String>),
    /// There is none and never was.
    Refused,
    Unknown,
}

fn matches_order(order: &payment_order::Model, terms: &Terms) -> Answer<()> {
    let asked = orders::money(order.amount_cents, &order.currency)?;
    let none = Money { cents: 0, ..asked };
    let mut amounts = terms.lines.iter().map(|line| line.amount);
    if amounts.try_fold(none, Money::plus) == Some(asked) {
        Ok(())
    } else {
        Err(Refusal::internal("the lines are not the order's amount"))
    }
}
