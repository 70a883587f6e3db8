//! Officers and supervisors.

use entity::staff_member::{ActiveModel, Column, Entity, Model};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter};
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
