//! A proof of work, asked for when much came from one address: the device derives keys by the
//! browser's own PBKDF2 until one begins as the challenge wants (ALTCHA, version 2).

use crate::http::{self, Failure, Key, read};
use crate::markup::{live, view};
use crate::ui::lang;
use contract::paths::{fill, precheck as doors};
use contract::problem::Code;
use js_sys::{Array, ArrayBuffer, Object, Reflect, Uint8Array};
use leptos::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto};

/// What is read of a challenge; it goes back as it came.
#[derive(Deserialize)]
struct Challenge {
    parameters: Parameters,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Parameters {
    algorithm: String,
    nonce: String,
    salt: String,
    cost: u32,
    key_length: u32,
    key_prefix: String,
}

/// What the API asks for today.
const ALGORITHM: &str = "PBKDF2/SHA-256";

/// Posts, and if a proof is wanted, makes one and posts again; `proving` is true meanwhile.
pub async fn post<T: DeserializeOwned>(
    door: &str,
    body: &impl Serialize,
    key: &Key,
    proving: RwSignal<bool>,
) -> Result<T, Failure> {
    let path = fill(door, &[]);
    match http::post(&path, body, key).await {
        Err(Failure::Refused(problem)) if problem.code == Code::ProofRequired => {}
        answer => return answer,
    }
    proving.set(true);
    let proof = prove().await;
    proving.set(false);
    http::post_proven(&path, body, key, proof?).await
}

/// Said while the device works; nobody has to do anything.
pub fn told(proving: RwSignal<bool>) -> AnyView {
    let lang = lang();
    let said = live(move || {
        proving.get().then(|| {
            lang.pick(
                "Comprobando que no es un programa… No tiene que hacer nada.",
                "Checking that you are not a program… You do not have to do anything.",
            )
        })
    });
    view! { <p class="proving" role="status">{said}</p> }
}

async fn prove() -> Result<String, Failure> {
    let challenge = http::get_text(&fill(doors::CHALLENGE, &[])).await?;
    let Challenge { parameters } = read(&challenge)?;
    if parameters.algorithm != ALGORITHM {
        return Err(Failure::Unreadable);
    }
    let (counter, key) = solve(&parameters).await.map_err(|_| Failure::Unreadable)?;
    let solution = format!(
        r#"{{"challenge":{challenge},"solution":{{"counter":{counter},"derivedKey":"{key}"}}}}"#
    );
    window().btoa(&solution).map_err(|_| Failure::Unreadable)
}

/// The first counter whose key begins as wanted, and that key.
async fn solve(parameters: &Parameters) -> Result<(u32, String), JsValue> {
    let subtle = window().crypto()?.subtle();
    let algorithm = algorithm(parameters)?;
    let mut password = bytes(&parameters.nonce);
    let nonce = password.len();
    for counter in 0..u32::MAX {
        password.truncate(nonce);
        password.extend(counter.to_be_bytes());
        let key = derive(&subtle, &algorithm, &password, parameters.key_length).await?;
        let key = hex(&key);
        if key.starts_with(&parameters.key_prefix) {
            return Ok((counter, key));
        }
    }
    Err(JsValue::NULL)
}

fn algorithm(parameters: &Parameters) -> Result<Object, JsValue> {
    let algorithm = Object::new();
    let salt = Uint8Array::from(bytes(&parameters.salt).as_slice());
    let set = |name: &str, value: &JsValue| Reflect::set(&algorithm, &name.into(), value);
    set("name", &"PBKDF2".into())?;
    set("hash", &"SHA-256".into())?;
    set("salt", &salt)?;
    set("iterations", &parameters.cost.into())?;
    Ok(algorithm)
}

async fn derive(
    subtle: &SubtleCrypto,
    algorithm: &Object,
    password: &[u8],
    length: u32,
) -> Result<Vec<u8>, JsValue> {
    let password = Uint8Array::from(password);
    let uses = Array::of1(&"deriveBits".into());
    let imported = subtle.import_key_with_str("raw", &password, "PBKDF2", false, &uses)?;
    let key: CryptoKey = JsFuture::from(imported).await?.unchecked_into();
    let bits = subtle.derive_bits_with_object(algorithm, &key, length * 8)?;
    let bits: ArrayBuffer = JsFuture::from(bits).await?.unchecked_into();
    Ok(Uint8Array::new(&bits).to_vec())
}

fn bytes(hex: &str) -> Vec<u8> {
    let digits = hex.as_bytes().chunks_exact(2);
    let value = |digit: u8| char::from(digit).to_digit(16).unwrap_or(0);
    digits
        .map(|pair| u8::try_from(value(pair[0]) * 16 + value(pair[1])).unwrap_or(0))
        .collect()
}

fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(value.into(), 16).unwrap_or('0');
    let digits = bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]);
    digits.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hexadecimal_is_read_as_it_is_written() {
        let all: Vec<u8> = (0..=255).collect();
        assert_eq!(bytes(&hex(&all)), all);
        assert_eq!(hex(&[0, 0x0f, 0xa0]), "000fa0");
    }
}
