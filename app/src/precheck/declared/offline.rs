//! A result kept on the device because the person asked for it: the declaration as the API answered,
//! and of the site what its page needs. The worker (`app/shell/worker.js`) serves the second when
//! there is no connection; the first is read here.

use crate::http::{self, read};
use contract::lang::Lang;
use contract::pages::Page;
use contract::paths::{fill, precheck as doors};
use contract::precheck::DeclarationView;
use js_sys::{Array, JsString};
use leptos::prelude::window;
use std::collections::BTreeSet;
use uuid::Uuid;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, PerformanceEntry, Request, Response, ServiceWorkerRegistration};

const WORKER: &str = "/sw.js";

/// Pages and assets; the worker reads from it.
const PAGES: &str = "ventanilla-pages";

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
    let workers = window().navigator().service_worker();
    JsFuture::from(workers.register(WORKER)).await?;
    JsFuture::from(workers.ready()?).await?;
    keep_result(id).await?;
    keep_pages(id).await
}

/// What is kept follows what was changed since, and a newer build of the site. Nobody may remove it
/// meanwhile. Without a connection the older copy stays.
pub async fn renew(id: Uuid) {
    let _ = keep_result(id).await;
    let _ = keep_pages(id).await;
}

/// Removes the declaration from the device, and with the last one everything.
///
/// # Errors
/// When the browser refuses.
pub async fn forget(id: Uuid) -> Result<(), JsValue> {
    let results = cache(RESULTS).await?;
    JsFuture::from(results.delete_with_str(&entry(id))).await?;
    let pages = cache(PAGES).await?;
    for page in pages_of(id) {
        JsFuture::from(pages.delete_with_str(&page)).await?;
    }
    if addresses(&results).await?.is_empty() {
        remove_all().await?;
    }
    Ok(())
}

async fn remove_all() -> Result<(), JsValue> {
    let caches = window().caches()?;
    JsFuture::from(caches.delete(RESULTS)).await?;
    JsFuture::from(caches.delete(PAGES)).await?;
    let workers = window().navigator().service_worker();
    let registered = JsFuture::from(workers.get_registration()).await?;
    if let Ok(worker) = registered.dyn_into::<ServiceWorkerRegistration>() {
        JsFuture::from(worker.unregister()?).await?;
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

/// Every kept page in the build of now, with the files that this page was made of; what older
/// builds left goes when those are there.
async fn keep_pages(id: Uuid) -> Result<(), JsValue> {
    let pages = cache(PAGES).await?;
    let before = addresses(&pages).await?;
    let is_asset = |address: &String| address.starts_with("/assets/");
    let mut wanted: BTreeSet<String> = before.iter().filter(|a| !is_asset(a)).cloned().collect();
    wanted.extend(pages_of(id));
    wanted.extend(loaded_assets());
    let list: Array = wanted
        .iter()
        .map(|one| JsString::from(one.as_str()))
        .collect();
    JsFuture::from(pages.add_all_with_str_sequence(&list)).await?;
    for old in before.difference(&wanted) {
        JsFuture::from(pages.delete_with_str(old)).await?;
    }
    Ok(())
}

fn pages_of(id: Uuid) -> [String; 2] {
    Lang::ALL.map(|lang| Page::Declaration.of(lang, id.to_string()).path())
}

/// The paths of a cache's entries.
async fn addresses(cache: &Cache) -> Result<BTreeSet<String>, JsValue> {
    let requests: Array = JsFuture::from(cache.keys()).await?.unchecked_into();
    let requests = requests.iter().map(JsCast::unchecked_into::<Request>);
    Ok(requests
        .filter_map(|request| path_of(&request.url()))
        .collect())
}

fn loaded_assets() -> impl Iterator<Item = String> {
    let performance = window().performance();
    let entries = performance.map(|all| all.get_entries_by_type("resource"));
    let entries = entries.unwrap_or_default().to_vec().into_iter();
    let names = entries.map(|entry| entry.unchecked_into::<PerformanceEntry>().name());
    names
        .filter_map(|name| path_of(&name))
        .filter(|path| path.starts_with("/assets/"))
}

/// The path of an address of this site.
fn path_of(address: &str) -> Option<String> {
    let origin = window().location().origin().ok()?;
    address.strip_prefix(&origin).map(str::to_owned)
}
