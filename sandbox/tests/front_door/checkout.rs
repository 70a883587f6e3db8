use serde_json::json;
use stripe_checkout::checkout_session::{
    CreateCheckoutSession, CreateCheckoutSessionLineItems, CreateCheckoutSessionLineItemsPriceData,
    ExpireCheckoutSession, ListCheckoutSession, ProductData, RetrieveCheckoutSession,
};
use stripe_checkout::{CheckoutSessionMode, CheckoutSessionPaymentStatus, CheckoutSessionStatus};
use stripe_types::Currency;

use crate::harness::{Sandbox, session_form};

async fn now(sandbox: &Sandbox) -> i64 {
    let (_, clock) = sandbox
        .control("GET", "sandbox/api/clock", json!(null))
        .await;
    clock["now"].as_i64().unwrap()
}

#[tokio::test]
async fn the_products_own_client_opens_pays_and_reads_a_session() {
    let sandbox = Sandbox::start(&[]);
    let stripe = sandbox.stripe();
    let product = ProductData::new("Pasaporte");
    let mut price = CreateCheckoutSessionLineItemsPriceData::new(Currency::USD);
    price.product_data = Some(product);
    price.unit_amount = Some(5_500);
    let mut item = CreateCheckoutSessionLineItems::new();
    item.price_data = Some(price);
    item.quantity = Some(2);
    let created = CreateCheckoutSession::new()
        .mode(CheckoutSessionMode::Payment)
        .expires_at(now(&sandbox).await + 35 * 60)
        .metadata([("order".to_owned(), "7".to_owned())])
        .client_reference_id("7")
        .line_items(vec![item])
        .success_url("http://127.0.0.1:8080/ok")
        .send(&stripe)
        .await
        .unwrap();
    assert_eq!(created.amount_total, Some(11_000));
    assert_eq!(created.status, Some(CheckoutSessionStatus::Open));
    assert!(created.url.unwrap().starts_with("http://localhost:"));

    assert_eq!(
        sandbox
            .pay(created.id.as_str(), "4242 4242 4242 4242")
            .await
            .0,
        200
    );
    let paid = RetrieveCheckoutSession::new(created.id.clone())
        .expand(vec![
            "payment_intent.latest_charge.balance_transaction".to_owned(),
            "line_items".to_owned(),
        ])
        .send(&stripe)
        .await
        .unwrap();
    assert_eq!(paid.payment_status, CheckoutSessionPaymentStatus::Paid);
    assert_eq!(paid.line_items.unwrap().data[0].quantity, Some(2));
    let intent = paid.payment_intent.unwrap().into_object().unwrap();
    let charge = intent.latest_charge.unwrap().into_object().unwrap();
    let movement = charge.balance_transaction.unwrap().into_object().unwrap();
    assert_eq!(
        (movement.amount, movement.fee, movement.net),
        (11_000, 349, 10_651)
    );
}

#[tokio::test]
async fn a_session_lives_between_thirty_minutes_and_a_day() {
    let sandbox = Sandbox::start(&[]);
    for (ahead, status) in [(29 * 60, 400), (31 * 60, 200), (86_300, 200), (86_500, 400)] {
        let expires_at = (now(&sandbox).await + ahead).to_string();
        let answer = sandbox
            .call("POST", "checkout/sessions", &session_form(&expires_at))
            .await;
        assert_eq!(answer.status, status, "{ahead}: {}", answer.text);
        if status == 400 {
            assert_eq!(answer.json()["error"]["param"], "expires_at");
        }
    }
}

#[tokio::test]
async fn an_open_session_can_be_expired_and_a_paid_one_cannot() {
    let sandbox = Sandbox::start(&[]);
    let stripe = sandbox.stripe();
    let session = sandbox.session().await;
    let id = session["id"].as_str().unwrap();
    let ended = ExpireCheckoutSession::new(id).send(&stripe).await.unwrap();
    assert_eq!(ended.status, Some(CheckoutSessionStatus::Expired));
    assert_eq!(ended.url, None);
    assert_eq!(sandbox.pay(id, "4242424242424242").await.0, 409);

    let (paid, _) = sandbox.paid().await;
    let path = format!("checkout/sessions/{}/expire", paid["id"].as_str().unwrap());
    let answer = sandbox.call("POST", &path, &[]).await;
    assert_eq!(answer.status, 400);
    assert!(
        answer.text.contains("status of complete"),
        "{}",
        answer.text
    );
}

#[tokio::test]
async fn a_declined_card_leaves_the_session_open_for_another_try() {
    let sandbox = Sandbox::start(&[]);
    let session = sandbox.session().await;
    let id = session["id"].as_str().unwrap();
    let (status, refusal) = sandbox.pay(id, "4000 0000 0000 9995").await;
    assert_eq!(
        (status, &refusal["error"]["decline_code"]),
        (402, &json!("insufficient_funds"))
    );
    assert_eq!(sandbox.pay(id, "4000000000000002").await.0, 402);
    assert_eq!(sandbox.pay(id, "4242424242424242").await.0, 200);
    let events = sandbox.call("GET", "events?limit=100", &[]).await.json();
    let kinds: Vec<_> = events["data"]
        .as_array()
        .unwrap()
        .iter()
        .map(|e| &e["type"])
        .collect();
    let told = [
        "checkout.session.completed",
        "payment_intent.succeeded",
        "charge.succeeded",
    ];
    assert_eq!(kinds, told);
}

#[tokio::test]
async fn a_session_expires_by_itself_when_its_time_comes() {
    let sandbox = Sandbox::start(&[]);
    let session = sandbox.session().await;
    sandbox.advance(35 * 60).await;
    let path = format!("checkout/sessions/{}", session["id"].as_str().unwrap());
    assert_eq!(
        sandbox.call("GET", &path, &[]).await.json()["status"],
        "expired"
    );
    let events = sandbox
        .call("GET", "events?type=checkout.session.expired", &[])
        .await
        .json();
    assert_eq!(events["data"][0]["data"]["object"]["id"], session["id"]);
}

#[tokio::test]
async fn sessions_are_listed_newest_first_page_by_page() {
    let sandbox = Sandbox::start(&[]);
    let mut made = Vec::new();
    for _ in 0..5 {
        made.push(sandbox.session().await["id"].as_str().unwrap().to_owned());
    }
    made.reverse();
    let stripe = sandbox.stripe();
    let first = ListCheckoutSession::new()
        .limit(2)
        .send(&stripe)
        .await
        .unwrap();
    assert!(first.has_more);
    let last = first.data[1].id.clone();
    let rest = ListCheckoutSession::new()
        .limit(10)
        .starting_after(last.as_str());
    let rest = rest.send(&stripe).await.unwrap();
    assert!(!rest.has_more);
    let seen: Vec<_> = first
        .data
        .iter()
        .chain(&rest.data)
        .map(|s| s.id.as_str())
        .collect();
    assert_eq!(seen, made);
    let none = sandbox
        .call("GET", "checkout/sessions?created[lt]=1000", &[])
        .await
        .json();
    assert_eq!(none["data"], json!([]));
}

#[tokio::test]
async fn a_wrong_key_a_misspelt_parameter_and_an_unknown_address_are_refused() {
    let sandbox = Sandbox::start(&[]);
    let url = format!("{}/v1/checkout/sessions", sandbox.http);
    let answer = sandbox
        .web
        .get(&url)
        .bearer_auth("sk_live_other")
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), 401);
    let answer = sandbox
        .web
        .get(&url)
        .basic_auth("sk_test_sandbox", Some(""))
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), 200);
    let answer = sandbox.call(
        "POST",
        "checkout/sessions",
        &[("mode", "payment"), ("sucess", "1")],
    );
    assert_eq!(answer.await.json()["error"]["code"], "parameter_unknown");
    assert_eq!(sandbox.call("GET", "nothing", &[]).await.status, 404);
    assert_eq!(
        sandbox
            .call("GET", "checkout/sessions/cs_no", &[])
            .await
            .status,
        404
    );
}
