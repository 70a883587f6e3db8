use crate::harness::{Sandbox, session_form};

/// What a browser would be shown: status, the header named, and the page.
async fn post(sandbox: &Sandbox, path: &str, form: &[(&str, &str)]) -> (u16, String, String) {
    let url = format!("{}{path}", sandbox.http);
    let answer = sandbox.web.post(url).form(form).send().await.unwrap();
    let location = answer
        .headers()
        .get("location")
        .map(|l| l.to_str().unwrap().to_owned());
    (
        answer.status().as_u16(),
        location.unwrap_or_default(),
        answer.text().await.unwrap(),
    )
}

async fn get(sandbox: &Sandbox, path: &str) -> (u16, String) {
    let answer = sandbox
        .web
        .get(format!("{}{path}", sandbox.http))
        .send()
        .await
        .unwrap();
    (answer.status().as_u16(), answer.text().await.unwrap())
}

fn card(number: &str) -> [(&str, &str); 3] {
    [("number", number), ("expiry", "12/34"), ("cvc", "123")]
}

#[tokio::test]
async fn somebody_pays_on_the_page_after_two_declines() {
    let sandbox = Sandbox::start(&[]);
    let session = sandbox.session().await;
    let id = session["id"].as_str().unwrap();
    let path = format!("/c/pay/{id}");
    let (status, page) = get(&sandbox, &path).await;
    assert_eq!(status, 200);
    assert!(page.contains("<html lang=\"es\">") && page.contains("Pasaporte, 5 años"));
    let (status, _, page) = post(&sandbox, &path, &card("4000000000000002")).await;
    assert!(status == 200 && page.contains("El banco rechazó"), "{page}");
    let (status, _, page) = post(&sandbox, &path, &card("4242424242424241")).await;
    assert!(status == 200 && page.contains("Revise el número"), "{page}");
    let (status, location, _) = post(&sandbox, &path, &card("4242 4242 4242 4242")).await;
    assert_eq!(
        (status, location),
        (303, format!("http://127.0.0.1:8080/ok?s={id}"))
    );
    let (_, page) = get(&sandbox, &path).await;
    assert!(page.contains("Este pago ya está hecho"));
}

#[tokio::test]
async fn a_bank_that_asks_is_answered_yes_or_no() {
    let sandbox = Sandbox::start(&[]);
    let session = sandbox.session().await;
    let path = format!("/c/pay/{}", session["id"].as_str().unwrap());
    let (_, _, page) = post(&sandbox, &path, &card("4000002760003184")).await;
    assert!(page.contains("Su banco pide confirmar"));
    let confirm = format!("{path}/confirm");
    let answer = |answer| [("number", "4000002760003184"), ("answer", answer)];
    let (status, _, page) = post(&sandbox, &confirm, &answer("no")).await;
    assert!(status == 200 && page.contains("no se confirmó"));
    assert_eq!(post(&sandbox, &confirm, &answer("yes")).await.0, 303);
}

#[tokio::test]
async fn an_expired_session_takes_no_money_and_leads_back() {
    let sandbox = Sandbox::start(&[]);
    let session = sandbox.session().await;
    let path = format!("/c/pay/{}", session["id"].as_str().unwrap());
    sandbox.advance(3_000).await;
    let (_, _, page) = post(&sandbox, &path, &card("4242424242424242")).await;
    assert!(page.contains("El tiempo para pagar terminó"));
    assert!(page.contains("href=\"http://127.0.0.1:8080/back\""));
}

#[tokio::test]
async fn what_the_merchant_typed_is_shown_as_text() {
    let sandbox = Sandbox::start(&[]);
    let form = session_form("").into_iter().map(|(key, value)| match key {
        "locale" => (key, "en"),
        "line_items[0][price_data][product_data][name]" => (key, "<script>alert(1)</script>"),
        _ => (key, value),
    });
    let session = sandbox
        .call("POST", "checkout/sessions", &form.collect::<Vec<_>>())
        .await
        .json();
    let (_, page) = get(
        &sandbox,
        &format!("/c/pay/{}", session["id"].as_str().unwrap()),
    )
    .await;
    assert!(page.contains("&lt;script&gt;") && !page.contains("<script"));
    assert!(page.contains("Go back without paying"));
}

#[tokio::test]
async fn every_page_is_strict_about_what_it_may_load() {
    let sandbox = Sandbox::start(&[]);
    for path in ["/", "/mail", "/nowhere", "/mail/7", "/c/pay/cs_none"] {
        let answer = sandbox
            .web
            .get(format!("{}{path}", sandbox.http))
            .send()
            .await
            .unwrap();
        let policy = answer.headers()["content-security-policy"]
            .to_str()
            .unwrap();
        assert!(
            policy.starts_with("default-src 'none'; style-src 'self'"),
            "{path}"
        );
        let expected = if matches!(path, "/" | "/mail") {
            200
        } else {
            404
        };
        assert_eq!(answer.status(), expected, "{path}");
    }
}
