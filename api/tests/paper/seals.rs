//! Seals, judged by the product and by Python's cryptography alike.

use api::chance::Chance;
use api::signing::{Keys, NotGenuine, PublicKeys, qr_svg};
use contract::lang::Lang;
use contract::verify::{Claim, Holder, Kind, Number, Record, Verdict};
use std::io::Write as _;
use std::process::Stdio;

use crate::python::python;
use crate::samples::instant;

const NOW: &str = "2026-12-07T15:00:00Z";

pub fn keys(seed: u64) -> Keys {
    let folder = tempfile::tempdir().unwrap();
    Keys::load_or_create(&folder.path().join("keys/seal.pem"), &Chance::seeded(seed)).unwrap()
}

pub fn claim() -> Claim {
    Claim {
        number: Number::from_random(Kind::Voucher, 0x0123_4567_89ab_cdef),
        version: 1,
        holder: Holder::of("María José Álvarez O'Higgins", "0801199012345"),
        at: Some(instant("2026-12-07T15:30:00Z")),
        valid_from: instant("2026-11-24T21:00:00Z"),
        valid_until: instant("2026-12-08T15:30:00Z"),
    }
}

pub fn record() -> Record {
    Record {
        number: claim().number,
        version: 1,
        lang: Lang::Es,
        sha256: "0123456789abcdef".repeat(4),
        issued: instant("2026-11-24T21:00:00Z"),
    }
}

fn ours(keys: &Keys, text: &str) -> Result<Claim, NotGenuine> {
    keys.public().claim(text)
}

/// What Python says of it at that moment, as a paper of that kind.
fn pythons_at(keys: &Keys, text: &str, kind: &str, now: &str) -> String {
    let mut published = tempfile::NamedTempFile::new().unwrap();
    let jwks = keys.public().jwks().to_string();
    published.write_all(jwks.as_bytes()).unwrap();
    let mut judge = python("verify_seal.py")
        .arg(published.path())
        .args([kind, &now[..16].replace(['-', ':'], "")])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = judge.stdin.take().unwrap();
    stdin.write_all(text.as_bytes()).unwrap();
    drop(stdin);
    let said = judge.wait_with_output().unwrap();
    String::from_utf8(said.stdout).unwrap().trim().to_owned()
}

fn pythons(keys: &Keys, text: &str) -> String {
    pythons_at(keys, text, "voucher", NOW)
}

#[test]
fn a_seal_is_genuine_to_us_and_to_an_independent_program() {
    let keys = keys(1);
    let text = keys.seal(&claim());
    assert_eq!(ours(&keys, &text), Ok(claim()));
    assert_eq!(pythons(&keys, &text), "genuine");
    let mut shorter = claim();
    shorter.at = None;
    let text = keys.seal(&shorter);
    assert_eq!(ours(&keys, &text), Ok(shorter));
    assert_eq!(pythons(&keys, &text), "genuine");
}

#[test]
fn the_record_of_a_file_is_genuine_to_both_and_is_no_seal() {
    let keys = keys(1);
    let text = keys.attest(&record());
    assert_eq!(keys.public().record(&text), Ok(record()));
    assert_eq!(pythons_at(&keys, &text, "record", NOW), "genuine");
    assert_eq!(ours(&keys, &text), Err(NotGenuine::Unreadable));
    assert_eq!(pythons(&keys, &text), "forged: kind");
    let seal = keys.seal(&claim());
    assert_eq!(keys.public().record(&seal), Err(NotGenuine::Unreadable));
    let changed = text.replace("0123456789abcdef0", "0123456789abcdef1");
    assert_eq!(keys.public().record(&changed), Err(NotGenuine::Signature));
}

#[test]
fn a_seal_fits_its_qr_code_and_holds_no_name_and_no_whole_document() {
    let mut widest = claim();
    widest.holder = Holder::of("Ñ Á É Í Ó Ú Ü", "0801199012345");
    widest.version = 999;
    let text = keys(1).seal(&widest);
    assert!(text.len() <= 331, "{} bytes", text.len());
    assert!(qr_svg(&text).is_ok());
    let text = keys(1).seal(&claim());
    for told in ["María", "Higgins", "0801", "9012345"] {
        assert!(!text.contains(told));
    }
}

#[test]
fn forgeries_are_refused_by_both() {
    let keys = keys(1);
    let text = keys.seal(&claim());
    let foreign = self::keys(2).seal(&claim());
    let kid = |text: &str| text.split("\"kid\":\"").nth(1).unwrap()[..8].to_owned();
    let value = text.split("\"sigvl\":\"").nth(1).unwrap();
    let (ours_kid, foreign_kid) = (kid(&text), kid(&foreign));
    let forgeries = [
        (
            "a changed field",
            text.replace("\"doc\":\"345\"", "\"doc\":\"346\""),
        ),
        ("a longer validity", text.replace("20261208", "20271208")),
        ("another key", foreign.clone()),
        (
            "another key under our name",
            foreign.replace(&foreign_kid, &ours_kid),
        ),
        (
            "another kind",
            text.replace("\"t\":\"voucher\"", "\"t\":\"precheck\""),
        ),
        (
            "another kind with its number",
            text.replace("\"t\":\"voucher\"", "\"t\":\"precheck\"")
                .replace("VC-", "PC-"),
        ),
        ("another issuer", text.replace("HND", "GTM")),
        ("no algorithm", text.replace("ES256", "none")),
        ("a symmetric algorithm", text.replace("ES256", "HS256")),
        ("a longer curve's algorithm", text.replace("ES256", "ES384")),
        ("cut short", text[..text.len() - 20].to_owned()),
        ("no signature", text.replace(value, "\"}}")),
        (
            "a signature of zeros",
            text.replace(value, &format!("{}\"}}}}", "A".repeat(86))),
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
fn an_expired_seal_stays_genuine_and_is_expired_to_both() {
    let keys = keys(1);
    let text = keys.seal(&claim());
    let at = |now: &str| ours(&keys, &text).unwrap().by_dates(instant(now));
    assert_eq!(at("2026-11-24T20:59:59Z"), Verdict::NotYet);
    assert_eq!(at("2026-12-08T15:30:00Z"), Verdict::Valid);
    assert_eq!(at("2026-12-08T15:30:01Z"), Verdict::Expired);
    for now in ["2026-11-24T20:59:59Z", "2026-12-08T15:31:00Z"] {
        let said = pythons_at(&keys, &text, "voucher", now);
        assert_eq!(said, "forged: validity", "{now}");
    }
}

#[test]
fn only_the_canonical_text_is_taken() {
    let keys = keys(1);
    let text = keys.seal(&claim());
    for other in [
        text.replace(':', ": "),
        format!("{text} "),
        text.replace("\"v\":1", "\"v\":1,\"v\":1"),
    ] {
        assert_eq!(ours(&keys, &other), Err(NotGenuine::Unreadable));
    }
}

#[test]
fn after_rotation_old_seals_hold_and_after_retirement_they_do_not() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join("old.pem"), folder.path().join("new.pem"));
    let before = Keys::load_or_create(&old, &Chance::seeded(1)).unwrap();
    let fresh = Keys::load_or_create(&new, &Chance::seeded(2)).unwrap();
    let pem = |path| std::fs::read_to_string(path).unwrap();
    let rotated = Keys::from_pem(&pem(&new), &[pem(&old)]).unwrap();
    let text = before.seal(&claim());
    assert_eq!(ours(&rotated, &text), Ok(claim()));
    assert_eq!(pythons(&rotated, &text), "genuine");
    assert_eq!(ours(&fresh, &text), Err(NotGenuine::UnknownKey));
    assert_eq!(rotated.public().kid(), fresh.public().kid());
    assert_eq!(rotated.public().jwks()["keys"].as_array().unwrap().len(), 2);
}

#[test]
fn what_is_published_is_enough_to_check_and_holds_no_secret() {
    let keys = keys(1);
    let published = keys.public().jwks();
    assert!(published["keys"][0].get("d").is_none());
    let read = PublicKeys::from_jwks(&published.to_string()).unwrap();
    assert_eq!(read.claim(&keys.seal(&claim())), Ok(claim()));
    for no_keys in ["", "{}", "{\"keys\":[]}", "{\"keys\":[{\"kty\":\"RSA\"}]}"] {
        assert!(PublicKeys::from_jwks(no_keys).is_err(), "{no_keys}");
    }
}

#[test]
fn the_sandboxes_key_is_made_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("var/seal.pem");
    let first = Keys::load_or_create(&path, &Chance::seeded(1)).unwrap();
    let second = Keys::load_or_create(&path, &Chance::seeded(2)).unwrap();
    assert_eq!(first.public().kid(), second.public().kid());
    std::fs::write(&path, "not a key").unwrap();
    assert!(Keys::load_or_create(&path, &Chance::seeded(1)).is_err());
}
