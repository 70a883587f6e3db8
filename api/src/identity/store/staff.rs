//! Officers, border officers and supervisors.

use entity::staff_member::{ActiveModel, Column, Entity, Model};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QuerySelect,
};
use uuid::Uuid;

pub async fn by_keys(db: &impl ConnectionTrait, keys: &[String]) -> Result<Option<Model>, DbErr> {
    Entity::find()
        .filter(Column::EmailKey.is_in(keys))
        .one(db)
        .await
}

pub async fn by_id(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

/// The row, which until the transaction ends nobody else takes.
pub async fn take(tx: &DatabaseTransaction, id: Uuid) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).lock_exclusive().one(tx).await
}

pub async fn save(tx: &DatabaseTransaction, row: ActiveModel, known: bool) -> Result<(), DbErr> {
    if known {
        Entity::update(row).exec(tx).await.map(drop)
    } else {
        Entity::insert(row)
            .exec_without_returning(tx)
            .await
            .map(drop)
    }
}
