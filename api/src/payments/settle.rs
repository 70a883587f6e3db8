//! Before a hold with an open page ends: the page is closed at Stripe first, so that nobody pays
//! for what has gone.

use super::checkout::Named;
use super::news::News;
use super::store::checkouts::{self, CREATING};
use super::stripe::Failure;
use super::{Payments, orders};
use crate::refusal::Answer;
use entity::checkout;
use uuid::Uuid;

/// Whether an order's hold may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    /// The money came first; the hearer has been told.
    Paid,
    /// Its page is closed: nobody can pay any more.
    Expired,
    /// There was no page.
    NothingOpen,
    /// Stripe gave no clear answer. Ask again later; money may still come.
    Unknown,
}

impl Payments {
    /// Makes sure that an order is either paid or can no longer be paid on an open page.
    ///
    /// # Errors
    /// The database's.
    pub async fn settle_before_lapse(&self, order: Uuid) -> Answer<Settled> {
        if orders::payment_of(self.db().read(), order).await?.is_some() {
            return Ok(Settled::Paid);
        }
        let Some(row) = checkouts::open_of(self.db().read(), order).await? else {
            return Ok(Settled::NothingOpen);
        };
        let Some(session) = self.session_of(row).await? else {
            return Ok(Settled::NothingOpen);
        };
        let SessionName::Known(session) = session else {
            return Ok(Settled::Unknown);
        };
        // A refusal means that it is closed already; the look that follows says how.
        if let Err(Failure::Unknown(why)) = self.stripe().expire_session(&session).await {
            tracing::warn!(%order, why, "closing a page");
            return Ok(Settled::Unknown);
        }
        let session = match self.stripe().session(&session).await {
            Ok(session) => session,
            Err(failure) => {
                tracing::warn!(%order, %failure, "looking at a page that was closed");
                return Ok(Settled::Unknown);
            }
        };
        if session.is("open") {
            return Ok(Settled::Unknown);
        }
        self.apply(News::Session(session), None).await?;
        let paid = orders::payment_of(self.db().read(), order).await?;
        Ok(match paid {
            Some(_) => Settled::Paid,
            None => Settled::Expired,
        })
    }

    /// `None`: Stripe never opened it.
    async fn session_of(&self, row: checkout::Model) -> Answer<Option<SessionName>> {
        if row.state != CREATING {
            return Ok(row.stripe_session.map(SessionName::Known));
        }
        Ok(match self.name(&row).await? {
            Named::Refused => None,
            Named::Unknown => Some(SessionName::Unknown),
            Named::Open(_) => checkouts::open_of(self.db().read(), row.payment_order)
                .await?
                .and_then(|row| row.stripe_session)
                .map(SessionName::Known),
        })
    }
}

enum SessionName {
    Known(String),
    Unknown,
}
