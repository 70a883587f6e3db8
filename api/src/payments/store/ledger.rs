use contract::payments::RefundState;
use entity::ledger_entry::{ActiveModel, Column, Entity, Model};
use entity::{dispute, payment, refund};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
    QuerySelect, Select,
};

/// Adds the lines of one cause; those that are there stay as they are.
pub async fn append(tx: &DatabaseTransaction, lines: [Model; 2]) -> Result<(), DbErr> {
    let conflict = OnConflict::columns([Column::Cause, Column::Account])
        .do_nothing()
        .to_owned();
    Entity::insert_many(lines.map(ActiveModel::from))
        .on_conflict(conflict)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// A sum as a whole number: PostgreSQL adds up bigints to a numeric.
fn sum(column: impl ColumnTrait) -> sea_orm::sea_query::SimpleExpr {
    Expr::expr(column.sum()).cast_as("bigint")
}

/// Account, currency and balance.
pub async fn sums(conn: &impl ConnectionTrait) -> Result<Vec<(String, String, i64)>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::Account)
        .column(Column::Currency)
        .column_as(sum(Column::AmountCents), "balance")
        .group_by(Column::Account)
        .group_by(Column::Currency)
        .into_tuple()
        .all(conn)
        .await
}

/// How far the causes are from summing to zero, all together.
pub async fn crooked(conn: &impl ConnectionTrait) -> Result<i64, DbErr> {
    let off: Vec<(String, i64)> = Entity::find()
        .select_only()
        .column(Column::Cause)
        .column_as(sum(Column::AmountCents), "off")
        .group_by(Column::Cause)
        .group_by(Column::Currency)
        .having(Expr::expr(Column::AmountCents.sum()).ne(0))
        .into_tuple()
        .all(conn)
        .await?;
    Ok(off.iter().map(|(_, cents)| cents.abs()).sum())
}

/// What the records say, in cents of one currency.
pub struct Owed {
    pub paid: i64,
    /// Refunds that are not void.
    pub refunds_decided: i64,
    /// Those of them that have not arrived.
    pub refunds_due: i64,
    pub disputes_open: i64,
    pub disputes_lost: i64,
}

pub async fn owed(conn: &impl ConnectionTrait, currency: &str) -> Result<Owed, DbErr> {
    let payments = payment::Entity::find().filter(payment::Column::Currency.eq(currency));
    let void = refund::Column::Failure.eq(crate::payments::refunds::CHARGED_BACK);
    let live = refund::Column::Failure.is_null().or(void.not());
    let refunds = refund::Entity::find()
        .filter(refund::Column::Currency.eq(currency))
        .filter(live);
    let not_arrived = refund::Column::State.ne(RefundState::Succeeded.as_str());
    let disputes = |state: &str| {
        dispute::Entity::find()
            .filter(dispute::Column::Currency.eq(currency))
            .filter(dispute::Column::State.eq(state))
    };
    let cents = dispute::Column::AmountCents;
    Ok(Owed {
        paid: total(conn, payments, payment::Column::AmountCents).await?,
        refunds_decided: total(conn, refunds.clone(), refund::Column::AmountCents).await?,
        refunds_due: total(
            conn,
            refunds.filter(not_arrived),
            refund::Column::AmountCents,
        )
        .await?,
        disputes_open: total(conn, disputes("open"), cents).await?,
        disputes_lost: total(conn, disputes("lost"), cents).await?,
    })
}

async fn total<E: EntityTrait>(
    conn: &impl ConnectionTrait,
    rows: Select<E>,
    column: impl ColumnTrait,
) -> Result<i64, DbErr> {
    let sum: Option<Option<i64>> = rows
        .select_only()
        .column_as(sum(column), "total")
        .into_tuple()
        .one(conn)
        .await?;
    Ok(sum.flatten().unwrap_or_default())
}
