//! A search without a network: in the list that the device keeps.

use chrono::NaiveDate;
use contract::person::mrz;
use contract::precheck::compare::{Compared, ComparedField, Likeness, compare};
use contract::precheck::desk::{DeskMember, Flight, FlightList, Found, plain_name};
use contract::verify::{Claim, Envelope, Number};

/// Those of the list whom the code names, or where it names nobody the document's lines. The code's
/// signature is not checked: the list is from the service, and the document is compared with it.
pub fn named(list: FlightList, code: &str, lines: &str, today: NaiveDate) -> Vec<Found> {
    let (number, read) = (number_in(code.trim()), mrz::read(lines, today).ok());
    let held = |member: DeskMember| Found {
        compared: read
            .as_ref()
            .map(|read| compare(&member.traveller, read))
            .unwrap_or_default(),
        member,
    };
    let is_named = |found: &Found| match &number {
        Some(number) => found.member.number == *number,
        None => has_document(&found.compared),
    };
    list.members
        .into_iter()
        .map(held)
        .filter(is_named)
        .collect()
}

/// Those of the list with this part of a name, when it is that flight's. `name` is plain, as
/// [`plain_name`] makes it.
pub fn by_name(list: FlightList, name: &str, flight: &Flight) -> Vec<Found> {
    if (&list.flight, list.date) != (&flight.flight, flight.date) {
        return Vec::new();
    }
    let is_named = |member: &DeskMember| {
        let names = &member.traveller;
        plain_name(&format!("{} {}", names.given_names, names.surnames)).contains(name)
    };
    let named = list.members.into_iter().filter(is_named);
    let found = |member| Found {
        member,
        compared: Vec::new(),
    };
    named.map(found).collect()
}

/// The number that stands in a code, signed or typed.
fn number_in(code: &str) -> Option<Number> {
    let signed = Envelope::parse(code).and_then(|envelope| Claim::read(envelope.data));
    signed
        .map(|claim| claim.number)
        .or_else(|| Number::parse(code).ok())
}

/// Whether number and issuer are the document's.
fn has_document(compared: &[Compared]) -> bool {
    let same = |field| {
        compared
            .iter()
            .any(|one| one.field == field && one.likeness == Likeness::Same)
    };
    same(ComparedField::Number) && same(ComparedField::Issuer)
}
