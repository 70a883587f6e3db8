use super::*;
use crate::lang::Lang;
use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;

const SIGNATURE: &str =
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

fn minute() -> impl Strategy<Value = DateTime<Utc>> {
    // From 1970 to 9999.
    (0_i64..4_223_371_680).prop_map(|minutes| DateTime::UNIX_EPOCH + TimeDelta::minutes(minutes))
}

prop_compose! {
    fn claim()(
        kind in prop::sample::select(Kind::ALL.to_vec()),
        bits in 0_u64..(1 << 60),
        version in 1_u16..,
        name in "\\PC{0,60}",
        document in "\\PC{0,20}",
        at in prop::option::of(minute()),
        valid_from in minute(),
        valid_until in minute(),
    ) -> Claim {
        let number = Number::from_random(kind, bits);
        let holder = Holder::of(&name, &document);
        Claim { number, version, holder, at, valid_from, valid_until }
    }
}

proptest! {
    #[test]
    fn a_claim_is_read_back_from_its_own_text(claim in claim()) {
        let data = claim.data();
        let envelope = Envelope { data: &data, kid: "kid-0_9A", signature: SIGNATURE };
        let text = envelope.text();
        let read = Envelope::parse(&text);
        prop_assert_eq!(read, Some(envelope));
        prop_assert_eq!(Claim::read(&data), Some(claim));
        prop_assert_eq!(Record::read(&data), None);
    }

    #[test]
    fn a_record_is_read_back_from_its_own_text(
        bits in 0_u64..(1 << 60), version in 1_u16.., sha256 in "[0-9a-f]{64}", issued in minute(),
    ) {
        let number = Number::from_random(Kind::Voucher, bits);
        let record = Record { number, version, lang: Lang::En, sha256, issued };
        prop_assert_eq!(Record::read(&record.data()), Some(record.clone()));
        prop_assert_eq!(Claim::read(&record.data()), None);
    }

    #[test]
    fn whatever_is_read_is_the_text_that_would_be_written(
        claim in claim(), at in any::<prop::sample::Index>(), put in any::<char>(),
    ) {
        let data = claim.data();
        let mut letters: Vec<char> = data.chars().collect();
        let at = at.index(letters.len());
        letters[at] = put;
        let changed: String = letters.into_iter().collect();
        if let Some(read) = Claim::read(&changed) {
            prop_assert_eq!(read.data(), changed);
        }
    }

    #[test]
    fn no_text_makes_a_reader_fall(text in "\\PC*") {
        let _ = (Envelope::parse(&text), Claim::read(&text), Record::read(&text), Number::parse(&text));
    }
}

#[test]
fn the_widest_claim_fits_the_code() {
    let at: DateTime<Utc> = "2026-12-07T15:30:00Z".parse().unwrap();
    let widest = Claim {
        number: Number::from_random(Kind::Precheck, u64::MAX),
        version: 999,
        holder: Holder::of("Ñ Á É Í Ó Ú", "0801199012345"),
        at: Some(at),
        valid_from: at,
        valid_until: at,
    };
    let data = widest.data();
    let envelope = Envelope {
        data: &data,
        kid: "12345678",
        signature: SIGNATURE,
    };
    // What a QR code of version 13 holds at error correction M.
    assert!(envelope.text().len() <= 331, "{}", envelope.text().len());
}

#[test]
fn a_holder_is_initials_and_the_end_of_a_document() {
    let holder = Holder::of("María José Álvarez O'Higgins", "0801-1990-12345");
    assert_eq!((&*holder.initials, &*holder.document_end), ("MJÁO", "345"));
    let strange = Holder::of("\"Ana\" {x} ß", "\"1");
    assert_eq!((&*strange.initials, &*strange.document_end), ("AXSS", "1"));
}

#[test]
fn another_form_of_the_same_json_is_not_read() {
    let at: DateTime<Utc> = "2026-12-07T15:30:00Z".parse().unwrap();
    let claim = Claim {
        number: Number::from_random(Kind::Voucher, 7),
        version: 1,
        holder: Holder::of("Ana", "0801"),
        at: Some(at),
        valid_from: at,
        valid_until: at,
    };
    let data = claim.data();
    for other in [
        data.replace(':', ": "),
        format!("{data} "),
        data.replace("\"v\":1", "\"v\":1,\"v\":1"),
        data.replace("\"ver\":1", "\"ver\":01"),
        data.replace("VC-", "vc-"),
        data.replace("\"t\":\"voucher\"", "\"t\":\"precheck\""),
        data.replace("T1530Z", "T2460Z"),
        data.replace("HND", "GTM"),
    ] {
        assert_ne!(other, data);
        assert_eq!(Claim::read(&other), None, "{other}");
    }
}
