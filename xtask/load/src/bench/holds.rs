//! Complete holds over HTTP: the session is checked, the quota, the person bound, the order
//! written. Every request is another person; accounts take turns.

use std::io::Write;
use std::sync::Arc;

use contract::appointments::{BookingRequest, ContactRequest};
use contract::paths;
use entity::slot;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseConnection, EntityTrait, QueryFilter};
use xtask::process::Done;

use super::load::Requests;
use crate::citizen::{Http, Tally, person};
use crate::world::{Place, Sandbox};

const SERVICE: &str = "passport-10";

/// Sign-ins at once.
const AT_ONCE: usize = 16;

/// Signs accounts in as people do, with the code from their mail, and keeps their cookies.
///
/// # Errors
/// That too few could sign in.
pub async fn sign_in(place: &Place, sandbox: &Arc<Sandbox>, accounts: usize) -> Done<Vec<String>> {
    let client = reqwest::Client::new();
    let mut cookies = Vec::new();
    let mut tasks = tokio::task::JoinSet::new();
    for number in 0..accounts {
        if tasks.len() >= AT_ONCE {
            cookies.extend(tasks.join_next().await.and_then(Result::ok).flatten());
        }
        let mut http = Http::new(client.clone(), place.address(), Tally::default());
        let sandbox = Arc::clone(sandbox);
        tasks.spawn(async move {
            let email = format!("cuenta{number}@correo.example");
            let entered = http.sign_in(&sandbox, &email).await;
            http.cookie().filter(|_| entered).map(str::to_owned)
        });
    }
    while let Some(ended) = tasks.join_next().await {
        cookies.extend(ended.ok().flatten());
    }
    if cookies.len() < accounts {
        return Err(format!(
            "only {} of {accounts} accounts could sign in",
            cookies.len()
        ));
    }
    Ok(cookies)
}

/// Gives every slot more places than can be taken, and lists some of them.
///
/// # Errors
/// What the database says, or that there are too few.
pub async fn slots(conn: &DatabaseConnection, many: usize) -> Done<Vec<slot::Model>> {
    let said = |error: sea_orm::DbErr| error.to_string();
    slot::Entity::update_many()
        .col_expr(slot::Column::Capacity, Expr::val(1_000_000_000))
        .exec(conn)
        .await
        .map_err(said)?;
    // The first days may be too near to be held; the order makes runs comparable.
    let rows = slot::Entity::find()
        .filter(
            slot::Column::Pool
                .ne("mobile")
                .and(slot::Column::Minutes.gte(20)),
        )
        .all(conn)
        .await
        .map_err(said)?;
    let latest = rows.iter().map(|row| row.local_day).max().unwrap_or(0);
    let mut rows: Vec<_> = rows
        .into_iter()
        .filter(|row| row.local_day > latest - 40)
        .collect();
    rows.sort_unstable_by_key(|row| row.id);
    rows.truncate(many);
    // The planner knows the tables as they are.
    conn.execute_unprepared("ANALYZE").await.map_err(said)?;
    if rows.len() < many {
        return Err(format!(
            "only {} slots are published, {many} are needed",
            rows.len()
        ));
    }
    Ok(rows)
}

/// Requests of which everything that does not change is made beforehand.
pub struct Holds {
    /// The head up to the key, by account.
    heads: Vec<String>,
    /// The body, by slot, in two parts around the document's number.
    bodies: Vec<(String, String)>,
    clients: usize,
}

/// Stands in the body where each request has its own number.
const MARK: &str = "0101197000000";

impl Holds {
    pub fn new(place: &Place, cookies: &[String], slots: &[slot::Model], clients: usize) -> Self {
        let path = paths::fill(paths::appointments::BOOKINGS, &[]);
        let address = place.address();
        let head = |cookie: &String| {
            format!(
                "POST {path} HTTP/1.1\r\nhost: 127.0.0.1\r\norigin: {address}\r\ncookie: {cookie}\r\n\
                 content-type: application/json\r\nidempotency-key: "
            )
        };
        Self {
            heads: cookies.iter().map(head).collect(),
            bodies: slots.iter().map(body).collect(),
            clients,
        }
    }
}

fn body(slot: &slot::Model) -> (String, String) {
    let request = BookingRequest {
        office: slot.office.clone(),
        slot: slot.id,
        people: vec![person(0, SERVICE)],
        contact: ContactRequest::default(),
    };
    let text = serde_json::to_string(&request).unwrap_or_default();
    let (before, after) = text.split_once(MARK).unwrap_or((&text, ""));
    (before.to_owned(), after.to_owned())
}

impl Requests for Holds {
    /// Each client has accounts of its own, so that none waits for another's row.
    fn next(&self, client: usize, number: u64, into: &mut Vec<u8>) {
        let turn = usize::try_from(number).unwrap_or(0);
        let own = self.heads.len() / self.clients;
        let head = &self.heads[client + self.clients * (turn % own)];
        // Neighbours in time are no neighbours in the table.
        let (before, after) = &self.bodies[turn.wrapping_mul(7_919) % self.bodies.len()];
        let document = person(number + 1, SERVICE).documents[0].number.clone();
        let length = before.len() + document.len() + after.len();
        let written = write!(
            into,
            "{head}bench-{number:012}\r\ncontent-length: {length}\r\n\r\n{before}{document}{after}"
        );
        // Writing to memory cannot fail.
        drop(written);
    }
}
