//! Rights as arguments: a handler that names one of these runs only for someone who holds it.
//!
//! [`Citizen`] believes the signed cookie for its ten minutes, which is good for looking. What
//! changes something asks for [`CheckedCitizen`], [`FreshCitizen`] or [`Officer`], which look at the
//! session's row at once, so that a revoked session ends there and then. Staff are asked for their
//! passkey as well.
//! A hold takes a [`Citizen`] and asks the row in the statement that charges the account.

pub mod cookie;
mod declarant;
mod link;
mod session;
mod staff;

pub use declarant::Declarant;
pub use link::{Attendee, LinkHolder, Reader};
pub use session::{CheckedCitizen, Citizen, FreshCitizen, SignedIn};
pub use staff::{BorderOfficer, FreshStaff, Officer, Registrant, Staff, StaffMember, Supervisor};

pub(crate) use declarant::DeclarantClaims;
pub(crate) use link::LinkClaims;

use crate::state::App;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use std::sync::{Arc, Mutex, PoisonError};
use uuid::Uuid;

/// Whom the cookies name: the account or staff member of a session, else the account of a mail's
/// link. Good for counting; a right only follows from a permit.
pub(crate) async fn named(parts: &mut Parts, app: &App) -> Option<Uuid> {
    if let Some(session) = session::presented(parts, app) {
        return Some(session.what.who);
    }
    let link = LinkHolder::from_request_parts(parts, app).await;
    link.ok().map(|link| link.account)
}

/// Cookies that a permit renewed while it was checked; they leave with whatever the handler answers.
#[derive(Clone, Default)]
struct Renewed(Arc<Mutex<Vec<HeaderValue>>>);

/// Appends the renewed cookies to the answer, unless the handler set that cookie itself.
pub(crate) async fn carry_cookies(
    State(app): State<App>,
    mut request: Request,
    next: Next,
) -> Response {
    let renewed = Renewed::default();
    request.extensions_mut().insert(renewed.clone());
    let mut response = next.run(request).await;
    let own = response.headers().get_all(header::SET_COOKIE).iter();
    let name = cookie::Cookie::Session.name(&app.config);
    let handled = own
        .into_iter()
        .any(|set| set.as_bytes().starts_with(name.as_bytes()));
    let waiting = std::mem::take(&mut *renewed.0.lock().unwrap_or_else(PoisonError::into_inner));
    for cookie in waiting.into_iter().filter(|_| !handled) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// Hands a renewed cookie to the layer above.
fn carry(parts: &Parts, cookie: HeaderValue) {
    if let Some(renewed) = parts.extensions.get::<Renewed>() {
        let mut waiting = renewed.0.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.push(cookie);
    }
}
