//! What the officers look up, and their marks.

use chrono::{DateTime, NaiveDate, Utc};
use contract::precheck::MemberState;
use contract::precheck::desk::Flight;
use contract::verify::Number;
use entity::declaration_member::{Column, Entity, Model};
use entity::{At, crossing_mark, declaration, staff_member};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait,
    IntoActiveModel, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationDef, Select,
};
use std::collections::HashMap;
use uuid::Uuid;

/// A traveller and the declaration they belong to.
pub type Row = (Model, declaration::Model);

fn of_declaration() -> RelationDef {
    Entity::belongs_to(declaration::Entity)
        .from(Column::Declaration)
        .to(declaration::Column::Id)
        .into()
}

async fn with_declaration(
    db: &impl ConnectionTrait,
    members: Select<Entity>,
) -> Result<Vec<Row>, DbErr> {
    let joined = members.join(JoinType::InnerJoin, of_declaration());
    let both = joined.select_also(declaration::Entity).all(db).await?;
    let whole = |(member, declaration): (Model, Option<declaration::Model>)| {
        declaration.map(|declaration| (member, declaration))
    };
    Ok(both.into_iter().filter_map(whole).collect())
}

pub async fn by_id(db: &impl ConnectionTrait, id: Uuid) -> Result<Vec<Row>, DbErr> {
    with_declaration(db, Entity::find_by_id(id)).await
}

/// One or none.
pub async fn by_number(db: &impl ConnectionTrait, number: &Number) -> Result<Vec<Row>, DbErr> {
    let numbered = Entity::find().filter(Column::Number.eq(number.as_str()));
    with_declaration(db, numbered).await
}

/// Not withdrawn, of trips on `oldest` or later, newest first.
pub async fn live_of_document(
    db: &impl ConnectionTrait,
    keys: &[String],
    oldest: &str,
) -> Result<Vec<Row>, DbErr> {
    let live = Entity::find()
        .filter(Column::DocumentKey.is_in(keys))
        .filter(Column::State.ne(MemberState::Withdrawn.as_str()))
        .filter(declaration::Column::TravelOn.gte(oldest))
        .order_by_desc(Column::CreatedAt)
        .order_by_desc(Column::Id);
    with_declaration(db, live).await
}

/// Everybody of a flight, at one post or at all.
pub async fn of_flight(
    db: &impl ConnectionTrait,
    flight: &Flight,
    post: Option<&str>,
) -> Result<Vec<Row>, DbErr> {
    let mut of_flight = Entity::find()
        .filter(declaration::Column::TravelOn.eq(flight.date.to_string()))
        .filter(declaration::Column::Flight.eq(&flight.flight))
        .order_by_asc(Column::Id);
    if let Some(post) = post {
        of_flight = of_flight.filter(declaration::Column::Post.eq(post));
    }
    with_declaration(db, of_flight).await
}

/// Flight, post, direction, state and how many.
pub type Counted = (String, String, String, MemberState, u32);

pub async fn counts_of_day(
    db: &impl ConnectionTrait,
    date: NaiveDate,
    post: Option<&str>,
) -> Result<Vec<Counted>, DbErr> {
    use declaration::Column as Trip;
    let mut of_day = Entity::find()
        .select_only()
        .column(Trip::Flight)
        .column(Trip::Post)
        .column(Trip::Direction)
        .column(Column::State)
        .column_as(Column::Id.count(), "members")
        .join(JoinType::InnerJoin, of_declaration())
        .filter(Trip::TravelOn.eq(date.to_string()))
        .filter(Trip::Flight.is_not_null());
    if let Some(post) = post {
        of_day = of_day.filter(Trip::Post.eq(post));
    }
    let grouped = of_day
        .group_by(Trip::Flight)
        .group_by(Trip::Post)
        .group_by(Trip::Direction)
        .group_by(Column::State)
        .order_by_asc(Trip::Flight)
        .order_by_asc(Trip::Post)
        .order_by_asc(Trip::Direction);
    let rows: Vec<(String, String, String, String, i64)> = grouped.into_tuple().all(db).await?;
    rows.into_iter()
        .map(|(flight, post, direction, state, members)| {
            let state = read(&state)?;
            let members = u32::try_from(members).unwrap_or(u32::MAX);
            Ok((flight, post, direction, state, members))
        })
        .collect()
}

fn read(state: &str) -> Result<MemberState, DbErr> {
    MemberState::from_text(state).ok_or_else(|| DbErr::Type(format!("state {state}")))
}

/// The names of those who marked these travellers as crossed.
pub async fn names_of_markers(
    db: &impl ConnectionTrait,
    rows: &[Row],
) -> Result<HashMap<Uuid, String>, DbErr> {
    let markers: Vec<Uuid> = rows.iter().filter_map(|(row, _)| row.crossed_by).collect();
    let named = staff_member::Entity::find()
        .select_only()
        .column(staff_member::Column::Id)
        .column(staff_member::Column::Name)
        .filter(staff_member::Column::Id.is_in(markers))
        .into_tuple::<(Uuid, String)>()
        .all(db);
    Ok(named.await?.into_iter().collect())
}

/// By traveller, the marks of this officer that came after then and stand.
pub async fn marks_to_undo(
    db: &impl ConnectionTrait,
    staff: Uuid,
    rows: &[Row],
    after: DateTime<Utc>,
) -> Result<HashMap<Uuid, Uuid>, DbErr> {
    use crossing_mark::Column;
    let members: Vec<Uuid> = rows.iter().map(|(row, _)| row.id).collect();
    let own = crossing_mark::Entity::find()
        .select_only()
        .column(Column::Member)
        .column(Column::Id)
        .filter(Column::Member.is_in(members))
        .filter(Column::Staff.eq(staff))
        .filter(Column::UndoneAt.is_null())
        .filter(Column::ReceivedAt.gt(At::from(after)))
        .into_tuple::<(Uuid, Uuid)>()
        .all(db);
    Ok(own.await?.into_iter().collect())
}

pub async fn mark(
    tx: &DatabaseTransaction,
    id: Uuid,
) -> Result<Option<crossing_mark::Model>, DbErr> {
    crossing_mark::Entity::find_by_id(id).one(tx).await
}

pub async fn insert(tx: &DatabaseTransaction, row: crossing_mark::Model) -> Result<(), DbErr> {
    crossing_mark::Entity::insert(row.into_active_model().reset_all())
        .exec_without_returning(tx)
        .await
        .map(drop)
}

pub async fn state(tx: &DatabaseTransaction, member: Uuid) -> Result<Option<MemberState>, DbErr> {
    let row = Entity::find_by_id(member).one(tx).await?;
    row.map(|row| row.state()).transpose()
}

/// When the member is declared. Neither version nor time of the last change moves: the paper says
/// what it said.
pub async fn cross(
    tx: &DatabaseTransaction,
    member: Uuid,
    staff: Uuid,
    at: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let done = Entity::update_many()
        .col_expr(Column::State, Expr::val(MemberState::Crossed.as_str()))
        .col_expr(Column::CrossedAt, Expr::val(Some(At(at))))
        .col_expr(Column::CrossedBy, Expr::val(Some(staff)))
        .filter(Column::Id.eq(member))
        .filter(Column::State.eq(MemberState::Declared.as_str()))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// When it was this officer who marked them.
pub async fn uncross(tx: &DatabaseTransaction, member: Uuid, staff: Uuid) -> Result<bool, DbErr> {
    let done = Entity::update_many()
        .col_expr(Column::State, Expr::val(MemberState::Declared.as_str()))
        .col_expr(Column::CrossedAt, Expr::val(None::<At>))
        .col_expr(Column::CrossedBy, Expr::val(None::<Uuid>))
        .filter(Column::Id.eq(member))
        .filter(Column::State.eq(MemberState::Crossed.as_str()))
        .filter(Column::CrossedBy.eq(staff))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

pub async fn note_undone(
    tx: &DatabaseTransaction,
    mark: Uuid,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    crossing_mark::Entity::update_many()
        .col_expr(crossing_mark::Column::UndoneAt, Expr::val(Some(At(now))))
        .filter(crossing_mark::Column::Id.eq(mark))
        .exec(tx)
        .await
        .map(drop)
}
