use super::*;
use chrono::TimeDelta;
use contract::appointments::catalogue::OfficeKind;

fn catalogue() -> Catalogue {
    Catalogue::embedded().unwrap_or_else(|mistakes| {
        let lines: Vec<String> = mistakes.iter().map(Mistake::to_string).collect();
        panic!("{}", lines.join("\n"))
    })
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn born(text: &str) -> BirthDate {
    BirthDate::parse(text, day("2026-11-24")).unwrap()
}

#[test]
fn the_catalogue_of_the_repository_has_no_mistake() {
    let catalogue = catalogue();
    assert_eq!(catalogue.services().len(), 5);
    assert!(
        catalogue.offices().len() >= 35,
        "{}",
        catalogue.offices().len()
    );
    for id in [
        "washington",
        "miami",
        "nueva-york",
        "madrid",
        "bilbao",
        "ottawa",
        "guadalajara",
    ] {
        assert!(catalogue.office(id).is_some(), "{id}");
    }
}

#[test]
fn fees_are_the_published_ones_exact_to_the_cent() {
    let catalogue = catalogue();
    let fee = |service, office| {
        let service = catalogue.service(service).unwrap();
        catalogue.fee(service, catalogue.office(office).unwrap())
    };
    assert_eq!(fee("passport-5", "miami"), Money::usd(6000));
    assert_eq!(fee("passport-10", "miami"), Money::usd(7500));
    assert_eq!(fee("passport-5", "movil-nashville"), Money::usd(7800));
    assert_eq!(fee("passport-10", "movil-nashville"), Money::usd(9750));
    assert_eq!(fee("passport-10", "tegucigalpa"), Money::usd(5000));
    assert_eq!(fee("salvoconducto", "madrid"), Money::usd(1000));
    assert_eq!(fee("affidavit", "ottawa"), Money::usd(5000));
}

#[test]
fn an_office_gives_what_its_counters_give() {
    let catalogue = catalogue();
    assert!(catalogue.offers("miami", "affidavit"));
    assert!(!catalogue.offers("movil-nashville", "affidavit"));
    assert!(!catalogue.offers("atlantis", "passport-5"));
    let (miami, affidavit) = (catalogue.office("miami"), catalogue.service("affidavit"));
    let pool = catalogue.pool(miami.unwrap(), affidavit.unwrap());
    assert_eq!(pool.map(|pool| pool.id.as_str()), Some("large"));
}

#[test]
fn both_passports_are_one_group_and_one_pool_so_that_a_family_books_together() {
    let catalogue = catalogue();
    let group = |id| catalogue.service(id).unwrap().group.as_str();
    assert_eq!(group("passport-5"), group("passport-10"));
    assert_ne!(group("passport-5"), group("affidavit"));
}

#[test]
fn a_person_of_twenty_gets_a_passport_for_five_years_only() {
    let catalogue = catalogue();
    let asked = |service| {
        let documents = [DocumentKind::Dni];
        catalogue.eligibility(service, born("2006-06-06"), &documents, day("2026-12-01"))
    };
    assert_eq!(asked("passport-10"), [Obstacle::Under21FiveYearsOnly]);
    assert_eq!(asked("passport-5"), []);
}

#[test]
fn a_child_brings_both_parents_and_a_person_without_dni_a_document_with_a_photo() {
    let catalogue = catalogue();
    let kinds = [DocumentKind::BirthCertificate];
    let list = catalogue.bring("passport-5", born("2016-06-06"), &kinds, day("2026-12-01"));
    let has = |words: &str| list.iter().any(|text| text.es.contains(words));
    assert!(has("Ambos padres") && has("Un documento con su foto"));
    assert!(!has("DNI vigente") && !has("matrimonio"));
}

#[test]
fn the_policy_holds_what_the_house_promises() {
    let policy = catalogue().policy;
    let least = policy.checkout.delta() + policy.after_checkout.delta() + policy.hold.delta();
    assert_eq!(policy.hold.delta(), TimeDelta::minutes(15));
    assert_eq!(policy.hold_longest.delta(), least);
    assert_eq!(policy.changes_close.hours(), 24);
    assert_eq!(policy.whole_refund_before.hours(), 48);
    assert_eq!(
        (policy.moves.value, policy.active_appointments.value),
        (2, 4)
    );
    assert_eq!(policy.cool_paid.value.most.delta(), TimeDelta::minutes(180));
    for record in policy::RECORDS {
        assert!(policy.keep(record).is_some(), "{record}");
    }
    assert_eq!(policy.keep("unknown"), None);
}

#[test]
fn what_is_assumed_is_listed_and_refused_for_publication() {
    let catalogue = catalogue();
    let assumed = catalogue.publishable().unwrap_err();
    let hold = assumed
        .iter()
        .find(|m| m.file == "policy.toml" && m.key == "hold.first");
    assert!(hold.is_some_and(|mistake| mistake.reason.contains("not found")));
    let sourced = |m: &Mistake| m.key == "service.passport-5.fee";
    assert!(
        !assumed.iter().any(sourced),
        "the fee of a passport has its source"
    );
}

#[test]
fn a_catalogue_without_assumptions_is_publishable() {
    let files = Files::embedded();
    let confirmed = files
        .all()
        .map(|(name, text)| (name, text.replace("assumed = ", "source = ")));
    let catalogue = read(&confirmed.collect()).unwrap();
    assert_eq!(catalogue.publishable(), Ok(()));
}

#[test]
fn pages_are_told_what_is_unconfirmed() {
    let catalogue = catalogue();
    let list = catalogue.service_list();
    let passport = &list.services[0];
    assert!(!passport.fee.unconfirmed && passport.minutes_unconfirmed);
    assert!(list.policy.unconfirmed.contains(&"hold_minutes".to_owned()));
    assert!(
        !list
            .policy
            .unconfirmed
            .contains(&"active_appointments".to_owned())
    );
    let tijuana = catalogue.office_view("tijuana", day("2026-11-24")).unwrap();
    assert!(tijuana.office.unconfirmed && tijuana.address.is_none());
    let york = catalogue
        .office_view("nueva-york", day("2026-11-24"))
        .unwrap();
    assert!(!york.office.unconfirmed && !york.address.unwrap().unconfirmed);
    let off: Vec<String> = york
        .days_off
        .iter()
        .map(|off| off.date.to_string())
        .collect();
    let expected = [
        "2026-11-26",
        "2026-12-24",
        "2026-12-25",
        "2026-12-31",
        "2027-01-01",
        "2027-01-02",
        "2027-01-18",
    ];
    assert_eq!(off, expected);
}

#[test]
fn every_office_that_is_listed_can_be_shown() {
    let catalogue = catalogue();
    for office in catalogue.office_list() {
        let view = catalogue
            .office_view(&office.id, day("2026-11-24"))
            .unwrap();
        assert!(!view.office.offers.is_empty(), "{}", office.id);
        assert_eq!(office.visits.is_empty(), office.kind != OfficeKind::Mobile);
    }
    assert_eq!(catalogue.office_view("atlantis", day("2026-11-24")), None);
}

#[test]
fn an_entry_can_be_stored_as_json() {
    let catalogue = catalogue();
    let office = serde_json::to_value(catalogue.office("miami").unwrap()).unwrap();
    assert_eq!(office["zone"], "America/New_York");
    assert_eq!(office["pools"][0]["capacity"]["value"], 6);
    assert!(office["pools"][0]["capacity"]["assumed"].is_string());
    let service = serde_json::to_value(catalogue.service("passport-5").unwrap()).unwrap();
    assert_eq!(service["fee_at"]["mobile"]["value"]["cents"], 7800);
    assert!(serde_json::to_value(&catalogue.policy).is_ok());
}

#[test]
fn the_digest_changes_with_any_byte() {
    let catalogue = catalogue();
    assert_eq!(catalogue.digest(), self::catalogue().digest());
    let files = Files::embedded();
    let spaced = files.all().map(|(name, text)| (name, format!("{text} ")));
    assert_ne!(
        read(&spaced.collect()).unwrap().digest(),
        catalogue.digest()
    );
}

mod mistakes;
