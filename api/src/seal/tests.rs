use super::*;

fn seal(secrets: &[(u8, &[u8])]) -> Seal {
    Seal::new(secrets, Chance::seeded(1))
}

#[test]
fn what_was_sealed_opens_as_what_it_was_and_as_nothing_else() {
    let seal = seal(&[(1, b"first")]);
    let sealed = seal.seal(Purpose::Person, b"Ana");
    assert_eq!(seal.open(Purpose::Person, &sealed).unwrap(), b"Ana");
    assert!(seal.open(Purpose::Email, &sealed).is_err());
}

#[test]
fn a_changed_byte_does_not_open() {
    let seal = seal(&[(1, b"first")]);
    let mut sealed = seal.seal(Purpose::Person, b"Ana");
    *sealed.last_mut().unwrap() ^= 1;
    assert!(seal.open(Purpose::Person, &sealed).is_err());
    assert!(seal.open(Purpose::Person, &[]).is_err());
}

#[test]
fn old_values_open_after_the_key_was_rotated() {
    let old = seal(&[(1, b"first")]).seal(Purpose::Email, b"a@example.org");
    let rotated = seal(&[(2, b"second"), (1, b"first")]);
    assert_eq!(rotated.seal(Purpose::Email, b"b@example.org")[0], 2);
    assert_eq!(
        rotated.open(Purpose::Email, &old).unwrap(),
        b"a@example.org"
    );
    assert_eq!(rotated.blind(Purpose::Email, "x").1, 2);
    assert!(seal(&[(2, b"second")]).open(Purpose::Email, &old).is_err());
}

#[test]
fn the_same_value_has_the_same_index_and_different_sealed_bytes() {
    let seal = seal(&[(1, b"first")]);
    assert_eq!(
        seal.blind(Purpose::Person, "x"),
        seal.blind(Purpose::Person, "x")
    );
    assert_ne!(
        seal.blind(Purpose::Person, "x"),
        seal.blind(Purpose::Email, "x")
    );
    assert_ne!(
        seal.seal(Purpose::Person, b"x"),
        seal.seal(Purpose::Person, b"x")
    );
}

#[test]
fn a_value_is_looked_up_under_every_generation_and_stored_under_the_first() {
    let first = seal(&[(1, b"first")]);
    let both = seal(&[(2, b"second"), (1, b"first")]);
    let old = first.blind(Purpose::Email, "x");
    let blinds = both.blinds(Purpose::Email, "x");
    assert_eq!(blinds[0], both.blind(Purpose::Email, "x"));
    assert_eq!(blinds[1], old);
    assert!(both.is_blind(&old.0, Purpose::Email, "x"));
    assert!(!both.is_blind(&old.0, Purpose::Email, "y"));
    assert!(!seal(&[(2, b"second")]).is_blind(&old.0, Purpose::Email, "x"));
    let repeated = first.fingerprint(&["a request"]);
    assert!(both.is_fingerprint(&repeated, &["a request"]));
    assert!(!both.is_fingerprint(&repeated, &["another"]));
}
