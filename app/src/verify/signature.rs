//! Signatures and hashes by the browser's own cryptography: no code of ours does them here.

use crate::http::{self, Failure};
use contract::paths::verify::KEYS;
use contract::verify::Envelope;
use js_sys::{Array, JSON, Object, Reflect, Uint8Array};
use leptos::prelude::{GetUntracked, RwSignal, Set, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signature {
    Right,
    Wrong,
    /// The key is not here, or the browser checks no signatures.
    Unchecked,
}

/// The published keys, as text. A copy that the browser kept will do, unless it must be `fresh`:
/// then they are asked for, since a key may be new.
pub async fn published(fresh: bool) -> Result<String, Failure> {
    http::get_kept(KEYS, fresh).await
}

/// By the keys that are here; by those that are published now, when the key is not among them.
/// These are here then.
pub async fn check(envelope: Envelope<'_>, here: RwSignal<Option<String>>) -> Signature {
    if let Some(keys) = here.get_untracked() {
        let checked = by(envelope, &keys).await;
        if checked != Signature::Unchecked {
            return checked;
        }
    }
    let Ok(keys) = published(true).await else {
        return Signature::Unchecked;
    };
    let checked = by(envelope, &keys).await;
    here.set(Some(keys));
    match checked {
        Signature::Unchecked if subtle().is_some() => Signature::Wrong,
        checked => checked,
    }
}

async fn by(envelope: Envelope<'_>, keys: &str) -> Signature {
    match fits(envelope, keys).await {
        Ok(Some(true)) => Signature::Right,
        Ok(Some(false)) => Signature::Wrong,
        Ok(None) | Err(_) => Signature::Unchecked,
    }
}

/// `None` when the key is not among these.
async fn fits(envelope: Envelope<'_>, keys: &str) -> Result<Option<bool>, JsValue> {
    let subtle = subtle().ok_or(JsValue::NULL)?;
    let set = JSON::parse(keys)?;
    let list: Array = Reflect::get(&set, &"keys".into())?.dyn_into()?;
    let named = |jwk: &JsValue| {
        let kid = Reflect::get(jwk, &"kid".into()).ok();
        kid.and_then(|kid| kid.as_string()).as_deref() == Some(envelope.kid)
    };
    let Some(jwk) = list.iter().find(named) else {
        return Ok(None);
    };
    let curve = named_object(&[("name", "ECDSA"), ("namedCurve", "P-256")])?;
    let usages = Array::of1(&"verify".into());
    let jwk: Object = jwk.dyn_into()?;
    let imported = subtle.import_key_with_object("jwk", &jwk, &curve, false, &usages)?;
    let key: CryptoKey = JsFuture::from(imported).await?.dyn_into()?;
    let algorithm = named_object(&[("name", "ECDSA"), ("hash", "SHA-256")])?;
    let signature = Uint8Array::from(&bytes(envelope.signature)?[..]);
    let data = Uint8Array::from(envelope.data.as_bytes());
    let judged = subtle
        .verify_with_object_and_js_u8_array_and_js_u8_array(&algorithm, &key, &signature, &data)?;
    Ok(Some(JsFuture::from(judged).await?.is_truthy()))
}

/// The SHA-256 of a file, in lower-case hexadecimal. The file stays on the device.
pub async fn sha256(file: &web_sys::File) -> Option<String> {
    let content = JsFuture::from(file.array_buffer()).await.ok()?;
    let content = Uint8Array::new(&content);
    let hashing = subtle()?.digest_with_str_and_js_u8_array("SHA-256", &content);
    let hash = JsFuture::from(hashing.ok()?).await.ok()?;
    let digit = |half: u8| char::from_digit(half.into(), 16).unwrap_or('0');
    let bytes = Uint8Array::new(&hash).to_vec();
    Some(
        bytes
            .iter()
            .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
            .collect(),
    )
}

/// Absent where the page did not come over a safe connection.
fn subtle() -> Option<SubtleCrypto> {
    let crypto = window().crypto().ok()?;
    let subtle = Reflect::get(&crypto, &"subtle".into()).ok()?;
    subtle.dyn_into().ok()
}

/// Base64url without padding, by way of the browser's `atob`.
fn bytes(text: &str) -> Result<Vec<u8>, JsValue> {
    let plain = text.replace('-', "+").replace('_', "/");
    let binary = window().atob(&format!("{plain}=="))?;
    Ok(binary.chars().map(|c| c as u8).collect())
}

fn named_object(entries: &[(&str, &str)]) -> Result<Object, JsValue> {
    let object = Object::new();
    for (name, value) in entries {
        Reflect::set(&object, &(*name).into(), &(*value).into())?;
    }
    Ok(object)
}
