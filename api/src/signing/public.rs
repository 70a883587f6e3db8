//! The keys that anyone may have, and what they prove.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use contract::verify::{Claim, Envelope, Record};
use p256::ecdsa::signature::Verifier as _;
use p256::ecdsa::{Signature, VerifyingKey};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use std::fmt;

/// Keys that check signatures, the one that signs now first.
pub struct PublicKeys(Vec<Known>);

struct Known {
    kid: String,
    key: VerifyingKey,
}

/// Why a text is not signed by us. Whether what it says still holds is another question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotGenuine {
    #[error("not a signed text in its canonical form")]
    Unreadable,
    #[error("signed by a key that is not ours, or no longer")]
    UnknownKey,
    #[error("the signature does not fit the data")]
    Signature,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a JWK set with P-256 keys")]
pub struct NotKeys;

impl fmt::Debug for PublicKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list()
            .entries(self.0.iter().map(|known| &known.kid))
            .finish()
    }
}

impl PublicKeys {
    pub(super) fn new(keys: impl IntoIterator<Item = VerifyingKey>) -> Self {
        Self(keys.into_iter().map(Known::new).collect())
    }

    /// Reads a JWK set such as [`jwks`](Self::jwks) writes. A key is known by its own thumbprint,
    /// whatever name the set gives it.
    ///
    /// # Errors
    /// [`NotKeys`] when there is none in it, or one that cannot be read.
    pub fn from_jwks(text: &str) -> Result<Self, NotKeys> {
        let set: Value = serde_json::from_str(text).map_err(|_| NotKeys)?;
        let keys = set["keys"].as_array().ok_or(NotKeys)?;
        let keys = keys.iter().map(point).collect::<Option<Vec<_>>>();
        let keys = keys.filter(|keys| !keys.is_empty()).ok_or(NotKeys)?;
        Ok(Self::new(keys))
    }

    /// The keys as a JWK set (RFC 7517), the current one first.
    pub fn jwks(&self) -> Value {
        let keys = self.0.iter().map(|known| {
            let (x, y) = coordinates(&known.key);
            json!({
                "kty": "EC", "crv": "P-256", "x": x, "y": y,
                "kid": known.kid, "alg": "ES256", "use": "sig",
            })
        });
        json!({ "keys": keys.collect::<Vec<_>>() })
    }

    /// Names the first key: the first six bytes of its RFC 7638 thumbprint.
    pub fn kid(&self) -> &str {
        self.0.first().map_or("", |known| &known.kid)
    }

    /// What the text of a QR code says, when it is ours.
    ///
    /// # Errors
    /// [`NotGenuine`] says why not.
    pub fn claim(&self, text: &str) -> Result<Claim, NotGenuine> {
        self.genuine(text, Claim::read)
    }

    /// Which file a signed record names, when it is ours.
    ///
    /// # Errors
    /// [`NotGenuine`] says why not.
    pub fn record(&self, text: &str) -> Result<Record, NotGenuine> {
        self.genuine(text, Record::read)
    }

    fn genuine<T>(&self, text: &str, read: fn(&str) -> Option<T>) -> Result<T, NotGenuine> {
        let envelope = Envelope::parse(text).ok_or(NotGenuine::Unreadable)?;
        let said = read(envelope.data).ok_or(NotGenuine::Unreadable)?;
        let known = self.0.iter().find(|known| known.kid == envelope.kid);
        let known = known.ok_or(NotGenuine::UnknownKey)?;
        let signature = URL_SAFE_NO_PAD
            .decode(envelope.signature)
            .ok()
            .and_then(|raw| Signature::from_slice(&raw).ok())
            .ok_or(NotGenuine::Signature)?;
        let fits = known.key.verify(envelope.data.as_bytes(), &signature);
        fits.map(|()| said).map_err(|_| NotGenuine::Signature)
    }
}

impl Known {
    fn new(key: VerifyingKey) -> Self {
        let (x, y) = coordinates(&key);
        // RFC 7638 fixes the members and their order.
        let members = format!(r#"{{"crv":"P-256","kty":"EC","x":"{x}","y":"{y}"}}"#);
        let thumbprint = Sha256::digest(members.as_bytes());
        Self {
            kid: URL_SAFE_NO_PAD.encode(&thumbprint[..6]),
            key,
        }
    }
}

/// An uncompressed point is 4, then x and y of 32 bytes each.
fn coordinates(key: &VerifyingKey) -> (String, String) {
    let point = key.to_sec1_point(false);
    let (x, y) = point.as_bytes()[1..].split_at(32);
    (URL_SAFE_NO_PAD.encode(x), URL_SAFE_NO_PAD.encode(y))
}

fn point(jwk: &Value) -> Option<VerifyingKey> {
    if jwk["kty"] != "EC" || jwk["crv"] != "P-256" {
        return None;
    }
    let part = |name: &str| URL_SAFE_NO_PAD.decode(jwk[name].as_str()?).ok();
    let point = [vec![4], part("x")?, part("y")?].concat();
    VerifyingKey::from_sec1_bytes(&point).ok()
}
