//! Mistakes in counters, services, requirements and days off.

use super::*;

#[test]
fn counters_that_cannot_serve_are_refused() {
    let file = "counters.toml";
    only(
        file,
        ("\"salvoconducto\"", "\"visa\""),
        "large.services",
        "`visa` is not a service",
    );
    only(
        file,
        ("{ value = 6,", "{ value = 0,"),
        "large.capacity",
        "nobody",
    );
    only(
        file,
        ("{ value = 20,", "{ value = 4,"),
        "large.minutes",
        "not 5 to 240",
    );
    let hours = (
        "{ monday = [\"09:00-13:00\"]",
        "{ monday = [\"13:00-09:00\"]",
    );
    only(file, hours, "small.hours.value", "ends before it begins");
}

#[test]
fn a_service_that_fits_in_no_stretch_of_hours_is_refused() {
    let change = ("value = 40, assumed", "value = 1000, assumed");
    let found = planted("services.toml", change.0, change.1);
    let keys: Vec<&str> = found.iter().map(|m| m.1.as_str()).collect();
    assert_eq!(
        keys,
        ["large.hours", "small.hours", "spain.hours", "usual.hours"]
    );
    assert!(found[0].2.contains("`affidavit`"));
}

#[test]
fn a_fee_rule_that_would_round_or_that_says_two_things_is_refused() {
    let file = "services.toml";
    only(
        file,
        ("cents = 6000", "cents = 6001"),
        "fee_rule.1.times",
        "whole cents",
    );
    only(
        file,
        (
            "times = {",
            "amount = { value = { cents = 1, currency = \"USD\" }, source = \"x\" }\ntimes = {",
        ),
        "fee_rule.1.times",
        "either",
    );
    only(
        file,
        ("services = [\"passport-5\"]", "services = [\"passport-7\"]"),
        "fee_rule.2.services",
        "not a service",
    );
    only(
        file,
        (
            "kind = \"honduras\"\nservices = [\"passport-5\"]",
            "kind = \"mobile\"\nservices = [\"passport-5\"]",
        ),
        "fee_rule.2.services",
        "already",
    );
}

#[test]
fn a_requirement_of_no_service_or_of_an_unknown_circumstance_is_refused() {
    let file = "requirements.toml";
    only(
        file,
        (
            "services = [\"passport-5\", \"passport-10\"]",
            "services = [\"visa\"]",
        ),
        "requirement.dni.services",
        "not a service",
    );
    only(
        file,
        ("when = [\"has_dni\"]", "when = [\"rich\"]"),
        "requirement.dni.when",
        "unknown variant",
    );
}

#[test]
fn a_day_off_that_never_comes_is_refused() {
    only(
        "days-off.toml",
        ("{ month = 4, day = 14 }", "{ month = 4, day = 31 }"),
        "day_off.3.day",
        "no such day",
    );
    only(
        "days-off.toml",
        ("{ month = 4, day = 14 }", "{ month = 4, on = 1 }"),
        "day_off.3.day.value",
        "did not match",
    );
}
