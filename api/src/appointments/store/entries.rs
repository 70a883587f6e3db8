//! What the catalogue held when it was last loaded.

use contract::appointments::State;
use entity::{At, appointment, catalogue_entry};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter};

pub async fn all(conn: &impl ConnectionTrait) -> Result<Vec<catalogue_entry::Model>, DbErr> {
    catalogue_entry::Entity::find().all(conn).await
}

/// Does anybody have an appointment there, or for it, that is still to come?
pub async fn is_needed(
    conn: &impl ConnectionTrait,
    kind: &str,
    id: &str,
    now: At,
) -> Result<bool, DbErr> {
    let there = match kind {
        "office" => appointment::Column::Office.eq(id),
        _ => appointment::Column::Service.eq(id),
    };
    let live = [State::Held.as_str(), State::Confirmed.as_str()];
    let found = appointment::Entity::find()
        .filter(there)
        .filter(appointment::Column::State.is_in(live))
        .filter(appointment::Column::StartsAt.gt(now))
        .one(conn)
        .await?;
    Ok(found.is_some())
}

pub async fn retire(
    tx: &DatabaseTransaction,
    row: &catalogue_entry::Model,
    now: At,
) -> Result<(), DbErr> {
    catalogue_entry::Entity::update_many()
        .col_expr(catalogue_entry::Column::RetiredAt, Expr::val(now))
        .filter(catalogue_entry::Column::Kind.eq(&row.kind))
        .filter(catalogue_entry::Column::Id.eq(&row.id))
        .exec(tx)
        .await?;
    Ok(())
}

pub async fn put(
    tx: &DatabaseTransaction,
    (kind, id): (&str, &str),
    (document, digest): (&str, &str),
    now: At,
) -> Result<(), DbErr> {
    use catalogue_entry::Column;
    let row = catalogue_entry::Model {
        kind: kind.to_owned(),
        id: id.to_owned(),
        document: document.to_owned(),
        digest: digest.to_owned(),
        loaded_at: now,
        retired_at: None,
    };
    let conflict = OnConflict::columns([Column::Kind, Column::Id])
        .update_columns([
            Column::Document,
            Column::Digest,
            Column::LoadedAt,
            Column::RetiredAt,
        ])
        .to_owned();
    catalogue_entry::Entity::insert(catalogue_entry::ActiveModel::from(row))
        .on_conflict(conflict)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}
