//! The security headers, by what an answer is.

use super::{PRODUCTION, SANDBOX, ask, header_of};

#[tokio::test]
async fn every_document_carries_the_security_headers() {
    for path in [
        "/es/",
        "/nada",
        "/assets/icon.1.svg",
        "/assets/gone.js",
        "/",
    ] {
        let answer = ask(PRODUCTION, path, &[]).await;
        let policy = header_of(&answer, "content-security-policy");
        assert!(policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval';"));
        assert!(
            policy.contains("style-src 'self' 'sha256-AAAA';"),
            "{policy}"
        );
        assert!(policy.ends_with("frame-ancestors 'none'"));
        assert_eq!(header_of(&answer, "x-content-type-options"), "nosniff");
        assert_eq!(header_of(&answer, "referrer-policy"), "same-origin");
        assert_eq!(
            header_of(&answer, "cross-origin-opener-policy"),
            "same-origin"
        );
        assert_eq!(
            header_of(&answer, "cross-origin-resource-policy"),
            "same-origin"
        );
        assert!(header_of(&answer, "permissions-policy").contains("camera=(self)"));
        assert!(header_of(&answer, "strict-transport-security").contains("63072000"));
    }
    let open = ask(SANDBOX, "/es/", &[]).await;
    assert_eq!(header_of(&open, "strict-transport-security"), "");
}

#[tokio::test]
async fn a_part_of_a_page_carries_only_the_headers_that_work_on_parts() {
    let answer = ask(PRODUCTION, "/assets/app.1.wasm", &[]).await;
    let sent = |name| header_of(&answer, name);
    assert_eq!(sent("x-content-type-options"), "nosniff");
    assert!(sent("strict-transport-security").contains("63072000"));
    for of_documents in [
        "content-security-policy",
        "permissions-policy",
        "cross-origin-resource-policy",
    ] {
        assert_eq!(sent(of_documents), "", "{of_documents}");
    }
}
