//! Which seats a group takes: a pure function over the times as they were read.

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

/// A slot with the places that were free when it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Free {
    pub slot: Uuid,
    pub starts_at: DateTime<Utc>,
    pub minutes: u32,
    pub places: u32,
}

/// Seats of one person: consecutive slots, the first of which is when to come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seats {
    pub starts_at: DateTime<Utc>,
    pub slots: Vec<Uuid>,
}

/// Seats everyone as early as possible from the first slot on, so that a family stays together.
/// The first person sits at the first slot; `minutes` is what each person's service takes. `None`
/// when not everyone fits: all are seated or none.
pub fn arrange(times: &[Free], minutes: &[u32]) -> Option<Vec<Seats>> {
    let mut left: Vec<u32> = times.iter().map(|time| time.places).collect();
    let mut seated = Vec::with_capacity(minutes.len());
    for (person, minutes) in minutes.iter().enumerate() {
        let latest = if person == 0 { 1 } else { times.len() };
        let at = (0..latest).find_map(|from| room(times, &left, from, *minutes))?;
        for index in at.clone() {
            left[index] -= 1;
        }
        let starts_at = times[at.start].starts_at;
        seated.push(Seats {
            starts_at,
            slots: times[at].iter().map(|t| t.slot).collect(),
        });
    }
    Some(seated)
}

/// The slots from `from` on that together last `minutes` without a gap, free or not.
pub fn run(times: &[Free], from: usize, minutes: u32) -> Option<std::ops::Range<usize>> {
    let anywhere = vec![1; times.len()];
    room(times, &anywhere, from, minutes)
}

/// The run of slots from `from` on that lasts `minutes` without a gap and has a place in each.
fn room(times: &[Free], left: &[u32], from: usize, minutes: u32) -> Option<std::ops::Range<usize>> {
    let mut covered = 0;
    let mut end = from;
    while covered < minutes {
        let time = times.get(end)?;
        let follows = end == from || {
            let before = &times[end - 1];
            before.starts_at + TimeDelta::minutes(i64::from(before.minutes)) == time.starts_at
        };
        if !follows || left[end] == 0 {
            return None;
        }
        covered += time.minutes;
        end += 1;
    }
    (end > from).then_some(from..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn morning(free: &[u32]) -> Vec<Free> {
        let at =
            |n: usize| DateTime::UNIX_EPOCH + TimeDelta::minutes(20 * i64::try_from(n).unwrap());
        let slot = |n: usize| Uuid::from_u128(n as u128);
        free.iter()
            .enumerate()
            .map(|(n, free)| Free {
                slot: slot(n),
                starts_at: at(n),
                minutes: 20,
                places: *free,
            })
            .collect()
    }

    fn slots(seated: Option<Vec<Seats>>) -> Option<Vec<Vec<u128>>> {
        let numbers = |seats: Seats| seats.slots.iter().map(Uuid::as_u128).collect();
        seated.map(|all| all.into_iter().map(numbers).collect())
    }

    #[test]
    fn a_family_shares_a_time_while_there_is_room_and_goes_on_to_the_next() {
        let seated = slots(arrange(&morning(&[2, 1, 5]), &[20, 20, 20, 20]));
        assert_eq!(seated, Some(vec![vec![0], vec![0], vec![1], vec![2]]));
    }

    #[test]
    fn a_longer_service_takes_consecutive_slots() {
        let seated = slots(arrange(&morning(&[1, 1, 1]), &[40, 20]));
        assert_eq!(seated, Some(vec![vec![0, 1], vec![2]]));
    }

    #[test]
    fn all_or_none() {
        assert_eq!(arrange(&morning(&[1, 1]), &[20, 20, 20]), None);
        assert_eq!(
            arrange(&morning(&[0, 5]), &[20]),
            None,
            "the chosen time itself is full"
        );
    }

    #[test]
    fn no_run_crosses_a_lunch_break() {
        let mut times = morning(&[1, 1, 1]);
        for time in &mut times[1..] {
            time.starts_at += TimeDelta::hours(1);
        }
        assert_eq!(arrange(&times, &[40]), None);
    }
}
