//! What a citizen wants: an office, a time, people.

use contract::appointments::{BookingRequest, ContactRequest};
use rand::RngExt;
use uuid::Uuid;

use super::town::times;
use super::{Citizen, person};

/// People for whom several accounts book, so that payments contest each other.
const WANTED_BY_MANY: u64 = 40;

/// Days that a citizen looks at before giving up.
const LOOKS: u32 = 4;

impl Citizen {
    /// A booking to ask for; the time was free when it was looked at, or everybody wants it.
    pub(super) async fn plan(&mut self) -> Option<BookingRequest> {
        let (office, service, slot) = if self.happens(30) {
            let (office, time) = self.town.hot[self.rng.random_range(0..self.town.hot.len())];
            (office, "passport-10".to_owned(), time.slot)
        } else {
            self.free_time().await?
        };
        let others = u64::from(self.happens(25));
        let people = (0..=others).map(|_| {
            let shared = self.rng.random_range(0..100) < 4;
            let number = if shared {
                self.rng.random_range(0..WANTED_BY_MANY)
            } else {
                self.town.new_person()
            };
            person(number, &service)
        });
        let people = people.collect();
        Some(BookingRequest {
            office: self.town.offices[office].id.clone(),
            slot,
            people,
            contact: ContactRequest {
                phone: "+13055550100".to_owned(),
                ..ContactRequest::default()
            },
        })
    }

    /// An office, one of its services, and a time that is free there.
    async fn free_time(&mut self) -> Option<(usize, String, Uuid)> {
        for _ in 0..LOOKS {
            let index = self.rng.random_range(0..self.town.offices.len());
            let office = &self.town.offices[index];
            let service = office.services[self.rng.random_range(0..office.services.len())].clone();
            let day = office.days[self.rng.random_range(0..office.days.len())];
            let id = office.id.clone();
            if let Some(slot) = self.one_of(&id, day, &service).await {
                return Some((index, service, slot));
            }
        }
        None
    }

    /// Any free time of a day.
    async fn one_of(
        &mut self,
        office: &str,
        day: chrono::NaiveDate,
        service: &str,
    ) -> Option<Uuid> {
        let times = times(&mut self.http, office, day, service).await;
        if times.is_empty() {
            return None;
        }
        Some(times[self.rng.random_range(0..times.len())].slot)
    }

    /// Another time for a service, at an office that gives it.
    pub(super) async fn other_time(&mut self, service: &str) -> Option<(String, Uuid)> {
        for _ in 0..LOOKS {
            let index = self.rng.random_range(0..self.town.offices.len());
            let office = &self.town.offices[index];
            if !office.services.iter().any(|given| given == service) {
                continue;
            }
            let day = office.days[self.rng.random_range(0..office.days.len())];
            let id = office.id.clone();
            if let Some(slot) = self.one_of(&id, day, service).await {
                return Some((id, slot));
            }
        }
        None
    }
}
