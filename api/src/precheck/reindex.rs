//! While keys are rotated: members are sealed anew, and their reference and document indexed anew,
//! in one statement each.

use super::{Member, submit};
use crate::refusal::Answer;
use crate::reseal::Tally;
use crate::seal::Purpose;
use crate::state::App;
use entity::declaration_member::{ActiveModel, Column, Entity, Model};
use sea_orm::ActiveValue::NotSet;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

const BATCH: u64 = 200;

/// Brings every member to the first version of the keys.
///
/// # Errors
/// The database's; a member that cannot be brought over is counted instead.
pub async fn under_the_first(app: &App) -> Answer<Tally> {
    let (mut tally, mut after) = (Tally::default(), Uuid::nil());
    loop {
        let rows = Entity::find()
            .filter(Column::KeyVersion.ne(i32::from(app.seal.version())))
            .filter(Column::Id.gt(after))
            .order_by_asc(Column::Id)
            .limit(BATCH)
            .all(app.db.read())
            .await?;
        let Some(last) = rows.last() else {
            break;
        };
        after = last.id;
        for row in &rows {
            if let Ok(columns) = rewritten(app, row) {
                tally.rewritten += u64::from(write(app, row, columns).await?);
            } else {
                tracing::error!(member = %row.id, "cannot be brought to the new key");
                tally.stuck += 1;
            }
        }
    }
    tally.left = Entity::find()
        .filter(Column::KeyVersion.ne(i32::from(app.seal.version())))
        .count(app.db.read())
        .await?;
    Ok(tally)
}

/// What it says is not changed, so neither is when it was.
fn rewritten(app: &App, row: &Model) -> Answer<ActiveModel> {
    let member: Member = app.seal.open_json(Purpose::Person, &row.person_sealed)?;
    Ok(ActiveModel {
        changed_at: NotSet,
        ..submit::of_person(app, &member)
    })
}

/// Guarded by what was read: `false` when somebody else wrote it meanwhile.
async fn write(app: &App, row: &Model, columns: ActiveModel) -> Answer<bool> {
    let update = Entity::update_many()
        .set(columns)
        .filter(Column::Id.eq(row.id))
        .filter(Column::PersonSealed.eq(row.person_sealed.clone()));
    let done = app.db.statement(|| update.clone().exec(app.db.writer()));
    Ok(done.await?.rows_affected == 1)
}
