//! Beyond a rate, a proof of work.

use crate::support::{Browser, Reply, World};
use crate::trips::{entry, key, submit};
use altcha::{Challenge, Payload, SolveChallengeOptions, solve_challenge};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::TimeDelta;
use contract::problem::Code;
use reqwest::Method;
use serde_json::Value;

/// A world in which one declaration is free.
async fn world() -> World {
    World::start_with(|config| config.precheck.free_per_visitor = 1).await
}

async fn solved(browser: &Browser) -> Payload {
    let challenge: Challenge = browser
        .get("/precheck/challenge")
        .await
        .expect(200)
        .read_as();
    let solution = solve_challenge(SolveChallengeOptions::new(&challenge));
    Payload {
        solution: solution.unwrap().unwrap(),
        challenge,
    }
}

async fn with_proof(browser: &Browser, request: &Value, proof: &Payload) -> Reply {
    let proof = STANDARD.encode(serde_json::to_vec(proof).unwrap());
    let sent = browser.request(Method::POST, "/precheck/declarations");
    let sent = sent
        .header("Idempotency-Key", key())
        .header("Altcha", proof);
    Browser::send(sent.json(request)).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_ones_need_no_proof_and_the_next_one_does() {
    let world = world().await;
    let browser = world.browser();
    submit(&browser, &entry(&world, &[1])).await.expect(201);
    submit(&browser, &entry(&world, &[2]))
        .await
        .refused(Code::ProofRequired);
    let proof = solved(&browser).await;
    with_proof(&browser, &entry(&world, &[2]), &proof)
        .await
        .expect(201);
    world.advance(TimeDelta::minutes(10)).await;
    submit(&browser, &entry(&world, &[3])).await.expect(201);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proof_is_good_once_however_often_it_is_sent_at_once() {
    let world = world().await;
    let browser = world.browser();
    submit(&browser, &entry(&world, &[1])).await.expect(201);
    let proof = solved(&browser).await;
    let requests: Vec<Value> = (2..10).map(|number| entry(&world, &[number])).collect();
    let sent = requests
        .iter()
        .map(|request| with_proof(&browser, request, &proof));
    let replies = futures::future::join_all(sent).await;
    let passed = replies.iter().filter(|reply| reply.status == 201).count();
    assert_eq!(passed, 1);
    for reply in replies.iter().filter(|reply| reply.status != 201) {
        reply.refused(Code::ProofRequired);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proof_that_is_wrong_old_or_of_another_challenge_is_none() {
    let world = world().await;
    let browser = world.browser();
    submit(&browser, &entry(&world, &[1])).await.expect(201);
    let right = solved(&browser).await;
    let mut wrong = right.clone();
    wrong.solution.derived_key.replace_range(..2, "zz");
    let mut easier = right.clone();
    easier.challenge.parameters.cost = 1;
    let other = Payload {
        challenge: solved(&browser).await.challenge,
        solution: right.solution.clone(),
    };
    for proof in [wrong, easier, other] {
        let reply = with_proof(&browser, &entry(&world, &[2]), &proof).await;
        reply.refused(Code::ProofRequired);
    }
    world.advance(TimeDelta::minutes(11)).await;
    submit(&browser, &entry(&world, &[3])).await.expect(201);
    let late = with_proof(&browser, &entry(&world, &[4]), &right).await;
    late.refused(Code::ProofRequired);
}
