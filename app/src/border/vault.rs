//! What the device keeps for the officer while there is no network: sealed under a key that no script
//! can read out, and gone when the shift ends.
//!
//! The browser holds the key (`WebCrypto`, not extractable) and the sealed texts in its `IndexedDB`.
//! Whoever copies the files of the browser has neither; whoever opens this page on the device within
//! the shift has both, as the officer does.

use crate::http::read;
use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use leptos::prelude::window;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    CryptoKey, IdbDatabase, IdbFactory, IdbObjectStore, IdbOpenDbRequest, IdbRequest,
    IdbTransactionMode, SubtleCrypto,
};

const DATABASE: &str = "frontera";
const STORE: &str = "kept";
const KEY: &str = "key";
const NONCE: u32 = 12;

/// Seals the value under this name, in the place of an older one. `None`: the browser refused.
pub async fn keep(name: &str, value: &impl Serialize) -> Option<()> {
    let text = serde_json::to_string(value).ok()?;
    let database = opened(Missing::Made).await.ok()?;
    let done = put(&database, name, &text).await;
    database.close();
    done.ok()
}

/// What was kept under this name; nothing when there is none or it does not open. Looking makes
/// neither database nor key.
pub async fn kept<T: DeserializeOwned>(name: &str) -> Option<T> {
    let database = opened(Missing::Left).await.ok()?;
    let text = get(&database, name).await;
    database.close();
    read(&text.ok()??).ok()
}

/// Deletes everything, the key first of all.
pub async fn forget() -> Option<()> {
    let request = delete()?;
    done(request.as_ref()).await.ok().map(drop)
}

/// The same without waiting for it: the browser finishes what it was asked.
pub fn delete() -> Option<IdbOpenDbRequest> {
    factory()?.delete_database(DATABASE).ok()
}

async fn put(database: &IdbDatabase, name: &str, text: &str) -> Result<(), JsValue> {
    let key = match key(database).await? {
        Some(key) => key,
        None => new_key(database).await?,
    };
    let nonce = Uint8Array::new_with_length(NONCE);
    window()
        .crypto()?
        .get_random_values_with_js_u8_array(&nonce)?;
    let plain = Uint8Array::from(text.as_bytes());
    let sealed = subtle()?.encrypt_with_object_and_js_u8_array(&aes(&nonce)?, &key, &plain)?;
    let sealed = JsFuture::from(sealed).await?;
    let row = Array::of2(&nonce, &sealed);
    let store = store(database, IdbTransactionMode::Readwrite)?;
    done(&store.put_with_key(&row, &name.into())?).await?;
    Ok(())
}

async fn get(database: &IdbDatabase, name: &str) -> Result<Option<String>, JsValue> {
    let Some(key) = key(database).await? else {
        return Ok(None);
    };
    let row = done(&store(database, IdbTransactionMode::Readonly)?.get(&name.into())?).await?;
    if row.is_undefined() {
        return Ok(None);
    }
    let row: Array = row.dyn_into()?;
    let (nonce, sealed) = (Uint8Array::new(&row.get(0)), Uint8Array::new(&row.get(1)));
    let plain = subtle()?.decrypt_with_object_and_js_u8_array(&aes(&nonce)?, &key, &sealed)?;
    let plain = Uint8Array::new(&JsFuture::from(plain).await?).to_vec();
    Ok(String::from_utf8(plain).ok())
}

/// The key of this shift, when there is one.
async fn key(database: &IdbDatabase) -> Result<Option<CryptoKey>, JsValue> {
    let known = done(&store(database, IdbTransactionMode::Readonly)?.get(&KEY.into())?).await?;
    if known.is_undefined() {
        return Ok(None);
    }
    known.dyn_into().map(Some)
}

async fn new_key(database: &IdbDatabase) -> Result<CryptoKey, JsValue> {
    let algorithm = named()?;
    Reflect::set(&algorithm, &"length".into(), &256.into())?;
    let usages = Array::of2(&"encrypt".into(), &"decrypt".into());
    let made = subtle()?.generate_key_with_object(&algorithm, false, &usages)?;
    let made = JsFuture::from(made).await?;
    let store = store(database, IdbTransactionMode::Readwrite)?;
    done(&store.put_with_key(&made, &KEY.into())?).await?;
    made.dyn_into()
}

fn subtle() -> Result<SubtleCrypto, JsValue> {
    Ok(window().crypto()?.subtle())
}

fn named() -> Result<Object, JsValue> {
    let algorithm = Object::new();
    Reflect::set(&algorithm, &"name".into(), &"AES-GCM".into())?;
    Ok(algorithm)
}

fn aes(nonce: &Uint8Array) -> Result<Object, JsValue> {
    let algorithm = named()?;
    Reflect::set(&algorithm, &"iv".into(), nonce)?;
    Ok(algorithm)
}

fn factory() -> Option<IdbFactory> {
    window().indexed_db().ok().flatten()
}

fn store(database: &IdbDatabase, mode: IdbTransactionMode) -> Result<IdbObjectStore, JsValue> {
    database
        .transaction_with_str_and_mode(STORE, mode)?
        .object_store(STORE)
}

/// What becomes of a database that is not there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Missing {
    Made,
    /// It stays missing, and opening it fails.
    Left,
}

async fn opened(missing: Missing) -> Result<IdbDatabase, JsValue> {
    let request = factory().ok_or(JsValue::NULL)?.open_with_u32(DATABASE, 1)?;
    let new = request.clone();
    let make = Closure::once_into_js(move || -> Result<(), JsValue> {
        if missing == Missing::Left {
            return new.transaction().ok_or(JsValue::NULL)?.abort();
        }
        let database: IdbDatabase = new.result()?.dyn_into()?;
        database.create_object_store(STORE).map(drop)
    });
    request.set_onupgradeneeded(Some(make.unchecked_ref()));
    done(request.as_ref()).await?.dyn_into()
}

/// What a request brings.
async fn done(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let settled = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(settled).await?;
    request.result()
}
