//! The paper of a declaration, as PDF programs read it.

use api::chance::Chance;
use api::documents::{Pass, Press};
use api::signing::Keys;
use contract::country::Country;
use contract::lang::Lang;
use contract::precheck::{Means, TravelDocumentKind};
use contract::verify::{Claim, Holder, Kind, Number};
use std::process::Command;

use crate::papers::{printed, saved, selectable};
use crate::samples::{instant, travel};

fn pass() -> Pass {
    let folder = tempfile::tempdir().unwrap();
    let keys = Keys::load_or_create(&folder.path().join("k.pem"), &Chance::seeded(1)).unwrap();
    let number = Number::from_random(Kind::Precheck, 0x0123_4567_89ab_cdef);
    let mut travel = travel();
    travel.people.truncate(1);
    let claim = Claim {
        number: number.clone(),
        version: 1,
        holder: Holder::of(&travel.people[0], "F765432"),
        at: Some(instant("2026-12-10T06:00:00Z")),
        valid_from: instant("2026-12-04T15:00:00Z"),
        valid_until: instant("2026-12-12T06:00:00Z"),
    };
    Pass {
        document_kind: TravelDocumentKind::Passport,
        document_masked: "•••432".into(),
        nationality: Country::honduras(),
        seal: keys.seal(&claim),
        valid_until: claim.valid_until,
        issued: claim.valid_from,
        zone: "America/Tegucigalpa".into(),
        verify_at: "citas.example.hn/verificar".into(),
        number,
        travel,
    }
}

#[tokio::test]
async fn a_pass_says_whose_it_is_and_what_to_do_in_selectable_text() {
    let press = Press::new(2);
    for (lang, expected) in [
        (
            Lang::Es,
            [
                "Prechequeo migratorio",
                "Entrada a Honduras",
                "jueves 10 de diciembre de 2026",
                "Aeropuerto Palmerola",
                "Vuelo AV431",
                "Pasaporte •••432",
                "Muestre este código junto con el documento de viaje",
                "Declarar es gratis",
            ],
        ),
        (
            Lang::En,
            [
                "Migration pre-check",
                "Entry into Honduras",
                "Thursday, December 10, 2026",
                "Palmerola airport",
                "Flight AV431",
                "Passport •••432",
                "Show this code with the travel document",
                "Declaring is free",
            ],
        ),
    ] {
        let pdf = press.pass(&pass(), lang).await.unwrap();
        let text = selectable(&pdf);
        for part in expected {
            assert!(text.contains(part), "{part} is not in: {text}");
        }
        assert!(text.contains(pass().number.as_str()));
        assert!(text.contains("María José O'Higgins <b>"), "{text}");
        assert!(!text.contains("F765432"));
    }
}

#[tokio::test]
async fn whoever_walks_reads_that_instead_of_a_vehicle() {
    let mut walking = pass();
    walking.travel.means = Means::Foot;
    walking.travel.conveyance = String::new();
    let press = Press::new(2);
    for (lang, said) in [(Lang::Es, "A pie"), (Lang::En, "On foot")] {
        let text = selectable(&press.pass(&walking, lang).await.unwrap());
        assert!(text.contains(said), "{said} is not in: {text}");
        assert!(!text.contains("Vuelo"), "{text}");
    }
}

#[tokio::test]
async fn a_pass_is_tagged_one_page_and_the_same_each_time() {
    let press = Press::new(2);
    let first = press.pass(&pass(), Lang::Es).await.unwrap();
    assert_eq!(first, press.pass(&pass(), Lang::Es).await.unwrap());
    let (_folder, path) = saved("pass.pdf", &first);
    let facts = printed(Command::new("pdfinfo").arg(path));
    assert!(facts.contains("Tagged: yes"), "{facts}");
    assert!(facts.contains("Pages: 1"), "{facts}");
    assert!(
        facts.contains("Title: Prechequeo migratorio PC-"),
        "{facts}"
    );
}
