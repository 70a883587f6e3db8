//! Each kind of mistake is reported with its file, its key and the reason.

use super::*;

/// The catalogue of the repository with one passage replaced, and what is wrong with it then.
fn planted(file: &str, from: &str, to: &str) -> Vec<(String, String, String)> {
    let files = Files::embedded();
    assert!(
        files.text(file).unwrap().contains(from),
        "{file} has no `{from}`"
    );
    let change = |(name, text): (&str, &str)| {
        let text = if name == file {
            text.replacen(from, to, 1)
        } else {
            text.to_owned()
        };
        (name.to_owned(), text)
    };
    let mistakes = read(&files.all().map(change).collect()).expect_err("a planted mistake");
    mistakes
        .into_iter()
        .map(|m| (m.file, m.key, m.reason))
        .collect()
}

/// Asserts that exactly one mistake is reported, at this place and for this reason.
#[track_caller]
fn only(file: &str, (from, to): (&str, &str), key: &str, reason: &str) {
    let found = planted(file, from, to);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!((found[0].0.as_str(), found[0].1.as_str()), (file, key));
    assert!(found[0].2.contains(reason), "{}", found[0].2);
}

const US: &str = "offices/united-states.toml";

#[test]
fn a_text_that_is_not_toml_is_named_by_its_line() {
    let found = planted("days-off.toml", "[[day_off]]", "[[day_off]");
    assert_eq!(
        (found[0].0.as_str(), found[0].1.as_str()),
        ("days-off.toml", "line 4")
    );
}

#[test]
fn an_unknown_key_is_named() {
    only(
        US,
        ("region =", "regoin = 'x'\nregion ="),
        "office.washington.regoin",
        "is not a key",
    );
}

#[test]
fn a_missing_key_is_named() {
    let key = "office.washington.region";
    only(
        US,
        ("region = \"District of Columbia\"\n", ""),
        key,
        "is missing",
    );
}

#[test]
fn a_value_of_another_type_is_named() {
    let change = ("value = 20, assumed", "value = 'twenty', assumed");
    only(
        "services.toml",
        change,
        "service.passport-5.minutes.value",
        "invalid type",
    );
}

#[test]
fn a_figure_without_its_origin_is_refused() {
    let reason = "neither its source nor why";
    let change = (
        ", assumed = \"official rules not found; one",
        ", other = \"official rules; one",
    );
    let found = planted("policy.toml", change.0, change.1);
    let keys: Vec<&str> = found.iter().map(|m| m.1.as_str()).collect();
    assert_eq!(keys, ["hold.extension", "hold.extension.other"]);
    assert!(found[0].2.contains(reason));
    only(
        "policy.toml",
        (
            "{ value = \"60 d\", assumed",
            "{ value = \"60 d\", source = \"x\", assumed",
        ),
        "times.horizon",
        "only be one",
    );
    only(
        "policy.toml",
        ("{ value = 2, assumed = \"official rules not found\" }", "2"),
        "limits.lapsed_holds_a_day",
        "write { value",
    );
    only(
        "policy.toml",
        ("\"official rules not found\"", "\" \""),
        "changes.close",
        reason,
    );
}

#[test]
fn a_length_without_a_unit_is_refused() {
    only(
        "policy.toml",
        ("\"15 min\"", "\"15\""),
        "hold.first.value",
        "not a length",
    );
}

#[test]
fn a_policy_that_contradicts_itself_is_refused() {
    only(
        "policy.toml",
        ("\"35 min\"", "\"20 min\""),
        "payment.checkout",
        "30 minutes",
    );
    only(
        "policy.toml",
        ("\"55 min\"", "\"19 min\""),
        "hold.longest",
        "is less than",
    );
    only(
        "policy.toml",
        ("\"48 h\"", "\"12 h\""),
        "changes.whole_refund",
        "could not be asked",
    );
    only(
        "policy.toml",
        ("least = \"5 min\"", "least = \"500 min\""),
        "cooling.paid",
        "more than the most",
    );
    only(
        "policy.toml",
        ("{ value = 4, source", "{ value = 0, source"),
        "limits.active_appointments",
        "nobody",
    );
}

#[test]
fn a_record_without_a_retention_period_and_an_unknown_one_are_refused() {
    let found = planted("policy.toml", "[retention.audit]", "[retention.audits]");
    let keys: Vec<&str> = found.iter().map(|m| m.1.as_str()).collect();
    assert_eq!(keys, ["retention.audit", "retention.audits"]);
}

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

#[test]
fn mistakes_of_several_files_are_reported_in_one_run() {
    let files = Files::embedded();
    let spoil = |(name, text): (&str, &str)| match name {
        US => (name.to_owned(), text.replace("America/New_York", "Nowhere")),
        "policy.toml" => (name.to_owned(), text.replace("\"15 min\"", "\"soon\"")),
        _ => (name.to_owned(), text.to_owned()),
    };
    let mistakes = read(&files.all().map(spoil).collect()).unwrap_err();
    let zones = mistakes
        .iter()
        .filter(|m| m.reason.contains("time zone"))
        .count();
    assert!(zones > 5, "every office of the file, not the first one");
    assert!(mistakes.iter().any(|m| m.key == "hold.first.value"));
}

#[test]
fn a_file_that_is_missing_and_one_that_has_no_place_are_named() {
    let files = Files::embedded();
    let renamed = files
        .all()
        .map(|(name, text)| (name.replace("policy", "politics"), text));
    let mistakes = read(&renamed.collect()).unwrap_err();
    let lines: Vec<String> = mistakes.iter().map(Mistake::to_string).collect();
    assert_eq!(
        lines,
        [
            "policy.toml: : the file is missing",
            "politics.toml: : is not a file of the catalogue"
        ]
    );
}
