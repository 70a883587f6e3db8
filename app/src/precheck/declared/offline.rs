//! A result kept on the device because the person asked for it: the declaration as the API answered,
//! and of the site what its page needs. The worker serves the second when there is no connection
//! ([`crate::reopen`]); the first is read here.

use crate::http::{self, read};
use crate::reopen;
use contract::lang::Lang;
use contract::pages::Page;
use contract::paths::{fill, precheck as doors};
use contract::precheck::DeclarationView;
use leptos::prelude::window;
use uuid::Uuid;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, Response};

/// Results, each under an address that no server has.
const RESULTS: &str = "ventanilla-results";

fn entry(id: Uuid) -> String {
    format!("/saved/precheck/{id}")
}

/// The declaration as it was when it was kept last.
pub async fn kept(id: Uuid) -> Option<DeclarationView> {
    // Not through the cache itself, which looking would make.
    let found = window().caches().ok()?.match_with_str(&entry(id));
    let answer: Response = JsFuture::from(found).await.ok()?.dyn_into().ok()?;
    let text = JsFuture::from(answer.text().ok()?).await.ok()?;
    read(&text.as_string()?).ok()
}

/// Keeps the declaration and what its page needs; the worker is registered now and not before.
///
/// # Errors
/// When the browser refuses, or there is no connection.
pub async fn keep(id: Uuid) -> Result<(), JsValue> {
    reopen::register().await?;
    keep_result(id).await?;
    reopen::RESULTS.keep(&pages_of(id)).await
}

/// What is kept follows what was changed since, and a newer build of the site. Nobody may remove it
/// meanwhile. Without a connection the older copy stays.
pub async fn renew(id: Uuid) {
    let _ = keep_result(id).await;
    let _ = reopen::RESULTS.renew(&pages_of(id)).await;
}

/// Removes the declaration from the device, and with the last one everything.
///
/// # Errors
/// When the browser refuses.
pub async fn forget(id: Uuid) -> Result<(), JsValue> {
    let results = cache(RESULTS).await?;
    JsFuture::from(results.delete_with_str(&entry(id))).await?;
    reopen::RESULTS.forget(&pages_of(id)).await?;
    if reopen::addresses(&results).await?.is_empty() {
        JsFuture::from(window().caches()?.delete(RESULTS)).await?;
    }
    Ok(())
}

async fn cache(name: &str) -> Result<Cache, JsValue> {
    let opened = JsFuture::from(window().caches()?.open(name)).await?;
    Ok(opened.unchecked_into())
}

async fn keep_result(id: Uuid) -> Result<(), JsValue> {
    let path = fill(doors::DECLARATION, &[&id.to_string()]);
    let text = http::get_text(&path).await.map_err(|_| JsValue::NULL)?;
    let answer = Response::new_with_opt_str(Some(&text))?;
    let results = cache(RESULTS).await?;
    JsFuture::from(results.put_with_str(&entry(id), &answer)).await?;
    Ok(())
}

fn pages_of(id: Uuid) -> [String; 2] {
    Lang::ALL.map(|lang| Page::Declaration.of(lang, id.to_string()).path())
}
