//! Slots: publishing them, and counting what is free.

use crate::appointments::arrange::Free;
use crate::refusal::Refusal;
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use entity::{At, slot};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, SimpleExpr};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, FromQueryResult,
    QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select, UpdateMany,
};
use uuid::Uuid;

/// Days since 1970, as `slot.local_day` counts them.
pub fn day_number(date: NaiveDate) -> i32 {
    date.num_days_from_ce() - EPOCH_DAY
}

/// The day that `day_number` made.
pub fn day_of(number: i32) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(number + EPOCH_DAY)
}

/// 1970-01-01 in days of the common era.
const EPOCH_DAY: i32 = 719_163;

/// A slot that can be booked.
fn open() -> SimpleExpr {
    slot::Column::Closed
        .eq(false)
        .and(Expr::col(slot::Column::Taken).lt(Expr::col(slot::Column::Capacity)))
}

/// Adds the slots that are not there yet. Those that are keep their id, capacity and seats.
pub async fn publish(tx: &DatabaseTransaction, rows: &[slot::ActiveModel]) -> Result<u64, DbErr> {
    let mut added = 0;
    // 9 columns a row: well below the 32,766 parameters of SQLite.
    for batch in rows.chunks(500) {
        let conflict = OnConflict::columns([
            slot::Column::Office,
            slot::Column::Pool,
            slot::Column::StartsAt,
        ])
        .do_nothing()
        .to_owned();
        let insert = slot::Entity::insert_many(batch.to_vec()).on_conflict(conflict);
        added += insert.exec_without_returning(tx).await?;
    }
    Ok(added)
}

/// Takes one place, or says that there is none: the guarded statement that every seat goes through.
pub async fn take(tx: &DatabaseTransaction, id: Uuid) -> Result<bool, DbErr> {
    let one = slot::Entity::update_many().filter(slot::Column::Id.eq(id));
    let taken = one_more(one).exec(tx).await?;
    Ok(taken.rows_affected == 1)
}

#[cfg(not(feature = "planted-bug"))]
fn one_more(one: UpdateMany<slot::Entity>) -> UpdateMany<slot::Entity> {
    one.col_expr(slot::Column::Taken, Expr::col(slot::Column::Taken).add(1))
        .filter(open())
}

/// Nobody asks whether there is room: the chaos run must notice that. The count stops at the
/// capacity, because the table's own check would refuse a higher one.
#[cfg(feature = "planted-bug")]
fn one_more(one: UpdateMany<slot::Entity>) -> UpdateMany<slot::Entity> {
    let more = Expr::case(open(), Expr::col(slot::Column::Taken).add(1));
    let more = more.finally(Expr::col(slot::Column::Taken));
    one.col_expr(slot::Column::Taken, more.into())
}

/// Gives one place back. Called only after the guarded update that ended the seat.
pub async fn give_back(tx: &DatabaseTransaction, id: Uuid) -> Result<(), Refusal> {
    let given = slot::Entity::update_many()
        .col_expr(slot::Column::Taken, Expr::col(slot::Column::Taken).sub(1))
        .filter(slot::Column::Id.eq(id))
        .exec(tx)
        .await?;
    if given.rows_affected == 1 {
        Ok(())
    } else {
        Err(Refusal::internal("a seat of no slot"))
    }
}

pub async fn find(conn: &impl ConnectionTrait, id: Uuid) -> Result<Option<slot::Model>, DbErr> {
    slot::Entity::find_by_id(id).one(conn).await
}

/// The slots of a pool's day from `from` on, earliest first, with what is free in each.
pub async fn following(
    conn: &impl ConnectionTrait,
    first: &slot::Model,
) -> Result<Vec<Free>, DbErr> {
    let rows = of_pool(&first.office, &first.pool)
        .filter(slot::Column::LocalDay.eq(first.local_day))
        .filter(slot::Column::StartsAt.gte(first.starts_at))
        .order_by_asc(slot::Column::StartsAt)
        .all(conn)
        .await?;
    Ok(rows.iter().map(free).collect())
}

/// The slots of one day of a pool that have not begun.
pub async fn of_day(
    conn: &impl ConnectionTrait,
    office: &str,
    pool: &str,
    date: NaiveDate,
    after: DateTime<Utc>,
) -> Result<Vec<Free>, DbErr> {
    let rows = of_pool(office, pool)
        .filter(slot::Column::LocalDay.eq(day_number(date)))
        .filter(slot::Column::StartsAt.gt(At(after)))
        .order_by_asc(slot::Column::StartsAt)
        .all(conn)
        .await?;
    Ok(rows.iter().map(free).collect())
}

fn free(row: &slot::Model) -> Free {
    let places = if row.closed {
        0
    } else {
        row.capacity - row.taken
    };
    Free {
        slot: row.id,
        starts_at: row.starts_at.0,
        minutes: row.minutes.unsigned_abs(),
        places: u32::try_from(places).unwrap_or(0),
    }
}

/// A published day and the places that are free in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Published {
    pub local_day: i32,
    pub free: i64,
    /// The last published day of the pool.
    pub until: i32,
}

/// The published days of a pool between two days, both included, with their free places.
pub async fn days(
    conn: &impl ConnectionTrait,
    (office, pool): (&str, &str),
    (first, last): (NaiveDate, NaiveDate),
    after: DateTime<Utc>,
) -> Result<Vec<Published>, DbErr> {
    let places = Expr::case(slot::Column::Closed.eq(true), 0)
        .finally(Expr::col(slot::Column::Capacity).sub(Expr::col(slot::Column::Taken)));
    // In the same query: what a month costs is mostly the way to the database and back.
    let until = of_pool(office, pool)
        .select_only()
        .column_as(slot::Column::LocalDay.max(), "until")
        .into_query();
    of_pool(office, pool)
        .select_only()
        .column(slot::Column::LocalDay)
        .column_as(Expr::expr(places).sum().cast_as("bigint"), "free")
        .column_as(Expr::SubQuery(None, Box::new(until.into())), "until")
        .filter(slot::Column::LocalDay.between(day_number(first), day_number(last)))
        .filter(slot::Column::StartsAt.gt(At(after)))
        .group_by(slot::Column::LocalDay)
        .order_by_asc(slot::Column::LocalDay)
        .into_model::<Published>()
        .all(conn)
        .await
}

fn of_pool(office: &str, pool: &str) -> Select<slot::Entity> {
    slot::Entity::find()
        .filter(slot::Column::Office.eq(office))
        .filter(slot::Column::Pool.eq(pool))
}

/// The first day of a pool with a free place.
pub async fn first_free(
    conn: &impl ConnectionTrait,
    office: &str,
    pool: &str,
    after: DateTime<Utc>,
) -> Result<Option<NaiveDate>, DbErr> {
    let row = of_pool(office, pool)
        .filter(slot::Column::StartsAt.gt(At(after)))
        .filter(open())
        .order_by_asc(slot::Column::LocalDay)
        .order_by_asc(slot::Column::StartsAt)
        .one(conn)
        .await?;
    Ok(row.and_then(|row| day_of(row.local_day)))
}

/// The last published day of a pool.
pub async fn published_until(
    conn: &impl ConnectionTrait,
    office: &str,
    pool: &str,
) -> Result<Option<NaiveDate>, DbErr> {
    let row = of_pool(office, pool)
        .order_by_desc(slot::Column::LocalDay)
        .one(conn)
        .await?;
    Ok(row.and_then(|row| day_of(row.local_day)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_count_from_1970() {
        let day = NaiveDate::from_ymd_opt(1970, 1, 2).unwrap();
        assert_eq!((day_number(day), day_of(1)), (1, Some(day)));
    }
}
