//! Who let a time lapse waits before holding the same time again.

use entity::{At, slot_wait};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait};
use uuid::Uuid;

/// The account waits until `until` before it may hold this slot again.
pub async fn wait_for(
    tx: &DatabaseTransaction,
    account: Uuid,
    slot: Uuid,
    until: At,
) -> Result<(), DbErr> {
    let conflict = OnConflict::columns([slot_wait::Column::Account, slot_wait::Column::Slot])
        .update_column(slot_wait::Column::Until)
        .to_owned();
    let row = slot_wait::Model {
        account,
        slot,
        until,
    };
    slot_wait::Entity::insert(slot_wait::ActiveModel::from(row))
        .on_conflict(conflict)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

pub async fn waits_until(
    conn: &impl ConnectionTrait,
    account: Uuid,
    slot: Uuid,
) -> Result<Option<At>, DbErr> {
    let row = slot_wait::Entity::find_by_id((account, slot))
        .one(conn)
        .await?;
    Ok(row.map(|row| row.until))
}
