//! Claims by the version of the key that made their index.

use entity::person_claim::{ActiveModel, Column, Entity, Model};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

/// Appointments whose people are not indexed under this version, after one of them, in order.
pub async fn lacking(
    conn: &impl ConnectionTrait,
    version: i32,
    after: Uuid,
    most: u64,
) -> Result<Vec<Uuid>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::Appointment)
        .distinct()
        .filter(Column::Appointment.gt(after))
        .filter(Expr::exists(indexed_under(version)).not())
        .order_by_asc(Column::Appointment)
        .limit(most)
        .into_tuple()
        .all(conn)
        .await
}

/// Claims whose person is not indexed under this version.
pub async fn count_lacking(conn: &impl ConnectionTrait, version: i32) -> Result<u64, DbErr> {
    Entity::find()
        .filter(Expr::exists(indexed_under(version)).not())
        .count(conn)
        .await
}

pub async fn insert(tx: &DatabaseTransaction, rows: Vec<Model>) -> Result<(), DbErr> {
    Entity::insert_many(rows.into_iter().map(ActiveModel::from))
        .exec_without_returning(tx)
        .await
        .map(drop)
}

/// Deletes claims that no listed version made, of people who are indexed under this one.
pub async fn delete_unlisted(
    conn: &impl ConnectionTrait,
    version: i32,
    listed: &[i32],
    most: u64,
) -> Result<u64, DbErr> {
    let some: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::KeyVersion.is_not_in(listed.iter().copied()))
        .filter(Expr::exists(indexed_under(version)))
        .limit(most)
        .into_tuple()
        .all(conn)
        .await?;
    let these = Condition::all().add(Column::Id.is_in(some));
    let gone = Entity::delete_many().filter(these).exec(conn).await?;
    Ok(gone.rows_affected)
}

/// A claim of the same appointment under this version.
fn indexed_under(version: i32) -> SelectStatement {
    let there = Alias::new("there");
    let column = |column: Column| Expr::col((there.clone(), column));
    Query::select()
        .expr(Expr::val(1))
        .from_as(Entity, there.clone())
        .and_where(column(Column::Appointment).equals((Entity, Column::Appointment)))
        .and_where(column(Column::KeyVersion).eq(version))
        .to_owned()
}
