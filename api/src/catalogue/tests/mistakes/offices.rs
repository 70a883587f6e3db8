//! Mistakes in the files of offices.

use super::*;

#[test]
fn an_office_that_cannot_be_is_refused() {
    only(
        US,
        ("\"America/New_York\"", "\"America/Miami\""),
        "office.washington.zone",
        "not a time zone",
    );
    only(
        US,
        ("latitude = 38.9072", "latitude = 138.9072"),
        "office.washington.place",
        "not on Earth",
    );
    only(
        US,
        ("id = \"atlanta\"", "id = \"washington\""),
        "office.washington.id",
        "twice",
    );
    only(
        US,
        ("id = \"atlanta\"", "id = \"At lanta\""),
        "office.At lanta.id",
        "lower-case",
    );
    only(
        US,
        ("kind = \"embassy_section\"", "kind = \"palace\""),
        "office.washington.kind",
        "unknown variant",
    );
    only(
        US,
        ("en = \"Consulate in Atlanta\"", "en = \"\""),
        "office.atlanta.name.en",
        "is empty",
    );
    only(
        US,
        ("code = \"USA\"", "code = \"US\""),
        "country.code",
        "country.format",
    );
}

#[test]
fn one_identifier_in_two_files_is_refused() {
    only(
        "offices/spain.toml",
        ("id = \"madrid\"", "id = \"tegucigalpa\""),
        "office.tegucigalpa.id",
        "twice",
    );
}

#[test]
fn visits_belong_to_mobile_consulates_alone() {
    let change = ("kind = \"consulate\"", "kind = \"mobile\"");
    only(
        "offices/spain.toml",
        change,
        "office.barcelona.visits",
        "is missing",
    );
    only(
        US,
        ("kind = \"mobile\"", "kind = \"consulate\""),
        "office.movil-san-antonio.visits",
        "only a mobile",
    );
    only(
        US,
        ("to = \"2026-12-06\"", "to = \"2026-12-01\""),
        "office.movil-san-antonio.visits",
        "ends before",
    );
}

#[test]
fn counters_that_nobody_describes_or_that_give_a_service_twice_are_refused() {
    only(
        US,
        ("counters = [\"large\"]", "counters = [\"huge\"]"),
        "office.washington.counters",
        "not in counters.toml",
    );
    let twice = (
        "counters = [\"large\"]",
        "counters = [\"large\", \"small\"]",
    );
    only(US, twice, "office.washington.counters", "the same service");
}
