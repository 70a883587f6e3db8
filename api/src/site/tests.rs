//! Through the router, with a small site written for the test.

mod headers;
mod worker;

use super::*;
use axum::body::Body;
use axum::http::{Request, Response as HttpResponse};
use contract::site::{Asset, MANIFEST, Manifest};
use http_body_util::BodyExt;
use std::fs;
use tower::ServiceExt;

const SANDBOX: Rules = Rules {
    sandbox: true,
    offline_results: true,
    https_only: false,
};
const PRODUCTION: Rules = Rules {
    sandbox: false,
    offline_results: true,
    https_only: true,
};

/// The page that the small site was built without.
const LACKING: Page = Page::Accessibility;

/// A site of two assets, one asset of the build before it, and every shell but one.
fn small_site() -> Arc<Site> {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, content: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    };
    let about = Asset {
        bytes: 4,
        brotli: 2,
    };
    let mut manifest = Manifest {
        style_hashes: vec!["sha256-AAAA".into()],
        ..Manifest::default()
    };
    manifest
        .assets
        .insert("assets/app.1.wasm".into(), about.clone());
    manifest
        .assets
        .insert("assets/icon.1.svg".into(), about.clone());
    manifest.previous.insert("assets/app.0.wasm".into(), about);
    write("assets/app.1.wasm", "wasm");
    write("assets/app.1.wasm.br", "br");
    write("assets/app.1.wasm.gz", "gz");
    write("assets/icon.1.svg", "<svg/>");
    write("assets/app.0.wasm", "past");
    for worker in ["worker.js", "worker-off.js"] {
        manifest.shells.push(worker.into());
        write(worker, worker);
    }
    for lang in Lang::ALL {
        for row in contract::pages::rows().filter(|row| row.page != LACKING) {
            manifest.shells.push(row.shell(lang));
            // The tests of one page compare its whole text; the banner's asks for another.
            let room = if row.page == Page::Help {
                banner::PLACE
            } else {
                ""
            };
            write(&row.shell(lang), &format!("{room}{}", row.heading(lang)));
        }
        for notice in [&Notice::MISSING, &Notice::FAILED] {
            manifest.shells.push(notice.shell(lang));
            write(&notice.shell(lang), notice.heading(lang));
        }
    }
    write(MANIFEST, &serde_json::to_string(&manifest).unwrap());
    Arc::new(Site::open(folder.path()).unwrap())
}

async fn ask(rules: Rules, path: &str, headers: &[(&str, &str)]) -> HttpResponse<Body> {
    let mut request = Request::get(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    router(small_site(), rules)
        .oneshot(request.body(Body::empty()).unwrap())
        .await
        .unwrap()
}

fn header_of<'a>(answer: &'a HttpResponse<Body>, name: &str) -> &'a str {
    answer
        .headers()
        .get(name)
        .map_or("", |value| value.to_str().unwrap())
}

async fn text(answer: HttpResponse<Body>) -> String {
    let bytes = answer.into_body().collect().await.unwrap().to_bytes();
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[tokio::test]
async fn the_root_leads_to_the_readers_language_and_to_spanish_when_in_doubt() {
    let cases = [
        ("en-US,en;q=0.9", "/en/"),
        ("fr, en;q=0.2, es;q=0.7", "/es/"),
        ("fr", "/es/"),
        ("en;q=0", "/es/"),
    ];
    for (said, expected) in cases {
        let answer = ask(SANDBOX, "/", &[("accept-language", said)]).await;
        assert_eq!(answer.status(), StatusCode::TEMPORARY_REDIRECT);
        assert_eq!(header_of(&answer, "location"), expected, "{said}");
        assert_eq!(header_of(&answer, "vary"), "Accept-Language");
    }
}

#[tokio::test]
async fn a_page_that_the_build_lacks_is_our_failure_in_the_readers_language() {
    for lang in Lang::ALL {
        let answer = ask(SANDBOX, &LACKING.at(lang).path(), &[]).await;
        assert_eq!(answer.status(), StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(text(answer).await, Notice::FAILED.heading(lang));
    }
}

#[tokio::test]
async fn a_page_answers_with_its_shell_in_its_language() {
    let answer = ask(SANDBOX, "/en/mis-citas", &[]).await;
    assert_eq!(answer.status(), StatusCode::OK);
    assert_eq!(
        header_of(&answer, "content-type"),
        "text/html; charset=utf-8"
    );
    assert_eq!(header_of(&answer, "cache-control"), "public, no-cache");
    assert_eq!(text(answer).await, "My appointments");
}

#[tokio::test]
async fn an_address_with_an_identifier_answers_with_the_shell_of_its_pattern() {
    let answer = ask(SANDBOX, "/es/oficinas/miami", &[]).await;
    assert_eq!(answer.status(), StatusCode::OK);
    assert_eq!(text(answer).await, "Consulado");
}

#[tokio::test]
async fn an_unknown_address_is_a_real_404_with_a_page() {
    for path in [
        "/es/no-existe",
        "/nada",
        "/es/citas/servicio/otra",
        "/assets",
    ] {
        let answer = ask(SANDBOX, path, &[]).await;
        assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{path}");
        assert_eq!(header_of(&answer, "cache-control"), "no-store");
        assert_eq!(text(answer).await, "No encontramos esa página");
    }
}

#[tokio::test]
async fn the_style_page_exists_in_the_sandbox_only() {
    assert_eq!(
        ask(SANDBOX, "/es/estilo", &[]).await.status(),
        StatusCode::OK
    );
    assert_eq!(
        ask(PRODUCTION, "/es/estilo", &[]).await.status(),
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn an_asset_is_compressed_as_the_browser_likes_and_kept_for_ever() {
    let cases = [
        ("gzip, br", "br", "br"),
        ("gzip", "gzip", "gz"),
        ("br;q=0", "", "wasm"),
    ];
    for (said, encoding, body) in cases {
        let answer = ask(SANDBOX, "/assets/app.1.wasm", &[("accept-encoding", said)]).await;
        assert_eq!(header_of(&answer, "content-encoding"), encoding);
        assert_eq!(header_of(&answer, "content-type"), "application/wasm");
        assert_eq!(header_of(&answer, "vary"), "Accept-Encoding");
        assert!(header_of(&answer, "cache-control").contains("immutable"));
        assert_eq!(text(answer).await, body);
    }
}

#[tokio::test]
async fn the_build_before_this_one_is_still_served() {
    assert_eq!(
        text(ask(SANDBOX, "/assets/app.0.wasm", &[]).await).await,
        "past"
    );
    assert_eq!(
        ask(SANDBOX, "/assets/app.9.wasm", &[]).await.status(),
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn a_page_the_browser_has_is_not_sent_again() {
    let first = ask(SANDBOX, "/es/", &[]).await;
    let again = ask(
        SANDBOX,
        "/es/",
        &[("if-none-match", header_of(&first, "etag"))],
    )
    .await;
    assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    assert_eq!(text(again).await, "");
}

#[tokio::test]
async fn only_reading_is_allowed() {
    let request = Request::post("/es/").body(Body::empty()).unwrap();
    let answer = router(small_site(), SANDBOX)
        .oneshot(request)
        .await
        .unwrap();
    assert_eq!(answer.status(), StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn a_sentence_from_the_settings_stands_above_every_page() {
    let site = Arc::into_inner(small_site()).unwrap();
    let site = site.with_banner("Cerrado el lunes.", "Closed on Monday.");
    let request = Request::get("/en/ayuda").body(Body::empty()).unwrap();
    let answer = router(Arc::new(site), SANDBOX)
        .oneshot(request)
        .await
        .unwrap();
    let page = text(answer).await;
    assert!(page.contains("Closed on Monday."), "{page}");
}
