use entity::payment_order::{ActiveModel, Column, Entity, Model};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter};
use uuid::Uuid;

pub async fn insert(tx: &DatabaseTransaction, row: Model) -> Result<(), DbErr> {
    Entity::insert(ActiveModel::from(row))
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

pub async fn find(conn: &impl ConnectionTrait, id: Uuid) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(conn).await
}

pub async fn of_subject(
    conn: &impl ConnectionTrait,
    purpose: &str,
    subject: Uuid,
) -> Result<Option<Model>, DbErr> {
    Entity::find()
        .filter(Column::Purpose.eq(purpose))
        .filter(Column::Subject.eq(subject))
        .one(conn)
        .await
}
