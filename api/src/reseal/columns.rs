//! Every sealed column of the database. A test compares the list with the schema.

use super::Tally;
use super::column::Sealed;
use crate::refusal::Answer;
use crate::seal::Purpose;
use crate::state::App;
use entity::{
    account, appointment, booking, declaration, draft, issued_paper, outbox, passkey,
    passkey_challenge, recovery, saved_draft, sign_in_code, staff_member,
};
use sea_orm::sea_query::{Expr, ExprTrait, Func};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};

const ACCOUNT: Sealed<account::Entity> = Sealed {
    name: "account.email_sealed",
    id: account::Column::Id,
    column: account::Column::EmailSealed,
    purpose: Purpose::Email,
    index: Some((account::Column::EmailKey, Some(account::Column::KeyVersion))),
};
const STAFF: Sealed<staff_member::Entity> = Sealed {
    name: "staff_member.email_sealed",
    id: staff_member::Column::Id,
    column: staff_member::Column::EmailSealed,
    purpose: Purpose::Email,
    index: Some((
        staff_member::Column::EmailKey,
        Some(staff_member::Column::KeyVersion),
    )),
};
const CODE: Sealed<sign_in_code::Entity> = Sealed {
    name: "sign_in_code.email_sealed",
    id: sign_in_code::Column::Id,
    column: sign_in_code::Column::EmailSealed,
    purpose: Purpose::Email,
    index: Some((sign_in_code::Column::EmailKey, None)),
};
const RECOVERY: Sealed<recovery::Entity> = Sealed {
    name: "recovery.new_email_sealed",
    id: recovery::Column::Id,
    column: recovery::Column::NewEmailSealed,
    purpose: Purpose::Email,
    index: Some((recovery::Column::NewEmailKey, None)),
};
const PERSON: Sealed<appointment::Entity> = Sealed {
    name: "appointment.person_sealed",
    id: appointment::Column::Id,
    column: appointment::Column::PersonSealed,
    purpose: Purpose::Person,
    index: None,
};
const CONTACT: Sealed<booking::Entity> = Sealed {
    name: "booking.contact_sealed",
    id: booking::Column::Id,
    column: booking::Column::ContactSealed,
    purpose: Purpose::Contact,
    index: None,
};
const DRAFT: Sealed<draft::Entity> = Sealed {
    name: "draft.sealed",
    id: draft::Column::Id,
    column: draft::Column::Sealed,
    purpose: Purpose::Draft,
    index: None,
};
const RECIPIENT: Sealed<outbox::Entity> = Sealed {
    name: "outbox.recipient_sealed",
    id: outbox::Column::Id,
    column: outbox::Column::RecipientSealed,
    purpose: Purpose::Mail,
    index: None,
};
const MESSAGE: Sealed<outbox::Entity> = Sealed {
    name: "outbox.message_sealed",
    id: outbox::Column::Id,
    column: outbox::Column::MessageSealed,
    purpose: Purpose::Mail,
    index: None,
};

const PAPER_CLAIM: Sealed<issued_paper::Entity> = Sealed {
    name: "issued_paper.claim_sealed",
    id: issued_paper::Column::Id,
    column: issued_paper::Column::ClaimSealed,
    purpose: Purpose::Paper,
    index: None,
};
const PAPER_PDF: Sealed<issued_paper::Entity> = Sealed {
    name: "issued_paper.pdf_sealed",
    id: issued_paper::Column::Id,
    column: issued_paper::Column::PdfSealed,
    purpose: Purpose::Paper,
    index: None,
};
const PASSKEY: Sealed<passkey::Entity> = Sealed {
    name: "passkey.passkey_sealed",
    id: passkey::Column::Id,
    column: passkey::Column::PasskeySealed,
    purpose: Purpose::Passkey,
    index: None,
};
const PASSKEY_CHALLENGE: Sealed<passkey_challenge::Entity> = Sealed {
    name: "passkey_challenge.state_sealed",
    id: passkey_challenge::Column::Session,
    column: passkey_challenge::Column::StateSealed,
    purpose: Purpose::PasskeyChallenge,
    index: None,
};

const TRIP: Sealed<declaration::Entity> = Sealed {
    name: "declaration.trip_sealed",
    id: declaration::Column::Id,
    column: declaration::Column::TripSealed,
    purpose: Purpose::Trip,
    index: None,
};
const SAVED_DRAFT: Sealed<saved_draft::Entity> = Sealed {
    name: "saved_draft.sealed",
    id: saved_draft::Column::Id,
    column: saved_draft::Column::Sealed,
    purpose: Purpose::Draft,
    index: None,
};
const SAVED_DRAFT_EMAIL: Sealed<saved_draft::Entity> = Sealed {
    name: "saved_draft.email_sealed",
    id: saved_draft::Column::Id,
    column: saved_draft::Column::EmailSealed,
    purpose: Purpose::Email,
    index: None,
};
/// Sealed and indexed by [`crate::precheck::reindex`].
pub(super) const MEMBER: &str = "declaration_member.person_sealed";

/// All of them, as `table.column`.
pub const SEALED: [&str; 17] = [
    ACCOUNT.name,
    STAFF.name,
    CODE.name,
    RECOVERY.name,
    PERSON.name,
    CONTACT.name,
    DRAFT.name,
    RECIPIENT.name,
    MESSAGE.name,
    PAPER_CLAIM.name,
    PAPER_PDF.name,
    PASSKEY.name,
    PASSKEY_CHALLENGE.name,
    TRIP.name,
    SAVED_DRAFT.name,
    SAVED_DRAFT_EMAIL.name,
    MEMBER,
];

/// Everything but the accounts.
pub(super) async fn of_the_rooms(app: &App) -> Answer<[(&'static str, Tally); 15]> {
    Ok([
        (PERSON.name, PERSON.rewrite(app).await?),
        (CONTACT.name, CONTACT.rewrite(app).await?),
        (DRAFT.name, DRAFT.rewrite(app).await?),
        (RECIPIENT.name, RECIPIENT.rewrite(app).await?),
        (MESSAGE.name, MESSAGE.rewrite(app).await?),
        (RECOVERY.name, RECOVERY.rewrite(app).await?),
        (CODE.name, CODE.rewrite(app).await?),
        (STAFF.name, STAFF.rewrite(app).await?),
        (PAPER_CLAIM.name, PAPER_CLAIM.rewrite(app).await?),
        (PAPER_PDF.name, PAPER_PDF.rewrite(app).await?),
        (PASSKEY.name, PASSKEY.rewrite(app).await?),
        (
            PASSKEY_CHALLENGE.name,
            PASSKEY_CHALLENGE.rewrite(app).await?,
        ),
        (TRIP.name, TRIP.rewrite(app).await?),
        (SAVED_DRAFT.name, SAVED_DRAFT.rewrite(app).await?),
        (
            SAVED_DRAFT_EMAIL.name,
            SAVED_DRAFT_EMAIL.rewrite(app).await?,
        ),
    ])
}

pub(super) async fn of_accounts(app: &App) -> Answer<(&'static str, Tally)> {
    Ok((ACCOUNT.name, ACCOUNT.rewrite(app).await?))
}

pub(super) async fn accounts_left(app: &App) -> Answer<u64> {
    Ok(ACCOUNT.left(app).await?)
}

/// Versions of accounts and officers that are not among these.
pub(super) async fn versions_beside(
    conn: &impl ConnectionTrait,
    listed: &[i32],
) -> Result<Vec<i32>, DbErr> {
    let there = |column| Expr::from(Func::cust("length").arg(Expr::col(column))).gt(0);
    let mut beside: Vec<i32> = account::Entity::find()
        .select_only()
        .column(account::Column::KeyVersion)
        .distinct()
        .filter(account::Column::KeyVersion.is_not_in(listed.iter().copied()))
        .filter(there(account::Column::EmailSealed))
        .into_tuple()
        .all(conn)
        .await?;
    let officers: Vec<i32> = staff_member::Entity::find()
        .select_only()
        .column(staff_member::Column::KeyVersion)
        .distinct()
        .filter(staff_member::Column::KeyVersion.is_not_in(listed.iter().copied()))
        .into_tuple()
        .all(conn)
        .await?;
    beside.extend(officers);
    beside.sort_unstable();
    beside.dedup();
    Ok(beside)
}
