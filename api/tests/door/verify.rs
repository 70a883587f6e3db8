//! Checking papers, as anyone may.

use crate::desk;
use crate::papers::{booked, claim, papers, voucher};
use crate::support::{Browser, World};
use api::signing::PublicKeys;
use chrono::TimeDelta;
use contract::problem::Code;
use contract::verify::{Claim, Finding, Kind, Number, Records, Verdict};
use serde_json::json;
use sha2::{Digest as _, Sha256};

async fn check(browser: &Browser, text: &str) -> Finding {
    let body = json!({ "text": text });
    browser
        .post("/verify/checks", &body)
        .await
        .expect(200)
        .read_as()
}

/// What the QR code of a paper says.
fn seal(world: &World, claim: &Claim) -> String {
    world.app.keys.seal(claim)
}

#[tokio::test(flavor = "multi_thread")]
async fn anyone_checks_a_voucher_by_its_code_or_its_number_and_learns_no_more_than_it_says() {
    let world = desk::open().await;
    let ana = world.citizen("ana@example.org").await;
    let booking = booked(&world, &ana).await;
    voucher(&ana, booking.appointments[0].id, "es").await;
    let issued = claim(&world, &papers(&world).await[0]);
    let anyone = world.browser();
    let printed = issued.number.as_str().to_lowercase().replace('-', " ");
    for text in [seal(&world, &issued), printed] {
        let reply = anyone
            .post("/verify/checks", &json!({ "text": text }))
            .await;
        let found: Finding = reply.clone().expect(200).read_as();
        assert_eq!(found.verdict, Verdict::Valid);
        assert_eq!(found.kind, Some(Kind::Voucher));
        let paper = found.paper.unwrap();
        assert_eq!(paper.number, issued.number);
        assert_eq!(
            (&*paper.holder.initials, &*paper.holder.document_end),
            ("AMLN", "001")
        );
        for secret in [
            "Ana",
            "López",
            "0801",
            &booking.appointments[0].id.to_string(),
            "VT-",
        ] {
            assert!(!reply.text().contains(secret), "{secret}: {}", reply.text());
        }
    }
    world
        .app
        .clock
        .advance(issued.valid_until - world.app.clock.now() + TimeDelta::seconds(1));
    assert_eq!(
        check(&anyone, &seal(&world, &issued)).await.verdict,
        Verdict::Expired
    );
    assert_eq!(
        check(&anyone, issued.number.as_str()).await.verdict,
        Verdict::Expired
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_forged_and_what_is_unknown_say_nothing_else() {
    let world = desk::open().await;
    let ana = world.citizen("ana@example.org").await;
    voucher(&ana, booked(&world, &ana).await.appointments[0].id, "es").await;
    let issued = claim(&world, &papers(&world).await[0]);
    let anyone = world.browser();
    let text = seal(&world, &issued);
    for forged in [
        text.replace("\"doc\":\"001\"", "\"doc\":\"002\""),
        text.replace("ES256", "none"),
        text[..text.len() - 9].to_owned(),
        "{\"data\":{}}".to_owned(),
    ] {
        assert_eq!(
            check(&anyone, &forged).await,
            Finding::bare(Verdict::Forged)
        );
    }
    let nobodys = Number::from_random(Kind::Voucher, 99);
    let reference = "VT-28T5-CY4T-F";
    for unknown in [
        nobodys.as_str(),
        reference,
        "VC-1",
        "https://example.hn/",
        "",
    ] {
        let found = check(&anyone, unknown).await;
        assert_eq!(found, Finding::bare(Verdict::Unknown), "{unknown}");
    }
    let mut never = issued;
    never.number = nobodys;
    let found = check(&anyone, &seal(&world, &never)).await;
    assert_eq!(
        found.verdict,
        Verdict::Unknown,
        "signed by us, and yet not issued"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_records_of_a_number_are_signed_and_an_unknown_one_has_none() {
    let world = desk::open().await;
    let ana = world.citizen("ana@example.org").await;
    let id = booked(&world, &ana).await.appointments[0].id;
    let bytes = voucher(&ana, id, "en").await;
    let number = papers(&world).await[0].number.clone();
    let anyone = world.browser();
    let asked = |number: String| {
        let anyone = anyone.clone();
        async move {
            let body = json!({ "number": number });
            let reply = anyone.post("/verify/records", &body).await.expect(200);
            reply.read_as::<Records>().records
        }
    };
    let records = asked(number).await;
    let published = anyone.get("//.well-known/jwks.json").await.expect(200);
    let keys = PublicKeys::from_jwks(&published.text()).unwrap();
    let record = keys.record(&records[0]).unwrap();
    assert_eq!(record.sha256, hex::encode(Sha256::digest(&bytes)));
    assert_eq!(records.len(), 1);
    for other in ["VC-0000-0000-0000-0", "VC", "%"] {
        assert!(asked(other.into()).await.is_empty(), "{other}");
    }
}

#[tokio::test]
async fn checking_is_limited_by_address_and_records_count_too() {
    let world = World::start_with(|config| config.verify.hourly_per_visitor = 3).await;
    let anyone = world.browser();
    for _ in 0..2 {
        check(&anyone, "VC-0000-0000-0000-0").await;
    }
    let number = json!({ "number": "VC-0000-0000-0000-0" });
    anyone.post("/verify/records", &number).await.expect(200);
    let text = json!({ "text": "VC-0000-0000-0000-0" });
    anyone
        .post("/verify/checks", &text)
        .await
        .refused(Code::TooManyRequests);
    anyone
        .post("/verify/records", &number)
        .await
        .refused(Code::TooManyRequests);
    world.app.clock.advance(TimeDelta::hours(1));
    check(&anyone, "VC-0000-0000-0000-0").await;
}

#[tokio::test]
async fn the_keys_may_be_kept_and_are_asked_for_again_cheaply() {
    let world = World::start().await;
    let anyone = world.browser();
    let reply = anyone.get("//.well-known/jwks.json").await.expect(200);
    assert_eq!(reply.headers["cache-control"], "public, max-age=86400");
    let tag = reply.headers["etag"].clone();
    let again = anyone.request(reqwest::Method::GET, "//.well-known/jwks.json");
    let again = Browser::send(again.header("If-None-Match", tag)).await;
    assert_eq!(again.status, 304);
}
