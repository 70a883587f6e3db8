//! One sealed column, walked from its first row to its last.

use super::Tally;
use crate::refusal::{Answer, Refusal};
use crate::seal::{CannotOpen, Purpose};
use crate::state::App;
use contract::person::Email;
use sea_orm::sea_query::{Expr, ExprTrait, Func, ValueType};
use sea_orm::{
    ColumnTrait, Condition, DbErr, EntityTrait, ModelTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use uuid::Uuid;

/// Rows read at once; each is written by a statement of its own.
const BATCH: u64 = 200;

/// A sealed column of a table whose key is a UUID.
pub struct Sealed<E: EntityTrait> {
    pub name: &'static str,
    pub id: E::Column,
    pub column: E::Column,
    pub purpose: Purpose,
    /// Of an address: where its blind index stands, and that index's version.
    pub index: Option<(E::Column, Option<E::Column>)>,
}

impl<E: EntityTrait> Sealed<E>
where
    E::Model: Sync,
{
    /// Seals anew what another version sealed, and indexes it anew.
    pub async fn rewrite(&self, app: &App) -> Answer<Tally> {
        let (mut tally, mut after) = (Tally::default(), Uuid::nil());
        loop {
            let rows = E::find()
                .filter(self.old(app))
                .filter(self.id.gt(after))
                .order_by_asc(self.id)
                .limit(BATCH)
                .all(app.db.read())
                .await?;
            let Some(last) = rows.last() else {
                break;
            };
            after = read(last, self.id)?;
            for row in &rows {
                match self.rewrite_row(app, row).await {
                    Ok(true) => tally.rewritten += 1,
                    // Somebody else wrote it in this moment, under the first version.
                    Ok(false) => {}
                    Err(refusal) if refusal.is_unique("email_key") => self.stuck(&mut tally, row),
                    Err(Refusal::Internal(_)) => self.stuck(&mut tally, row),
                    Err(refusal) => return Err(refusal),
                }
            }
        }
        tally.left = self.left(app).await?;
        Ok(tally)
    }

    /// Rows that another version sealed.
    pub async fn left(&self, app: &App) -> Result<u64, DbErr> {
        E::find().filter(self.old(app)).count(app.db.read()).await
    }

    /// The first byte of what is sealed is the version; what was erased is empty.
    fn old(&self, app: &App) -> Condition {
        let sealed = || Expr::col(self.column);
        let version = Func::cust("substr").args([sealed(), Expr::val(1), Expr::val(1)]);
        Condition::all()
            .add(Expr::from(Func::cust("length").arg(sealed())).gt(0))
            .add(Expr::from(version).ne(vec![app.seal.version()]))
    }

    /// Guarded by what was read: `false` when it is not there any more.
    async fn rewrite_row(&self, app: &App, row: &E::Model) -> Answer<bool> {
        let sealed: Vec<u8> = read(row, self.column)?;
        let plain = app.seal.open(self.purpose, &sealed)?;
        let mut update = E::update_many()
            .col_expr(self.column, Expr::val(app.seal.seal(self.purpose, &plain)))
            .filter(self.id.eq(read::<_, Uuid>(row, self.id)?))
            .filter(self.column.eq(sealed));
        if let Some((key, version)) = self.index {
            let was: String = read(row, key)?;
            let (now, made_by) = reindexed(app, &plain, &was)?;
            update = update.col_expr(key, Expr::val(now)).filter(key.eq(was));
            if let Some(version) = version {
                update = update.col_expr(version, Expr::val(made_by));
            }
        }
        let done = app.db.statement(|| update.clone().exec(app.db.writer()));
        Ok(done.await?.rows_affected == 1)
    }

    fn stuck(&self, tally: &mut Tally, row: &E::Model) {
        let id = read::<_, Uuid>(row, self.id).unwrap_or_default();
        tracing::error!(column = self.name, %id, "cannot be brought to the new key");
        tally.stuck += 1;
    }
}

/// The index of an address under the first version. An account that gave its address up, and keeps
/// a word in the index's place, keeps that.
fn reindexed(app: &App, plain: &[u8], was: &str) -> Answer<(String, i32)> {
    let text = std::str::from_utf8(plain).map_err(Refusal::internal)?;
    let normal = Email::parse(text).map_err(Refusal::internal)?.normal();
    let (now, version) = app.seal.blind(Purpose::Email, &normal);
    if app.seal.is_blind(was, Purpose::Email, &normal) {
        Ok((now, version))
    } else {
        Ok((was.to_owned(), version))
    }
}

fn read<M: ModelTrait, T: ValueType>(
    row: &M,
    column: <M::Entity as EntityTrait>::Column,
) -> Answer<T> {
    T::try_from(row.get(column)).map_err(|_| Refusal::from(CannotOpen))
}
