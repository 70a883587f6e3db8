//! Seals, judged by the product and by Python's cryptography alike.

use api::chance::Chance;
use api::signing::{Claim, Keys, NotGenuine, Paper, initials, last_characters, qr_svg};
use std::io::Write as _;
use std::process::Stdio;

use crate::python::python;
use crate::samples::{instant, reference};

const NOW: &str = "2026-12-07T15:00:00Z";

fn keys(seed: u64) -> Keys {
    let folder = tempfile::tempdir().unwrap();
    Keys::load_or_create(&folder.path().join("keys/seal.pem"), &Chance::seeded(seed)).unwrap()
}

fn claim() -> Claim {
    Claim {
        paper: Paper::Voucher,
        reference: reference(0x12_3456_789a),
        initials: initials("María José Álvarez O'Higgins"),
        document_end: last_characters("0801199012345"),
        at: instant("2026-12-07T15:30:00Z"),
        valid_from: instant("2026-11-24T21:00:00Z"),
        valid_until: instant("2026-12-08T15:30:00Z"),
    }
}

fn ours(keys: &Keys, text: &str) -> Result<Claim, NotGenuine> {
    keys.verify(text, instant(NOW))
}

fn pythons(keys: &Keys, text: &str) -> String {
    let mut published = tempfile::NamedTempFile::new().unwrap();
    published
        .write_all(keys.jwks().to_string().as_bytes())
        .unwrap();
    let mut judge = python("verify_seal.py")
        .arg(published.path())
        .arg(&NOW[..16])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    judge
        .stdin
        .take()
        .unwrap()
        .write_all(text.as_bytes())
        .unwrap();
    let said = judge.wait_with_output().unwrap();
    String::from_utf8(said.stdout).unwrap().trim().to_owned()
}

#[test]
fn a_seal_is_genuine_to_us_and_to_an_independent_program() {
    let keys = keys(1);
    let text = keys.sign(&claim());
    assert_eq!(ours(&keys, &text), Ok(claim()));
    assert_eq!(pythons(&keys, &text), "genuine");
}

#[test]
fn a_seal_fits_its_qr_code_and_holds_no_name_and_no_whole_document() {
    let mut widest = claim();
    widest.initials = initials("Ñ Á É Í Ó Ú Ü");
    let text = keys(1).sign(&widest);
    assert!(text.len() <= 331, "{} bytes", text.len());
    assert!(qr_svg(&text).is_ok());
    for told in ["María", "Higgins", "0801", "9012345"] {
        assert!(!text.contains(told));
    }
}

#[test]
fn forgeries_are_refused_by_both() {
    let keys = keys(1);
    let text = keys.sign(&claim());
    let foreign = self::keys(2).sign(&claim());
    let kid = |text: &str| text.split("\"kid\":\"").nth(1).unwrap()[..11].to_owned();
    let forgeries = [
        (
            "a changed field",
            text.replace("\"doc\":\"345\"", "\"doc\":\"346\""),
        ),
        (
            "a longer validity",
            text.replace("2026-12-08", "2027-12-08"),
        ),
        ("another key", foreign.clone()),
        (
            "another key under our name",
            foreign.replace(&kid(&foreign), &kid(&text)),
        ),
        (
            "another kind of paper",
            text.replace("vt.voucher", "vt.permit"),
        ),
        ("another algorithm", text.replace("ES256", "none")),
        ("a symmetric algorithm", text.replace("ES256", "HS256")),
        ("cut short", text[..text.len() - 20].to_owned()),
        (
            "no signature",
            text.replace(text.split("\"sigvl\":\"").nth(1).unwrap(), "\"}}"),
        ),
        ("not a seal at all", "https://example.hn/".to_owned()),
    ];
    for (what, forged) in forgeries {
        assert_ne!(forged, text, "{what}");
        assert!(ours(&keys, &forged).is_err(), "{what} passed us");
        assert_ne!(pythons(&keys, &forged), "genuine", "{what} passed Python");
    }
}

#[test]
fn only_the_canonical_text_is_taken() {
    let keys = keys(1);
    let text = keys.sign(&claim());
    for other in [
        text.replace(':', ": "),
        format!("{text} "),
        text.replace("\"v\":1", "\"v\":1,\"v\":1"),
    ] {
        assert_eq!(ours(&keys, &other), Err(NotGenuine::Unreadable));
    }
}

#[test]
fn a_seal_holds_between_its_dates_only() {
    let keys = keys(1);
    let text = keys.sign(&claim());
    let at = |now: &str| keys.verify(&text, instant(now));
    assert_eq!(at("2026-11-24T20:59:59Z"), Err(NotGenuine::NotYet));
    assert_eq!(at("2026-12-08T15:30:01Z"), Err(NotGenuine::Expired));
    assert!(at("2026-12-08T15:30:00Z").is_ok());
}

#[test]
fn after_rotation_old_seals_hold_and_after_retirement_they_do_not() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join("old.pem"), folder.path().join("new.pem"));
    let before = Keys::load_or_create(&old, &Chance::seeded(1)).unwrap();
    let fresh = Keys::load_or_create(&new, &Chance::seeded(2)).unwrap();
    let pem = |path| std::fs::read_to_string(path).unwrap();
    let rotated = Keys::from_pem(&pem(&new), &[pem(&old)]).unwrap();
    let text = before.sign(&claim());
    assert_eq!(ours(&rotated, &text), Ok(claim()));
    assert_eq!(pythons(&rotated, &text), "genuine");
    assert_eq!(ours(&fresh, &text), Err(NotGenuine::UnknownKey));
    assert_eq!(rotated.kid(), fresh.kid());
    assert_eq!(rotated.jwks()["keys"].as_array().unwrap().len(), 2);
}

#[test]
fn the_sandboxes_key_is_made_once_and_published_without_its_secret() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("var/seal.pem");
    let first = Keys::load_or_create(&path, &Chance::seeded(1)).unwrap();
    let second = Keys::load_or_create(&path, &Chance::seeded(2)).unwrap();
    assert_eq!(first.kid(), second.kid());
    let published = first.jwks();
    assert!(published["keys"][0].get("d").is_none());
    std::fs::write(&path, "not a key").unwrap();
    assert!(Keys::load_or_create(&path, &Chance::seeded(1)).is_err());
}
