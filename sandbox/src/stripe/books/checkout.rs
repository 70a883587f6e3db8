use super::{Books, Due, LineItem, Metadata, Session, SessionStatus};
use crate::stripe::refusal::Refusal;
use crate::stripe::render::{self, Expand};

/// A checkout session as it was asked for.
pub struct NewSession {
    pub expires_at: Option<i64>,
    pub currency: String,
    pub line_items: Vec<LineItem>,
    pub metadata: Metadata,
    pub intent_metadata: Metadata,
    pub description: Option<String>,
    pub client_reference_id: Option<String>,
    pub customer_email: Option<String>,
    pub locale: Option<String>,
    pub success_url: String,
    pub cancel_url: Option<String>,
    pub adaptive_pricing: bool,
}

const HALF_AN_HOUR: i64 = 30 * 60;
const A_DAY: i64 = 24 * 60 * 60;
/// A request takes a moment to arrive: Stripe allows for it, and so do we.
const ON_THE_WAY: i64 = 5;

impl Books {
    pub fn open_session(&mut self, asked: NewSession) -> Result<Session, Refusal> {
        let expires_at = asked.expires_at.unwrap_or(self.now + A_DAY);
        let ahead = expires_at - self.now;
        if !(HALF_AN_HOUR - ON_THE_WAY..=A_DAY + ON_THE_WAY).contains(&ahead) {
            let message = "The `expires_at` timestamp must be at least 30 minutes and at most 24 \
                           hours from Checkout Session creation.";
            return Err(Refusal::invalid("expires_at", "parameter_invalid", message));
        }
        let session = Session {
            id: self.identifier("cs_test_"),
            created: self.now,
            expires_at,
            amount: asked
                .line_items
                .iter()
                .map(|item| item.unit_amount * item.quantity)
                .sum(),
            currency: asked.currency,
            status: SessionStatus::Open,
            line_items: asked.line_items,
            metadata: asked.metadata,
            intent_metadata: asked.intent_metadata,
            description: asked.description,
            client_reference_id: asked.client_reference_id,
            customer_email: asked.customer_email,
            locale: asked.locale,
            success_url: asked.success_url,
            cancel_url: asked.cancel_url,
            adaptive_pricing: asked.adaptive_pricing,
            intent: None,
            declines: 0,
        };
        self.due
            .insert((expires_at, Due::SessionExpires(session.id.clone())));
        self.put(session.clone());
        Ok(session)
    }

    pub fn session(&self, id: &str) -> Result<&Session, Refusal> {
        self.sessions
            .get(id)
            .ok_or_else(|| Refusal::no_such("checkout.session", id))
    }

    /// The merchant ends a session early; one that is complete stays complete.
    pub fn expire_session(&mut self, id: &str) -> Result<(), Refusal> {
        let session = self.session(id)?.clone();
        if session.status != SessionStatus::Open {
            let message = format!(
                "Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout \
                 Session has a status of {}.",
                session.status.word()
            );
            return Err(Refusal::forbidden_now("resource_invalid_state", message));
        }
        self.no_longer_expires(&session);
        self.end_session(session);
        Ok(())
    }

    pub(super) fn expire_when_due(&mut self, id: &str) {
        if let Some(session) = self
            .sessions
            .get(id)
            .filter(|s| s.status == SessionStatus::Open)
        {
            self.end_session(session.clone());
        }
    }

    fn end_session(&mut self, mut session: Session) {
        session.status = SessionStatus::Expired;
        self.put(session.clone());
        let object = render::session(self, &session, &Expand::nothing());
        self.announce("checkout.session.expired", &object, None);
    }

    pub(super) fn no_longer_expires(&mut self, session: &Session) {
        self.due
            .remove(&(session.expires_at, Due::SessionExpires(session.id.clone())));
    }
}
