//! From a parsed booking to the rows of a hold: which service, at what price, for whom.

use super::arrange::Seats;
use super::store::hold::{Limits, NewHold};
use super::store::{people, seats};
use crate::payments::{NewOrder, Purpose};
use crate::refusal::{Answer, Refusal};
use crate::seal::{Purpose as Sealed, Seal};
use crate::state::App;
use chrono::{DateTime, Utc};
use contract::appointments::State;
use contract::appointments::booking::{Booking, Person};
use contract::money::Money;
use contract::person::{Document, DocumentKind};
use contract::problem::{Code, FieldError, Problem};
use contract::reference::Reference;
use entity::{At, appointment, booking, person_claim, slot};
use uuid::Uuid;

/// What a service costs and takes at an office.
#[derive(Clone, Debug)]
pub struct ServiceTerms {
    pub service: String,
    pub group: String,
    pub pool: String,
    pub minutes: u32,
    pub price: Money,
}

/// A booking whose office, services and people fit together.
#[derive(Clone, Debug)]
pub struct Choice<'a> {
    booking: &'a Booking,
    terms: Vec<ServiceTerms>,
    pub slot: Uuid,
    pub limits: Limits,
    now: DateTime<Utc>,
    hold_ends: DateTime<Utc>,
}

/// The terms of a service at an office.
///
/// # Errors
/// `appointments.service_not_offered`.
pub fn terms_at(app: &App, service: &str, office: &str) -> Answer<ServiceTerms> {
    let catalogue = &app.catalogue;
    let not_offered = || Refusal::from(Code::ServiceNotOffered);
    let office = catalogue.office(office).ok_or_else(not_offered)?;
    let service = catalogue.service(service).ok_or_else(not_offered)?;
    let pool = catalogue.pool(office, service).ok_or_else(not_offered)?;
    Ok(ServiceTerms {
        service: service.id.clone(),
        group: service.group.clone(),
        pool: pool.id.clone(),
        minutes: service.minutes,
        price: catalogue.fee(service, office),
    })
}

/// Checks what the catalogue has to say: is it offered there, and may it be given to them?
///
/// # Errors
/// `appointments.service_not_offered`, `appointments.not_eligible` with a pointer to each person.
pub fn choose<'a>(app: &App, booking: &'a Booking, now: DateTime<Utc>) -> Answer<Choice<'a>> {
    let mut terms = Vec::with_capacity(booking.people.len());
    let mut refused = Vec::new();
    for (index, (service, person)) in booking.people.iter().enumerate() {
        terms.push(terms_at(app, service, &booking.office)?);
        let kinds: Vec<DocumentKind> = person.documents.iter().map(Document::kind).collect();
        for code in app
            .catalogue
            .eligibility(service, person.birth_date, &kinds, now.date_naive())
        {
            refused.push(FieldError::new(format!("/people/{index}"), code));
        }
    }
    if !refused.is_empty() {
        let problem = Problem {
            errors: refused,
            ..Code::NotEligible.into()
        };
        return Err(problem.into());
    }
    let rules = app.terms();
    Ok(Choice {
        booking,
        terms,
        slot: booking.slot,
        limits: rules.limits(now),
        now,
        hold_ends: now + rules.hold,
    })
}

impl Choice<'_> {
    /// What each person's service takes, in minutes.
    pub fn minutes(&self) -> Vec<u32> {
        self.terms.iter().map(|terms| terms.minutes).collect()
    }

    /// The terms of a booking for one person, who needs nobody seated beside them.
    pub fn alone(&self) -> Option<&ServiceTerms> {
        match &self.terms[..] {
            [one] => Some(one),
            _ => None,
        }
    }

    /// Whether the slot is one of this office's that can still be booked.
    pub fn fits(&self, slot: &slot::Model) -> bool {
        let pool = self.terms.iter().all(|terms| terms.pool == slot.pool);
        pool && slot.office == self.booking.office && slot.starts_at.0 > self.now && !slot.closed
    }

    /// The order for all of them together.
    ///
    /// # Errors
    /// When the catalogue mixes currencies.
    pub fn order(&self, id: Uuid, account: Uuid, booking: Uuid) -> Answer<NewOrder> {
        let mut prices = self.terms.iter().map(|terms| terms.price);
        let first = prices
            .next()
            .ok_or_else(|| Refusal::internal("a booking of nobody"))?;
        let amount = prices.try_fold(first, Money::plus);
        let amount = amount.ok_or_else(|| Refusal::internal("prices that do not add"))?;
        let (purpose, now) = (Purpose::Booking, self.now);
        Ok(NewOrder {
            id,
            account,
            purpose,
            subject: booking,
            amount,
            now,
        })
    }
}

/// The rows of the hold, with fresh ids; a retried transaction stores the same ones.
pub fn compose(
    app: &App,
    account: Uuid,
    choice: &Choice<'_>,
    seated: &[Seats],
    (key, fingerprint): (&str, &str),
) -> NewHold {
    let (chance, seal, now) = (&app.chance, &app.seal, At(choice.now));
    let booking = booking::Model {
        id: app.key(),
        reference: Reference::from_random(chance.number()).to_string(),
        account,
        office: choice.booking.office.clone(),
        contact_sealed: seal.seal_json(Sealed::Contact, &choice.booking.contact),
        lang: choice.booking.contact.lang.tag().into(),
        hold_expires_at: Some(At(choice.hold_ends)),
        held_at: now,
        extended: false,
        checkout_extended: false,
        idempotency_key: key.to_owned(),
        request_hash: fingerprint.to_owned(),
        created_at: now,
    };
    let mut hold = NewHold {
        booking,
        appointments: vec![],
        claims: vec![],
        seats: vec![],
    };
    for (((_, person), terms), taken) in choice.booking.people.iter().zip(&choice.terms).zip(seated)
    {
        let id = app.key();
        hold.appointments.push(appointment::Model {
            id,
            reference: Reference::from_random(chance.number()).to_string(),
            booking: hold.booking.id,
            account,
            office: hold.booking.office.clone(),
            service: terms.service.clone(),
            service_group: terms.group.clone(),
            starts_at: At(taken.starts_at),
            minutes: i32::try_from(terms.minutes).unwrap_or(i32::MAX),
            state: State::Held.as_str().into(),
            contested: false,
            price_cents: terms.price.cents,
            currency: terms.price.currency.code().into(),
            moves_used: 0,
            person_sealed: seal.seal_json(Sealed::Person, person),
            created_at: now,
            confirmed_at: None,
            ended_at: None,
            reconfirmed_at: None,
            purged_at: None,
        });
        let keys = person_keys(seal, person).into_iter();
        hold.claims
            .extend(keys.map(|(person_key, key_version)| person_claim::Model {
                id: app.key(),
                appointment: id,
                account,
                person_key,
                key_version,
                service_group: terms.group.clone(),
                standing: "active".into(),
            }));
        hold.seats
            .extend(seats::rows(app, id, &taken.slots, "held"));
    }
    hold
}

/// The keyed blind indexes of each document: of type, issuing country and normal number; a birth
/// certificate's number is not one person's alone, so its birth date goes with it. While keys are
/// rotated a document has one under each, so that the unique indexes hold across old and new rows
/// and across replicas.
pub fn person_keys(seal: &Seal, person: &Person) -> Vec<(String, i32)> {
    let keys = |document: &Document| {
        let born = match document.kind() {
            DocumentKind::BirthCertificate => person.birth_date.date().to_string(),
            DocumentKind::Dni | DocumentKind::Passport => String::new(),
        };
        let (kind, country) = (document.kind().as_str(), document.country().as_str());
        let normal = format!("{kind}|{country}|{}|{born}", document.number());
        seal.blinds(Sealed::Person, &normal)
    };
    person.documents.iter().flat_map(keys).collect()
}

/// Names the people of a choice who have an active appointment in this account already.
pub async fn already_booked(app: &App, account: Uuid, choice: &Choice<'_>) -> Answer<Refusal> {
    let mut errors = Vec::new();
    for (index, ((_, person), terms)) in choice.booking.people.iter().zip(&choice.terms).enumerate()
    {
        let keys: Vec<String> = person_keys(&app.seal, person)
            .into_iter()
            .map(|k| k.0)
            .collect();
        if people::active_in(app.db.read(), account, &keys, &terms.group).await? {
            let pointer = format!("/people/{index}");
            errors.push(FieldError::new(pointer, Code::PersonAlreadyBooked.as_str()));
        }
    }
    Ok(Problem {
        errors,
        ..Code::PersonAlreadyBooked.into()
    }
    .into())
}
