//! What the browser is asked about passkeys, and what it answers. Requests and answers are JSON of
//! `WebAuthn`'s own, read and written by the browser; nothing in them is ours to know.

use contract::identity::PasskeyChallenge;
use js_sys::{Function, JSON, Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Why there is no answer of a passkey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// The person stopped, or it took too long. Browsers do not tell which.
    Stopped,
    /// This device's passkey is registered already.
    Known,
    /// Passkeys are made for another address, which is this one.
    Elsewhere(String),
    /// A browser that is too old, or one without any passkey.
    Unable,
}

/// Makes a new passkey.
pub async fn create(challenge: &PasskeyChallenge) -> Result<String, Obstacle> {
    ask(challenge, "parseCreationOptionsFromJSON", "create").await
}

/// Uses one of those that the challenge names.
pub async fn get(challenge: &PasskeyChallenge) -> Result<String, Obstacle> {
    ask(challenge, "parseRequestOptionsFromJSON", "get").await
}

async fn ask(challenge: &PasskeyChallenge, parse: &str, method: &str) -> Result<String, Obstacle> {
    if let Some(address) = address_elsewhere(&challenge.host) {
        return Err(Obstacle::Elsewhere(address));
    }
    let asked = begin(&challenge.options, parse, method).map_err(|_| Obstacle::Unable)?;
    let credential = JsFuture::from(asked).await.map_err(|error| why(&error))?;
    let json = call(&credential, "toJSON", &JsValue::UNDEFINED).map_err(|_| Obstacle::Unable)?;
    let text = JSON::stringify(&json).map_err(|_| Obstacle::Unable)?;
    Ok(text.into())
}

fn begin(options: &str, parse: &str, method: &str) -> Result<Promise, JsValue> {
    let class = Reflect::get(&window(), &"PublicKeyCredential".into())?;
    let options = call(&class, parse, &JSON::parse(options)?)?;
    let request = Object::new();
    Reflect::set(&request, &"publicKey".into(), &options)?;
    let credentials = Reflect::get(&window().navigator(), &"credentials".into())?;
    call(&credentials, method, &request)?.dyn_into()
}

fn call(target: &JsValue, method: &str, argument: &JsValue) -> Result<JsValue, JsValue> {
    let function: Function = Reflect::get(target, &method.into())?.dyn_into()?;
    function.call1(target, argument)
}

fn why(error: &JsValue) -> Obstacle {
    let name = Reflect::get(error, &"name".into()).ok();
    match name.and_then(|name| name.as_string()).as_deref() {
        Some("NotAllowedError" | "AbortError") => Obstacle::Stopped,
        Some("InvalidStateError") => Obstacle::Known,
        _ => Obstacle::Unable,
    }
}

/// The same page on the host that passkeys are made for, when this is another.
fn address_elsewhere(host: &str) -> Option<String> {
    let location = window().location();
    let here = location.hostname().ok()?;
    if here == host || here.ends_with(&format!(".{host}")) {
        return None;
    }
    let (protocol, path) = (location.protocol().ok()?, location.pathname().ok()?);
    let port = location.port().ok().filter(|port| !port.is_empty());
    let port = port.map(|port| format!(":{port}")).unwrap_or_default();
    Some(format!("{protocol}//{host}{port}{path}"))
}
