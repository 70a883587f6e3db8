//! Mails: one for each cause. A second copy is allowed where nobody can know that the first
//! arrived: the connection ended before the acknowledgement, or the sender was killed.

use std::collections::{HashMap, HashSet};

use super::{Records, Told};

const ACK_LOST: &str = "smtp_duplicate_ack_lost";

pub fn check(records: &Records, told: &Told) -> Vec<String> {
    let mut copies: HashMap<&str, u64> = HashMap::new();
    let mut found = Vec::new();
    for mail in &told.mails {
        match mail.message_id.as_deref() {
            Some(id) => *copies.entry(id).or_default() += 1,
            None => found.push("mails: one without a Message-ID".to_owned()),
        }
    }
    // A Message-ID is the outbox row's own id before its `@`.
    let arrived: HashSet<&str> = copies
        .keys()
        .filter_map(|id| id.split('@').next())
        .collect();
    let known: HashSet<String> = records
        .outbox
        .iter()
        .map(|row| row.id.to_string())
        .collect();
    for id in arrived.iter().filter(|id| !known.contains(**id)) {
        found.push(format!(
            "mails: {id} arrived and nothing committed caused it"
        ));
    }
    for row in records.outbox.iter().filter(|row| row.state == "sent") {
        if !arrived.contains(row.id.to_string().as_str()) {
            found.push(format!("mails: {} was sent and never arrived", row.cause));
        }
    }
    let second: u64 = copies.values().map(|copies| copies - 1).sum();
    let fired = told.fired.iter().find(|(fault, _)| fault == ACK_LOST);
    let lost = fired.map_or(0, |(_, times)| *times);
    println!(
        "{} mails of {} causes: {second} second copies ({lost} acknowledgements lost, {} kills)",
        told.mails.len(),
        copies.len(),
        told.kills
    );
    // Mails leave one at a time: a kill may meet one between its arrival and the note of it.
    if second > lost + told.kills {
        found.push(format!(
            "mails: {second} second copies, {lost} lost acknowledgements, {} kills",
            told.kills
        ));
    }
    found
}
