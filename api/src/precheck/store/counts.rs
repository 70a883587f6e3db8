//! Declarations whose time is over, and the counts that remain of them.

use entity::{declaration, declaration_count, declaration_member};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

/// Rows that one transaction empties.
const BATCH: u64 = 200;

/// Declarations of days before then, `YYYY-MM-DD`.
pub async fn due(
    db: &impl ConnectionTrait,
    before: &str,
) -> Result<Vec<declaration::Model>, DbErr> {
    declaration::Entity::find()
        .filter(declaration::Column::TravelOn.lt(before))
        .order_by_asc(declaration::Column::TravelOn)
        .limit(BATCH)
        .all(db)
        .await
}

/// Deletes the members of a declaration, as they were. None: somebody else did.
pub async fn take_members(
    tx: &DatabaseTransaction,
    declaration: Uuid,
) -> Result<Vec<declaration_member::Model>, DbErr> {
    declaration_member::Entity::delete_many()
        .filter(declaration_member::Column::Declaration.eq(declaration))
        .exec_with_returning(tx)
        .await
}

pub async fn delete(tx: &DatabaseTransaction, declaration: Uuid) -> Result<(), DbErr> {
    declaration::Entity::delete_by_id(declaration)
        .exec(tx)
        .await
        .map(drop)
}

/// Counts members of a declaration that ended in one state.
pub async fn add(
    tx: &DatabaseTransaction,
    of: &declaration::Model,
    state: &str,
    members: i64,
) -> Result<(), DbErr> {
    use declaration_count::Column;
    let row = declaration_count::ActiveModel {
        travel_on: Set(of.travel_on.clone()),
        post: Set(of.post.clone()),
        direction: Set(of.direction.clone()),
        means: Set(of.means.clone()),
        state: Set(state.to_owned()),
        members: Set(members),
    };
    let key = [
        Column::TravelOn,
        Column::Post,
        Column::Direction,
        Column::Means,
        Column::State,
    ];
    let more = Expr::col((declaration_count::Entity, Column::Members)).add(members);
    declaration_count::Entity::insert(row)
        .on_conflict(
            OnConflict::columns(key)
                .value(Column::Members, more)
                .to_owned(),
        )
        .exec_without_returning(tx)
        .await
        .map(drop)
}
