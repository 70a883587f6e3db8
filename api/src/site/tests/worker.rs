use super::{PRODUCTION, Rules, ask, header_of, text};

#[tokio::test]
async fn the_worker_is_asked_for_each_time_and_has_a_policy_of_its_own() {
    let answer = ask(PRODUCTION, "/sw.js", &[]).await;
    assert_eq!(header_of(&answer, "cache-control"), "no-cache");
    assert!(header_of(&answer, "content-type").starts_with("text/javascript"));
    let policy = header_of(&answer, "content-security-policy").to_owned();
    assert_eq!(
        policy,
        "default-src 'none'; script-src 'self'; connect-src 'self'"
    );
    assert_eq!(text(answer).await, "worker.js");
}

#[tokio::test]
async fn switched_off_it_is_the_one_that_removes_itself() {
    let off = Rules {
        offline_results: false,
        ..PRODUCTION
    };
    assert_eq!(text(ask(off, "/sw.js", &[]).await).await, "worker-off.js");
}
