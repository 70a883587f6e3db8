//! Signing in with a code sent by e-mail, sessions, the links of mails, a lost address, one's own
//! data, and the staff's passkeys.
//!
//! A person asks for a code ([`codes`]), enters it ([`sessions`]) and holds a signed cookie that is
//! renewed against a revocable row. The first right code makes the account: there is nothing to
//! register, and no answer tells whether an address is known. Staff prove a passkey after the code
//! ([`passkeys`]).

mod codes;
mod links;
mod me;
pub mod passkeys;
mod recoveries;
mod retention;
pub(crate) mod sessions;
pub mod staff;
mod store;
mod token;

pub use links::issue as issue_link;
pub use recoveries::apply_due as apply_recoveries;
pub use retention::{forget_accounts, forget_codes, forget_sessions};
pub use token::{Audience, Genuine, Tokens};

pub(crate) use sessions::SessionClaims;

use crate::refusal::{Answer, Refusal};
use crate::seal::Purpose;
use crate::state::App;
use contract::person::Email;
use sea_orm::ConnectionTrait;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(codes::ask))
        .routes(routes!(
            sessions::sign_in,
            sessions::who,
            sessions::sign_out
        ))
        .routes(routes!(links::open))
        .routes(routes!(recoveries::ask))
        .routes(routes!(me::export))
        .routes(routes!(me::erase))
        .merge(passkeys::router())
}

/// The blind index to store of an address.
fn email_key(app: &App, email: &Email) -> (String, i32) {
    app.seal.blind(Purpose::Email, &email.normal())
}

/// The blind indexes under which an address may have been stored: several while keys are rotated.
fn email_keys(app: &App, email: &Email) -> Vec<String> {
    let blinds = app.seal.blinds(Purpose::Email, &email.normal());
    blinds.into_iter().map(|(key, _)| key).collect()
}

/// The address that an account answers at.
///
/// # Errors
/// An account that is gone, or an address that does not open.
pub async fn address_of(app: &App, db: &impl ConnectionTrait, account: Uuid) -> Answer<Email> {
    let sealed = store::accounts::sealed_email(db, account).await?;
    let plain = app.seal.open(Purpose::Email, &sealed)?;
    let text = String::from_utf8(plain).map_err(Refusal::internal)?;
    Email::parse(&text).map_err(Refusal::internal)
}
