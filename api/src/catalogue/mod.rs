//! The catalogue: offices, services, fees, days off and the policy, from TOML files in which each
//! figure names its source or says why it is assumed.
//!
//! [`check`] reads a folder and reports every mistake; [`Catalogue::embedded`] is what the program
//! was built with. The calendar turns opening hours into slots; the views are what pages get.
//! Legal rules live in those files, never in code: here is only how they are read and applied.

pub mod border;
pub mod calendar;
pub mod counters;
pub mod days;
pub mod hours;
pub mod office;
pub mod policy;
pub mod service;
pub mod sourced;
pub mod view;

mod check;
mod fields;
mod files;
mod mistake;
mod words;

pub use border::Border;
pub use check::{check, read};
pub use counters::Pool;
pub use files::Files;
pub use mistake::Mistake;
pub use office::Office;
pub use policy::Policy;
pub use service::Service;
pub use sourced::{Origin, Sourced};

use chrono::NaiveDate;
use contract::appointments::checklist::{Circumstances, checklist};
use contract::appointments::eligibility::{Obstacle, eligibility};
use contract::lang::Text;
use contract::money::Money;
use contract::person::{BirthDate, DocumentKind};

/// Everything of the files, checked: what refers to something refers to something that is there.
#[derive(Clone, Debug, PartialEq)]
pub struct Catalogue {
    pub policy: Policy,
    /// Border posts and airlines.
    pub border: Border,
    offices: Vec<Office>,
    services: Vec<Service>,
    assumptions: Vec<Mistake>,
    digest: String,
}

impl Catalogue {
    /// What the program was built with.
    ///
    /// # Errors
    /// Never in a program that passed its tests.
    pub fn embedded() -> Result<Self, Vec<Mistake>> {
        read(&Files::embedded())
    }

    pub fn offices(&self) -> &[Office] {
        &self.offices
    }

    pub fn services(&self) -> &[Service] {
        &self.services
    }

    pub fn office(&self, id: &str) -> Option<&Office> {
        self.offices.iter().find(|office| office.id == id)
    }

    pub fn service(&self, id: &str) -> Option<&Service> {
        self.services.iter().find(|service| service.id == id)
    }

    /// The counters that give a service at an office; `None` when it is not given there.
    pub fn pool<'o>(&self, office: &'o Office, service: &Service) -> Option<&'o Pool> {
        office.pool(&service.id)
    }

    pub fn offers(&self, office: &str, service: &str) -> bool {
        let office = self.office(office);
        office.is_some_and(|office| office.pool(service).is_some())
    }

    /// What a service costs at an office, exact to the cent.
    pub fn fee(&self, service: &Service, office: &Office) -> Money {
        service.fee(office.kind).value
    }

    /// What stands between a person and a service on a day; nothing for a service that is unknown.
    pub fn eligibility(
        &self,
        service: &str,
        birth_date: BirthDate,
        documents: &[DocumentKind],
        day: NaiveDate,
    ) -> Vec<Obstacle> {
        let rules = self.service(service).map(|service| &service.rules);
        rules.map_or_else(Vec::new, |rules| {
            eligibility(rules, birth_date, day, documents)
        })
    }

    /// What a person brings to an appointment.
    pub fn bring(
        &self,
        service: &str,
        birth_date: BirthDate,
        documents: &[DocumentKind],
        day: NaiveDate,
    ) -> Vec<Text> {
        let person = Circumstances::of(birth_date, day, documents);
        let asked = self.service(service).map(|service| &service.requirements);
        let list = asked.map_or_else(Vec::new, |all| checklist(all, person));
        list.into_iter()
            .map(|requirement| requirement.text.clone())
            .collect()
    }

    /// Changes with any byte of the files: an `ETag`, and how a load knows that nothing is new.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// Whether the public may be shown this as fact: production asks before it starts.
    ///
    /// # Errors
    /// Every value that is only assumed, with its file, key and the reason.
    pub fn publishable(&self) -> Result<(), &[Mistake]> {
        if self.assumptions.is_empty() {
            Ok(())
        } else {
            Err(&self.assumptions)
        }
    }
}

#[cfg(test)]
mod tests;
