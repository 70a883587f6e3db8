//! `Stripe-Signature`: whether these very bytes were sent by someone who has our secret, lately.

use chrono::{DateTime, TimeDelta, Utc};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// How old a signature may be: whoever recorded one cannot send it again later.
const TOLERANCE: TimeDelta = TimeDelta::minutes(5);

/// Checks `t=…,v1=…[,v1=…]` in constant time. While the secret is rotated there are two `v1`.
///
/// The check of `async-stripe` also parses the event and fails when it cannot; a good signature
/// must not be lost on an object of a new form.
pub fn is_right(header: &str, body: &[u8], secret: &str, now: DateTime<Utc>) -> bool {
    let parts = || {
        header
            .split(',')
            .filter_map(|part| part.trim().split_once('='))
    };
    let Some(time) = parts().find(|(name, _)| *name == "t").map(|(_, time)| time) else {
        return false;
    };
    let signed_at = time
        .parse()
        .ok()
        .and_then(|seconds| DateTime::from_timestamp(seconds, 0));
    if signed_at.is_none_or(|at| (now - at).abs() > TOLERANCE) {
        return false;
    }
    parts()
        .filter(|(name, _)| *name == "v1")
        .any(|(_, hex)| matches(hex, time, body, secret))
}

fn matches(signature: &str, time: &str, body: &[u8], secret: &str) -> bool {
    let Ok(signature) = hex::decode(signature) else {
        return false;
    };
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else {
        return false;
    };
    mac.update(time.as_bytes());
    mac.update(b".");
    mac.update(body);
    mac.verify_slice(&signature).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use stripe_webhook::Webhook;

    const SECRET: &str = "whsec_test";
    const BODY: &str = "{\"id\":\"evt_1\"}";

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_790_000_000 + seconds, 0).unwrap()
    }

    fn signed(secret: &str) -> String {
        Webhook::generate_test_header(BODY, secret, Some(at(0).timestamp()))
    }

    #[test]
    fn what_stripe_signs_is_right_for_five_minutes() {
        let header = signed(SECRET);
        assert!(is_right(&header, BODY.as_bytes(), SECRET, at(0)));
        assert!(is_right(&header, BODY.as_bytes(), SECRET, at(300)));
        assert!(!is_right(&header, BODY.as_bytes(), SECRET, at(301)));
        assert!(!is_right(&header, BODY.as_bytes(), SECRET, at(-301)));
    }

    #[test]
    fn one_changed_byte_is_wrong() {
        let header = signed(SECRET);
        assert!(!is_right(&header, b"{\"id\":\"evt_2\"}", SECRET, at(0)));
    }

    #[test]
    fn another_secret_is_wrong_unless_ours_signed_too() {
        let theirs = signed("whsec_other");
        assert!(!is_right(&theirs, BODY.as_bytes(), SECRET, at(0)));
        let ours = signed(SECRET);
        let (_, ours) = ours.split_once(',').unwrap();
        let both = format!("{theirs},{ours}");
        assert!(is_right(&both, BODY.as_bytes(), SECRET, at(0)));
    }

    #[test]
    fn a_header_of_any_other_form_is_wrong() {
        for header in [
            "",
            "t=",
            "v1=00",
            "t=x,v1=zz",
            "t=1790000000",
            "t=1790000000,v1=",
        ] {
            assert!(
                !is_right(header, BODY.as_bytes(), SECRET, at(0)),
                "{header}"
            );
        }
    }
}
