//! Stripe's webhooks: checked on their raw bytes, stored as they came, answered, then applied.

use super::{Payments, signature, store};
use crate::refusal::{Answer, Refusal};
use axum::body::Bytes;
use axum::extract::{FromRef, FromRequest, Request, State};
use axum::http::StatusCode;
use chrono::{DateTime, TimeDelta};
use contract::problem::Code;
use entity::{At, stripe_event};
use serde::Deserialize;

/// The one who received an event applies it; after this, any replica may.
const OWN_TIME: TimeDelta = TimeDelta::seconds(20);

/// An event that Stripe signed. Only its name and its object's name are read.
pub struct SignedEvent {
    id: String,
    kind: String,
    object: String,
    envelope: String,
}

#[derive(Deserialize)]
struct Envelope {
    id: String,
    #[serde(rename = "type")]
    kind: String,
    data: Data,
}

#[derive(Deserialize)]
struct Data {
    object: Object,
}

#[derive(Deserialize)]
struct Object {
    #[serde(default)]
    id: String,
}

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
        let envelope: Envelope = serde_json::from_slice(&body).map_err(|_| Code::Malformed)?;
        let text = std::str::from_utf8(&body).map_err(|_| Code::Malformed)?;
        Ok(Self {
            id: envelope.id,
            kind: envelope.kind,
            object: envelope.data.object.id,
            envelope: text.to_owned(),
        })
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
    let id = event.id.clone();
    if payments.keep_event(event).await? {
        tokio::spawn(async move { payments.apply_soon(&id).await });
    }
    Ok(StatusCode::NO_CONTENT)
}

impl Payments {
    /// `false`: it came before.
    async fn keep_event(&self, event: SignedEvent) -> Answer<bool> {
        let now = self.clock().now();
        let row = stripe_event::Model {
            id: event.id,
            kind: event.kind,
            object_id: event.object,
            envelope: event.envelope,
            received_at: At(now),
            applied_at: None,
            attempts: 0,
            next_try_at: At(now + OWN_TIME),
            leased_until: At(DateTime::UNIX_EPOCH),
            last_error: None,
        };
        self.db()
            .write(move |tx| {
                let row = row.clone();
                Box::pin(async move { Ok(store::events::insert(tx, row).await?) })
            })
            .await
    }
}
