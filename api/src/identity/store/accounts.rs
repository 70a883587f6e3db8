//! Citizens' accounts.

use crate::identity::email_key;
use crate::refusal::{Answer, Refusal};
use crate::seal::Purpose;
use crate::state::App;
use contract::person::Email;
use entity::account::{ActiveModel, Column, Entity, Model};
use entity::{session, staff_member};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use uuid::Uuid;

/// The account of an address that just answered a code. Two tabs may come at once: the unique
/// index lets one of them make it.
pub async fn find_or_make(
    app: &App,
    tx: &DatabaseTransaction,
    email: &Email,
    lang: &str,
) -> Answer<Model> {
    let (key, version) = email_key(app, email);
    let row = ActiveModel {
        id: Set(app.chance.uuid()),
        email_sealed: Set(app.seal.seal(Purpose::Email, email.as_str().as_bytes())),
        email_key: Set(key.clone()),
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
    let account = Entity::find()
        .filter(Column::EmailKey.eq(key))
        .one(tx)
        .await?;
    account.ok_or_else(|| Refusal::internal("the account just made is not there"))
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
