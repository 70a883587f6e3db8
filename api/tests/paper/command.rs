//! `ventanilla verify`, as someone types it.

use crate::seals::{claim, keys, record};
use api::signing::Keys;
use contract::verify::Claim;
use sha2::{Digest as _, Sha256};
use std::fs;
use std::io::Write as _;
use std::process::{Command, Stdio};

/// What is printed, and the exit code. The text comes by standard input.
fn verify(keys: &Keys, text: &str, more: &[&str]) -> (String, i32) {
    let folder = tempfile::tempdir().unwrap();
    let published = folder.path().join("jwks.json");
    fs::write(&published, keys.public().jwks().to_string()).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_ventanilla"));
    let command = command
        .env_clear()
        .args(["verify", "-", "--keys"])
        .arg(published)
        .args(more);
    let mut running = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = running.stdin.take().unwrap();
    stdin.write_all(text.as_bytes()).unwrap();
    drop(stdin);
    let said = running.wait_with_output().unwrap();
    let text = String::from_utf8(said.stdout).unwrap();
    (text, said.status.code().unwrap())
}

/// A claim that holds whenever the test runs.
fn lasting() -> Claim {
    Claim {
        valid_until: "9999-12-31T00:00:00Z".parse().unwrap(),
        valid_from: "2000-01-01T00:00:00Z".parse().unwrap(),
        ..claim()
    }
}

#[test]
fn a_valid_paper_is_told_with_what_it_says() {
    let keys = keys(1);
    let (said, code) = verify(&keys, &(keys.seal(&lasting()) + "\n"), &[]);
    assert_eq!(code, 0, "{said}");
    assert!(said.starts_with("valid\n"), "{said}");
    for part in [
        "voucher VC-28T5-CY4T-QKFF-K, version 1",
        "holder MJÁO, document ending in 345",
        "about 2026-12-07 15:30 UTC",
        "only the service knows",
    ] {
        assert!(said.contains(part), "{part} is missing in: {said}");
    }
}

#[test]
fn what_is_not_valid_now_and_what_is_forged_have_codes_of_their_own() {
    let keys = keys(1);
    let past = Claim {
        valid_until: "2000-01-02T00:00:00Z".parse().unwrap(),
        ..lasting()
    };
    let coming = Claim {
        valid_from: "9999-01-01T00:00:00Z".parse().unwrap(),
        ..lasting()
    };
    let good = keys.seal(&lasting());
    let cases = [
        (keys.seal(&past), 4, "expired"),
        (keys.seal(&coming), 4, "not_yet"),
        (good.replace("345", "346"), 3, "forged: the signature"),
        (self::keys(2).seal(&lasting()), 3, "forged: signed by a key"),
        (
            good.replace("ES256", "none"),
            3,
            "forged: not a signed text",
        ),
        (
            good.replace("\"voucher\"", "\"licence\""),
            3,
            "forged: not a signed text",
        ),
        (
            good[..good.len() - 9].to_owned(),
            3,
            "forged: not a signed text",
        ),
        (String::new(), 3, "forged: not a signed text"),
    ];
    for (text, expected, begins) in cases {
        let (said, code) = verify(&keys, &text, &[]);
        assert_eq!(code, expected, "{text}: {said}");
        assert!(said.starts_with(begins), "{text}: {said}");
    }
}

#[test]
fn a_file_is_compared_with_its_signed_record() {
    let keys = keys(1);
    let folder = tempfile::tempdir().unwrap();
    let (issued, other) = (folder.path().join("a.pdf"), folder.path().join("b.pdf"));
    fs::write(&issued, b"%PDF issued").unwrap();
    fs::write(&other, b"%PDF changed").unwrap();
    let mut record = record();
    record.sha256 = hex::encode(Sha256::digest(b"%PDF issued"));
    let text = keys.attest(&record);
    let with =
        |text: &str, pdf: &std::path::Path| verify(&keys, text, &["--pdf", pdf.to_str().unwrap()]);
    let (said, code) = with(&text, &issued);
    assert!(code == 0 && said.starts_with("genuine"), "{said}");
    let (said, code) = with(&text, &other);
    assert!(code == 3 && said.starts_with("forged"), "{said}");
    let changed = text.replace(&record.sha256[..4], "0000");
    assert_eq!(with(&changed, &issued).1, 3);
    assert_eq!(with(&text, &folder.path().join("none.pdf")).1, 1);
    assert_eq!(verify(&keys, &text, &[]).1, 1, "a record without its file");
}

#[test]
fn without_a_set_of_keys_the_configured_ones_are_used() {
    let folder = tempfile::tempdir().unwrap();
    let chance = api::chance::Chance::seeded(7);
    let path = folder.path().join("var/signing-key.pem");
    let keys = Keys::load_or_create(&path, &chance).unwrap();
    fs::write(folder.path().join("qr.txt"), keys.seal(&lasting())).unwrap();
    let said = Command::new(env!("CARGO_BIN_EXE_ventanilla"))
        .args(["verify", "qr.txt"])
        .current_dir(folder.path())
        .env_clear()
        .output()
        .unwrap();
    assert_eq!(said.status.code(), Some(0), "{said:?}");
}
