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
fn a_missing_part_of_the_policy_is_one_mistake() {
    let change = ("[times]", "[time]");
    let found = planted("policy.toml", change.0, change.1);
    let keys: Vec<&str> = found.iter().map(|m| m.1.as_str()).collect();
    assert_eq!(keys, ["times", "time"]);
}

#[test]
fn a_record_without_a_retention_period_and_an_unknown_one_are_refused() {
    let found = planted("policy.toml", "[retention.audit]", "[retention.audits]");
    let keys: Vec<&str> = found.iter().map(|m| m.1.as_str()).collect();
    assert_eq!(keys, ["retention.audit", "retention.audits"]);
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

mod offices;
mod services;
