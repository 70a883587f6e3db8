//! Claims: which person, under which documents, an appointment is for.

use crate::refusal::Refusal;
use entity::{appointment, person_claim};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QuerySelect,
};
use uuid::Uuid;

/// What a payment made of a person's claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Confirmed,
    /// Confirmed, but somebody else paid for the same person before: the document decides.
    Contested,
    /// One is confirmed and one contested already: this one is refunded.
    Refused,
}

pub async fn claims(
    conn: &impl ConnectionTrait,
    appointment: Uuid,
) -> Result<Vec<person_claim::Model>, DbErr> {
    person_claim::Entity::find()
        .filter(person_claim::Column::Appointment.eq(appointment))
        .all(conn)
        .await
}

/// The same with the appointment, and nobody adds to them before the transaction ends: whoever
/// changes claims takes the appointment's row first.
pub async fn with_claims_kept(
    tx: &DatabaseTransaction,
    appointment: Uuid,
) -> Result<Option<(appointment::Model, Vec<person_claim::Model>)>, DbErr> {
    let kept = appointment::Entity::find_by_id(appointment)
        .lock_exclusive()
        .one(tx)
        .await?;
    Ok(match kept {
        Some(row) => Some((row, claims(tx, appointment).await?)),
        None => None,
    })
}

async fn claims_kept(
    tx: &DatabaseTransaction,
    appointment: Uuid,
) -> Result<Vec<person_claim::Model>, DbErr> {
    let kept = with_claims_kept(tx, appointment).await?;
    Ok(kept.map(|(_, claims)| claims).unwrap_or_default())
}

/// Makes a paid appointment's claims count against every other account's.
///
/// # Errors
/// [`Refusal::Collision`] when another payment for the same person commits at this moment: the
/// transaction starts again and then sees it. Also when the claims had lapsed and the same
/// account has booked the person again.
pub async fn settle(tx: &DatabaseTransaction, appointment: Uuid) -> Result<Standing, Refusal> {
    let claims = claims_kept(tx, appointment).await?;
    let rivals = rivals(tx, &claims).await?;
    let has = |standing: &str| rivals.iter().any(|rival| rival.standing == standing);
    let standing = match (has("confirmed"), has("contested")) {
        (false, _) => Standing::Confirmed,
        (true, false) => Standing::Contested,
        (true, true) => return Ok(Standing::Refused),
    };
    let text = if standing == Standing::Confirmed {
        "confirmed"
    } else {
        "contested"
    };
    let settled = set(tx, appointment, text).await;
    settled.map_err(|error| match Refusal::from(error) {
        refusal if refusal.is_unique("person_claim") => Refusal::Collision,
        other => other,
    })?;
    Ok(standing)
}

/// Standing claims of other appointments for the same person and service group.
pub async fn rivals(
    conn: &impl ConnectionTrait,
    claims: &[person_claim::Model],
) -> Result<Vec<person_claim::Model>, DbErr> {
    let Some(first) = claims.first() else {
        return Ok(Vec::new());
    };
    person_claim::Entity::find()
        .filter(person_claim::Column::PersonKey.is_in(claims.iter().map(|c| &c.person_key)))
        .filter(person_claim::Column::ServiceGroup.eq(&first.service_group))
        .filter(person_claim::Column::Appointment.ne(first.appointment))
        .filter(person_claim::Column::Standing.is_in(["confirmed", "contested"]))
        .all(conn)
        .await
}

async fn set(tx: &DatabaseTransaction, appointment: Uuid, standing: &str) -> Result<(), DbErr> {
    person_claim::Entity::update_many()
        .col_expr(person_claim::Column::Standing, Expr::val(standing))
        .filter(person_claim::Column::Appointment.eq(appointment))
        .exec(tx)
        .await?;
    Ok(())
}

/// Frees the person for another appointment; who contested them stands uncontested now.
pub async fn release(tx: &DatabaseTransaction, appointment: Uuid) -> Result<(), Refusal> {
    let claims = claims_kept(tx, appointment).await?;
    let held_others_back = claims.iter().any(|claim| claim.standing == "confirmed");
    set(tx, appointment, "released").await?;
    if !held_others_back {
        return Ok(());
    }
    for rival in rivals(tx, &claims).await? {
        if rival.standing == "contested"
            && settle(tx, rival.appointment).await? == Standing::Confirmed
        {
            contest(tx, rival.appointment, false).await?;
        }
    }
    Ok(())
}

/// Is anything of the same account standing in the way of taking up these claims again?
pub async fn own_again(
    conn: &impl ConnectionTrait,
    claims: &[person_claim::Model],
) -> Result<bool, DbErr> {
    let Some(first) = claims.first() else {
        return Ok(false);
    };
    let standing = person_claim::Entity::find()
        .filter(person_claim::Column::Account.eq(first.account))
        .filter(person_claim::Column::PersonKey.is_in(claims.iter().map(|c| &c.person_key)))
        .filter(person_claim::Column::ServiceGroup.eq(&first.service_group))
        .filter(person_claim::Column::Appointment.ne(first.appointment))
        .filter(person_claim::Column::Standing.ne("released"))
        .one(conn)
        .await?;
    Ok(standing.is_some())
}

pub async fn contest(
    tx: &DatabaseTransaction,
    appointment: Uuid,
    contested: bool,
) -> Result<(), DbErr> {
    appointment::Entity::update_many()
        .col_expr(appointment::Column::Contested, Expr::val(contested))
        .filter(appointment::Column::Id.eq(appointment))
        .exec(tx)
        .await?;
    Ok(())
}

/// Has this account an active appointment for one of these keys?
pub async fn active_in(
    conn: &impl ConnectionTrait,
    account: Uuid,
    keys: &[String],
    group: &str,
) -> Result<bool, DbErr> {
    let found = person_claim::Entity::find()
        .filter(person_claim::Column::Account.eq(account))
        .filter(person_claim::Column::PersonKey.is_in(keys))
        .filter(person_claim::Column::ServiceGroup.eq(group))
        .filter(person_claim::Column::Standing.ne("released"))
        .one(conn)
        .await?;
    Ok(found.is_some())
}
