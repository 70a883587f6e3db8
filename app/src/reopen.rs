//! Pages that open without a connection, because a person asked for what they show to be kept on this
//! device. The page puts itself and the files that it was made of into the browser's cache; the worker
//! (`app/shell/worker.js`) serves them from there. Nothing of the API is ever among them.

use js_sys::{Array, JsString, Promise};
use leptos::prelude::window;
use std::collections::BTreeSet;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Cache, PerformanceEntry, Request, ServiceWorker, ServiceWorkerRegistration, ServiceWorkerState,
};

const WORKER: &str = "/sw.js";

const SWITCHED_OFF: JsValue = JsValue::NULL;

/// What the names of all shelves begin with, as the worker knows it.
const SHELVES: &str = "ventanilla-pages";

/// The pages of one room with their files, so that renewing them removes no other room's.
#[derive(Clone, Copy, Debug)]
pub struct Shelf(&'static str);

/// The results that travellers keep.
pub const RESULTS: Shelf = Shelf("ventanilla-pages");

/// The border officers' desk.
pub const DESK: Shelf = Shelf("ventanilla-pages-desk");

impl Shelf {
    /// Registers the worker if there is none, and keeps these pages, see [`Shelf::renew`].
    ///
    /// # Errors
    /// When the browser refuses, the worker is switched off, or there is no connection.
    pub async fn keep(self, paths: &[String]) -> Result<(), JsValue> {
        let kept = match register().await {
            Ok(()) => self.renew(paths).await,
            refused => refused,
        };
        if registration().await?.is_none() {
            // Switched off, perhaps only now: nothing would ever be served from here.
            self.remove().await?;
            return kept.and(Err(SWITCHED_OFF));
        }
        kept
    }

    /// Keeps these pages beside those that are here: all of them in the build of now, with the files
    /// that this page was made of. What older builds left goes when those are there.
    ///
    /// # Errors
    /// When the browser refuses, or there is no connection: what was kept stays.
    pub async fn renew(self, paths: &[String]) -> Result<(), JsValue> {
        let pages = self.open().await?;
        let before = addresses(&pages).await?;
        let mut wanted: BTreeSet<String> = before.iter().filter(|a| is_page(a)).cloned().collect();
        wanted.extend(paths.iter().cloned());
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

    /// Whether this page is here.
    pub async fn has(self, path: &str) -> bool {
        let Ok(caches) = window().caches() else {
            return false;
        };
        // Not through the cache itself, which looking would make.
        let found = JsFuture::from(caches.match_with_str(path)).await;
        found.is_ok_and(|found| !found.is_undefined())
    }

    /// Removes these pages; with the last one its files, and with the last shelf the worker.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn forget(self, paths: &[String]) -> Result<(), JsValue> {
        let there = JsFuture::from(window().caches()?.has(self.0)).await?;
        if there.is_falsy() {
            return Ok(());
        }
        let pages = self.open().await?;
        for page in paths {
            JsFuture::from(pages.delete_with_str(page)).await?;
        }
        if addresses(&pages).await?.iter().any(|a| is_page(a)) {
            return Ok(());
        }
        self.remove().await?;
        if shelves().await? == 0
            && let Some(worker) = registration().await?
        {
            JsFuture::from(worker.unregister()?).await?;
        }
        Ok(())
    }

    async fn open(self) -> Result<Cache, JsValue> {
        let opened = JsFuture::from(window().caches()?.open(self.0)).await?;
        Ok(opened.unchecked_into())
    }

    async fn remove(self) -> Result<(), JsValue> {
        JsFuture::from(window().caches()?.delete(self.0)).await?;
        Ok(())
    }
}

/// The worker is registered when something is kept, and not before.
///
/// # Errors
/// When the browser refuses, or the worker is switched off.
pub async fn register() -> Result<(), JsValue> {
    let workers = window().navigator().service_worker();
    let registered = JsFuture::from(workers.register(WORKER)).await?;
    let registered: ServiceWorkerRegistration = registered.unchecked_into();
    let newest = registered.installing().or_else(|| registered.waiting());
    if let Some(worker) = newest.or_else(|| registered.active()) {
        settled(&worker).await?;
    }
    // The script that stands in its place when it is switched off has removed itself by then. Not
    // `ready`, which waits for ever when that has happened already.
    registration().await?.map(drop).ok_or(SWITCHED_OFF)
}

/// Waits until the worker has begun its work, or was dropped.
async fn settled(worker: &ServiceWorker) -> Result<(), JsValue> {
    while !matches!(
        worker.state(),
        ServiceWorkerState::Activated | ServiceWorkerState::Redundant
    ) {
        let changed = Promise::new(&mut |done, _| worker.set_onstatechange(Some(&done)));
        JsFuture::from(changed).await?;
    }
    Ok(())
}

async fn registration() -> Result<Option<ServiceWorkerRegistration>, JsValue> {
    let workers = window().navigator().service_worker();
    let registered = JsFuture::from(workers.get_registration()).await?;
    Ok(registered.dyn_into().ok())
}

async fn shelves() -> Result<usize, JsValue> {
    let names: Array = JsFuture::from(window().caches()?.keys())
        .await?
        .unchecked_into();
    let names = names.iter().filter_map(|name| name.as_string());
    Ok(names.filter(|name| name.starts_with(SHELVES)).count())
}

fn is_page(address: &str) -> bool {
    !address.starts_with("/assets/")
}

/// The paths of a cache's entries.
///
/// # Errors
/// When the browser refuses.
pub async fn addresses(cache: &Cache) -> Result<BTreeSet<String>, JsValue> {
    let requests: Array = JsFuture::from(cache.keys()).await?.unchecked_into();
    let requests = requests.iter().map(JsCast::unchecked_into::<Request>);
    Ok(requests
        .filter_map(|request| path_of(&request.url()))
        .collect())
}

/// For pages that stay open for hours: the browser notes 250 files that it loaded, each answer of the API
/// among them, and none that comes later.
pub fn note_more_files() {
    if let Some(performance) = window().performance() {
        performance.set_resource_timing_buffer_size(10_000);
    }
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
