//! Papers, as PDF programs read them.

use api::chance::Chance;
use api::documents::{Press, Receipt, ReceiptLine, Returned, Voucher};
use api::signing::Keys;
use contract::lang::Lang;
use contract::money::Money;
use contract::person::DocumentKind;
use contract::verify::{Claim, Holder, Kind, Number};
use std::process::Command;

use crate::print::Grey;
use crate::samples::{houston, instant, reference, terms, text, visit};

fn voucher() -> Voucher {
    let folder = tempfile::tempdir().unwrap();
    let keys = Keys::load_or_create(&folder.path().join("k.pem"), &Chance::seeded(1)).unwrap();
    let mut visit = visit();
    visit.person = "María José Álvarez O’Higgins".into();
    let number = Number::from_random(Kind::Voucher, 0x0123_4567_89ab_cdef);
    let seal = keys.seal(&Claim {
        number: number.clone(),
        version: 1,
        holder: Holder::of(&visit.person, "0801199012345"),
        at: Some(visit.at.at),
        valid_from: instant("2026-11-24T21:00:00Z"),
        valid_until: instant("2026-12-08T15:30:00Z"),
    });
    Voucher {
        visit,
        document_kind: DocumentKind::Dni,
        document_masked: "•••345".into(),
        terms: terms(),
        number,
        seal,
        issued: instant("2026-11-24T21:00:05Z"),
        verify_at: "citas.example.hn/es/verificar".into(),
    }
}

fn receipt() -> Receipt {
    let line = |person: &str, cents| ReceiptLine {
        person: person.into(),
        service: text("Pasaporte de 10 años", "Passport, 10 years"),
        office: text("Consulado en Houston", "Consulate in Houston"),
        reference: reference(0x12_3456_789a),
        fee: Money::usd(cents),
    };
    Receipt {
        reference: reference(0x12_3456_789a),
        lines: vec![
            line("María José Álvarez", 7_500),
            line("Ángel Núñez", 6_000),
        ],
        total: Money::usd(13_500),
        paid: houston("2026-11-24T21:00:00Z"),
        city: "Houston".into(),
        returned: vec![Returned {
            at: instant("2026-11-26T21:00:00Z"),
            amount: Money::usd(6_000),
        }],
        issued: instant("2026-11-27T21:00:00Z"),
    }
}

/// What a program of poppler prints about the file.
pub fn printed(program: &mut Command) -> String {
    let said = program.output().expect("poppler-utils is installed");
    assert!(said.status.success(), "{said:?}");
    lines(&String::from_utf8(said.stdout).unwrap())
}

/// The text that a reader can select, its white space made single spaces.
pub fn selectable(pdf: &[u8]) -> String {
    let (_folder, path) = saved("paper.pdf", pdf);
    printed(Command::new("pdftotext").arg("-layout").arg(path).arg("-"))
}

pub fn saved(name: &str, pdf: &[u8]) -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, pdf).unwrap();
    (folder, path)
}

fn lines(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn a_voucher_says_everything_in_selectable_text() {
    let press = Press::new(2);
    for (lang, expected) in [
        (
            Lang::Es,
            [
                "Comprobante de cita",
                "Lunes 7 de diciembre de 2026",
                "9:30 a. m.",
                "hora de Houston (UTC−6)",
                "Lleve los originales",
                "no se puede pasar a otra",
            ],
        ),
        (
            Lang::En,
            [
                "Appointment voucher",
                "Monday, December 7, 2026",
                "9:30 AM",
                "Houston time (UTC−6)",
                "Bring the originals",
                "it is not transferable",
            ],
        ),
    ] {
        let pdf = press.voucher(&voucher(), lang).await.unwrap();
        let said = selectable(&pdf);
        for part in expected {
            assert!(said.contains(part), "{part} is missing in: {said}");
        }
        for part in [
            "María José Álvarez O’Higgins",
            "DNI •••345",
            "VT-28T5-CY4T-F",
            "VC-28T5-CY4T-QKFF-K",
            "US$ 75.00",
            "7400 Harwin Drive",
            "citas.example.hn/es/verificar",
        ] {
            assert!(said.contains(part), "{part} is missing in: {said}");
        }
        assert!(!said.contains("0801199012345"));
    }
}

#[tokio::test]
async fn a_voucher_is_one_small_accessible_page() {
    let pdf = Press::new(1).voucher(&voucher(), Lang::Es).await.unwrap();
    assert!(pdf.len() < 120_000, "{} bytes", pdf.len());
    let (_folder, path) = saved("voucher.pdf", &pdf);
    let facts = printed(Command::new("pdfinfo").arg(path));
    for fact in [
        "Title: Comprobante de cita VT-28T5-CY4T-F",
        "Tagged: yes",
        "Pages: 1 ",
        "Encrypted: no",
        "JavaScript: no",
    ] {
        assert!(facts.contains(fact), "{fact} is missing in: {facts}");
    }
    let raw = String::from_utf8_lossy(&pdf);
    assert!(
        raw.contains("pdfuaid:part") && raw.contains("/Lang(es-HN)"),
        "PDF/UA and language"
    );
}

#[tokio::test]
async fn the_code_is_read_from_paper_out_of_focus_and_tilted() {
    let voucher = voucher();
    let pdf = Press::new(1).voucher(&voucher, Lang::Es).await.unwrap();
    let printed = Grey::printed(&pdf);
    let found = printed.code();
    assert_eq!(found.text, voucher.seal);
    assert!(found.side_mm() >= 30.0, "{} mm", found.side_mm());
    let held_before_the_camera = printed.around(&found);
    for degrees in [-10.0, 10.0] {
        let photograph = held_before_the_camera.photographed(degrees).blurred();
        assert_eq!(photograph.code().text, voucher.seal, "{degrees}°");
    }
}

#[tokio::test]
async fn a_receipt_adds_up_and_shows_what_went_back() {
    let pdf = Press::new(1).receipt(&receipt(), Lang::Es).await.unwrap();
    assert!(pdf.len() < 120_000, "{} bytes", pdf.len());
    let said = selectable(&pdf);
    for part in [
        "Recibo de pago",
        "US$ 135.00",
        "Ángel Núñez",
        "Devuelto el",
        "jueves 26 de noviembre de 2026",
        "Queda pagado US$ 75.00",
    ] {
        assert!(said.contains(part), "{part} is missing in: {said}");
    }
}

#[tokio::test]
async fn the_same_voucher_has_the_same_bytes_however_many_are_printed_at_once() {
    let press = Press::new(2);
    let voucher = voucher();
    let (a, b, c) = tokio::join!(
        press.voucher(&voucher, Lang::Es),
        press.voucher(&voucher, Lang::Es),
        press.voucher(&voucher, Lang::En),
    );
    let (a, b, c) = (a.unwrap(), b.unwrap(), c.unwrap());
    assert!(a == b && a != c);
}

#[tokio::test]
async fn a_name_is_never_markup_and_letters_without_a_font_do_not_stop_the_voucher() {
    let press = Press::new(1);
    let mut voucher = voucher();
    voucher.visit.person = "#panic() $x$ *negrita* 陳".into();
    let pdf = press.voucher(&voucher, Lang::Es).await.unwrap();
    assert!(selectable(&pdf).contains("#panic() $x$ *negrita*"));
}

#[tokio::test]
async fn the_longest_voucher_still_fits_one_page() {
    let mut voucher = voucher();
    voucher.visit.person = "Wilhelmina ".repeat(5).trim().into();
    voucher.visit.bring = vec![
        text(
            "Autorización notarial del padre o de la madre que no asiste, con copia de su documento",
            "Notarised authorisation of the absent parent, with a copy of their document",
        );
        8
    ];
    let pdf = Press::new(1).voucher(&voucher, Lang::Es).await.unwrap();
    let (_folder, path) = saved("voucher.pdf", &pdf);
    assert!(printed(Command::new("pdfinfo").arg(path)).contains("Pages: 1 "));
}
