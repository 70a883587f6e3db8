//! Finding by reference, which only staff may do: a reference proves nothing.

use contract::reference::Reference;
use entity::appointment;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter};
use uuid::Uuid;

pub async fn by_reference(
    conn: &impl ConnectionTrait,
    reference: &Reference,
) -> Result<Option<appointment::Model>, DbErr> {
    appointment::Entity::find()
        .filter(appointment::Column::Reference.eq(reference.as_str()))
        .one(conn)
        .await
}

pub async fn set_person(tx: &DatabaseTransaction, id: Uuid, sealed: Vec<u8>) -> Result<(), DbErr> {
    appointment::Entity::update_many()
        .col_expr(appointment::Column::PersonSealed, Expr::val(sealed))
        .filter(appointment::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}
