//! Stripe's webhooks: checked on their raw bytes, their names stored, answered, then applied.

use super::stripe::objects::Event;
use super::{Payments, signature, store};
use crate::refusal::{Answer, Refusal};
use crate::transaction;
use axum::body::Bytes;
use axum::extract::{FromRef, FromRequest, Request, State};
use axum::http::StatusCode;
use chrono::{DateTime, TimeDelta};
use contract::problem::Code;
use entity::{At, stripe_event};

/// The one who received an event applies it; after this, any replica may.
const OWN_TIME: TimeDelta = TimeDelta::seconds(20);

/// An event that Stripe signed.
pub struct SignedEvent(Event);

impl<S> FromRequest<S> for SignedEvent
where
    Payments: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        let payments = Payments::from_ref(state);
        let header = request.headers().get("stripe-signature");
        let header = header.and_then(|value| value.to_str().ok());
        let header = header.unwrap_or_default().to_owned();
        let body = Bytes::from_request(request, state)
            .await
            .map_err(|_| Code::Malformed)?;
        let now = payments.clock().now();
        if !signature::is_right(&header, &body, payments.webhook_secret(), now) {
            return Err(Code::SignatureRefused.into());
        }
        let text = std::str::from_utf8(&body).map_err(|_| Code::Malformed)?;
        let event = miniserde::json::from_str(text).map_err(|_| Code::Malformed)?;
        Ok(Self(event))
    }
}

/// Receives an event from Stripe. Not for people: the signature is the key.
#[utoipa::path(
    post,
    path = "/payments/stripe/events",
    tag = "payments",
    request_body(content = serde_json::Value, description = "An event as Stripe signed it"),
    params(("Stripe-Signature" = String, Header, description = "Time and HMAC of the raw body")),
    responses(
        (status = 204, description = "Stored; it is applied afterwards, once"),
        (status = 400, description = "The signature is wrong or too old", body = contract::problem::Problem),
    )
)]
pub async fn receive(State(payments): State<Payments>, event: SignedEvent) -> Answer<StatusCode> {
    let id = event.0.id.clone();
    if payments.keep_event(event).await? {
        tokio::spawn(async move { payments.apply_soon(&id).await });
    }
    Ok(StatusCode::NO_CONTENT)
}

impl Payments {
    /// `false`: it came before.
    async fn keep_event(&self, SignedEvent(event): SignedEvent) -> Answer<bool> {
        let now = self.clock().now();
        let row = stripe_event::Model {
            envelope: miniserde::json::to_string(&event),
            id: event.id,
            kind: event.kind,
            object_id: event.data.object.id.unwrap_or_default(),
            received_at: At(now),
            applied_at: None,
            attempts: 0,
            next_try_at: At(now + OWN_TIME),
            leased_until: At(DateTime::UNIX_EPOCH),
            last_error: None,
        };
        transaction!(self.db(), |tx| Ok(
            store::events::insert(tx, row.clone()).await?
        ))
    }
}
