//! Citizens' accounts.

use crate::identity::{email_key, email_keys};
use crate::refusal::{Answer, Refusal};
use crate::seal::Purpose;
use crate::state::App;
use chrono::{DateTime, Utc};
use contract::person::Email;
use entity::account::{ActiveModel, Column, Entity, Model};
use entity::{At, booking, session, staff_member};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
    QuerySelect, QueryTrait,
};
use uuid::Uuid;

/// Accounts forgotten in one run of the job; the next run takes the rest.
const AT_ONCE: u64 = 200;

/// The account of an address that just answered a code. Two tabs may come at once: the unique
/// index lets one of them make it.
pub async fn find_or_make(
    app: &App,
    tx: &DatabaseTransaction,
    email: &Email,
    lang: &str,
) -> Answer<Model> {
    let keys = email_keys(app, email);
    if let Some(known) = of_address(tx, &keys).await? {
        Entity::update_many()
            .col_expr(Column::Lang, Expr::value(lang))
            .filter(Column::Id.eq(known.id))
            .exec(tx)
            .await?;
        return Ok(known);
    }
    let (key, version) = email_key(app, email);
    let row = ActiveModel {
        id: Set(app.chance.uuid()),
        email_sealed: Set(app.seal.seal(Purpose::Email, email.as_str().as_bytes())),
        email_key: Set(key),
        key_version: Set(version),
        lang: Set(lang.to_owned()),
        active_appointments: Set(0),
        lapse_day: Set(0),
        lapses: Set(0),
        created_at: Set(app.clock.now().into()),
    };
    Entity::insert(row)
        .on_conflict(
            OnConflict::column(Column::EmailKey)
                .update_column(Column::Lang)
                .to_owned(),
        )
        .exec_without_returning(tx)
        .await?;
    let account = of_address(tx, &keys).await?;
    account.ok_or_else(|| Refusal::internal("the account just made is not there"))
}

/// The account of an address, under whichever keys it was made.
pub async fn of_address(
    tx: &DatabaseTransaction,
    email_keys: &[String],
) -> Result<Option<Model>, DbErr> {
    Entity::find()
        .filter(Column::EmailKey.is_in(email_keys))
        .one(tx)
        .await
}

/// The sealed address of an account.
pub async fn sealed_email(db: &impl ConnectionTrait, account: Uuid) -> Answer<Vec<u8>> {
    let found = Entity::find_by_id(account).one(db).await?;
    let account = found.ok_or_else(|| Refusal::internal("no such account"))?;
    Ok(account.email_sealed)
}

/// The sealed address behind a session.
pub async fn email_of(db: &impl ConnectionTrait, session: &session::Model) -> Answer<Vec<u8>> {
    let sealed = match (session.account, session.staff) {
        (Some(id), _) => Entity::find_by_id(id)
            .one(db)
            .await?
            .map(|account| account.email_sealed),
        (None, Some(id)) => staff_member::Entity::find_by_id(id)
            .one(db)
            .await?
            .map(|member| member.email_sealed),
        (None, None) => None,
    };
    sealed.ok_or_else(|| Refusal::internal("a session of nobody"))
}

/// Takes the address from accounts made before then without a session, a booking since, or an
/// active appointment. The rows stay: what was paid refers to them.
pub async fn forget_unused(db: &impl ConnectionTrait, before: DateTime<Utc>) -> Result<u64, DbErr> {
    let with_session = session::Entity::find()
        .select_only()
        .column(session::Column::Account)
        .filter(session::Column::Account.is_not_null())
        .into_query();
    let booked_since = booking::Entity::find()
        .select_only()
        .column(booking::Column::Account)
        .filter(booking::Column::CreatedAt.gte(At(before)))
        .into_query();
    let unused = Entity::find()
        .filter(Column::CreatedAt.lt(At(before)))
        .filter(Column::ActiveAppointments.eq(0))
        .filter(Column::EmailKey.not_like("erased:%"))
        .filter(Column::Id.not_in_subquery(with_session))
        .filter(Column::Id.not_in_subquery(booked_since))
        .limit(AT_ONCE)
        .all(db)
        .await?;
    let mut forgotten = 0;
    for account in unused {
        let gone = Entity::update_many()
            .col_expr(Column::EmailSealed, Expr::value(Vec::<u8>::new()))
            .col_expr(
                Column::EmailKey,
                Expr::value(format!("erased:{}", account.id)),
            )
            .filter(Column::Id.eq(account.id))
            .filter(Column::ActiveAppointments.eq(0))
            .exec(db)
            .await?;
        forgotten += gone.rows_affected;
    }
    Ok(forgotten)
}
