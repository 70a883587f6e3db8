//! Places: none taken twice, every count true, every confirmed person seated.

use std::collections::{HashMap, HashSet};

use entity::{appointment, seat};
use uuid::Uuid;

use super::Records;

pub fn check(records: &Records) -> Vec<String> {
    let mut found = slots(records);
    found.extend(people(records));
    found.extend(accounts(records));
    found
}

/// `taken` is the number of live seats, and never more than there are places.
fn slots(records: &Records) -> Vec<String> {
    let mut live: HashMap<Uuid, i32> = HashMap::new();
    for seat in records.seats.iter().filter(|seat| seat.state != "released") {
        *live.entry(seat.slot).or_default() += 1;
    }
    let mut found = Vec::new();
    for slot in records.slots.values() {
        let seats = live.get(&slot.id).copied().unwrap_or(0);
        if seats != slot.taken {
            let taken = slot.taken;
            found.push(format!(
                "seats: slot {}: taken is {taken}, but {seats} seats live",
                slot.id
            ));
        }
        if seats > slot.capacity {
            let capacity = slot.capacity;
            found.push(format!(
                "seats: slot {}: {seats} seats for {capacity} places",
                slot.id
            ));
        }
    }
    found
}

/// Who is confirmed has a seat at that time and place; who is not, keeps none.
fn people(records: &Records) -> Vec<String> {
    let mut seats: HashMap<Uuid, Vec<&seat::Model>> = HashMap::new();
    for seat in records
        .seats
        .iter()
        .filter(|seat| ["held", "confirmed"].contains(&&*seat.state))
    {
        seats.entry(seat.appointment).or_default().push(seat);
    }
    let mut found = Vec::new();
    for row in records.appointments.values() {
        let own = seats.get(&row.id).map_or(&[][..], Vec::as_slice);
        match row.state.as_str() {
            "confirmed" if !seated(records, row, own) => {
                found.push(format!("seats: {} is confirmed without its seats", row.id));
            }
            "confirmed" | "held" => {}
            state if !own.is_empty() => {
                found.push(format!(
                    "seats: {} is {state} and keeps {} seats",
                    row.id,
                    own.len()
                ));
            }
            _ => {}
        }
    }
    found
}

fn seated(records: &Records, row: &appointment::Model, seats: &[&seat::Model]) -> bool {
    let confirmed: Vec<_> = seats
        .iter()
        .filter(|seat| seat.state == "confirmed")
        .filter_map(|seat| records.slots.get(&seat.slot))
        .collect();
    let minutes: i32 = confirmed.iter().map(|slot| slot.minutes).sum();
    let begins = confirmed.iter().any(|slot| slot.starts_at == row.starts_at);
    begins && minutes >= row.minutes && confirmed.iter().all(|slot| slot.office == row.office)
}

/// The count of an account is its active appointments; no person is confirmed twice.
fn accounts(records: &Records) -> Vec<String> {
    let mut active: HashMap<Uuid, i32> = HashMap::new();
    for row in records.appointments.values() {
        if ["held", "confirmed"].contains(&&*row.state) {
            *active.entry(row.account).or_default() += 1;
        }
    }
    let mut found = Vec::new();
    for account in &records.accounts {
        let is = active.get(&account.id).copied().unwrap_or(0);
        let counted = account.active_appointments;
        if is != counted {
            found.push(format!(
                "quota: account {}: counts {counted}, has {is}",
                account.id
            ));
        }
    }
    let mut confirmed = HashSet::new();
    for claim in records
        .claims
        .iter()
        .filter(|claim| claim.standing == "confirmed")
    {
        if !confirmed.insert((&claim.person_key, &claim.service_group)) {
            found.push(format!("people: {} is confirmed twice", claim.appointment));
        }
    }
    found
}
