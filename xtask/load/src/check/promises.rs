//! What people were told is so.

use std::collections::HashMap;

use entity::appointment;
use uuid::Uuid;

use super::Records;
use crate::citizen::{Journal, Promise, Seen};

pub fn check(records: &Records, journal: &Journal) -> Vec<String> {
    let (promises, mut found) = journal.close();
    println!("{} appointments were acknowledged", promises.len());
    found.extend(broken(records, &promises));
    found
}

fn broken(records: &Records, promises: &HashMap<Uuid, Promise>) -> Vec<String> {
    let mut found = Vec::new();
    for (id, promise) in promises {
        match records.appointments.get(id) {
            None => found.push(format!("promises: {id} was acknowledged and is not there")),
            Some(row) => {
                if let Some(how) = difference(row, promise) {
                    found.push(format!("promises: {id}: {how}"));
                }
            }
        }
    }
    found
}

fn difference(row: &appointment::Model, promise: &Promise) -> Option<String> {
    let state = row.state.as_str();
    let may_be = match promise.seen {
        Seen::Held => true,
        Seen::Released => ["released", "lapsed"].contains(&state),
        Seen::Confirmed => {
            state == "confirmed"
                || (state == "cancelled" && promise.cancel_asked)
                || (state == "charged_back" && promise.disputed)
        }
        Seen::Cancelled => state == "cancelled",
    };
    if !may_be {
        return Some(format!("seen as {:?}, is {state}", promise.seen));
    }
    let (office, starts_at) = promise.at.as_ref().filter(|_| state == "confirmed")?;
    let there = *office == row.office && *starts_at == row.starts_at.0;
    (!there).then(|| {
        format!(
            "promised at {office}, {starts_at}, is at {}, {}",
            row.office, row.starts_at.0
        )
    })
}
