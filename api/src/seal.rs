//! Personal data at rest: sealed with XChaCha20-Poly1305, found again by a keyed blind index.
//!
//! A sealed value is `key version (1 byte) ‖ nonce (24) ‖ ciphertext and tag`, bound to its
//! purpose: what was sealed as a person does not open as an address. A blind index is
//! HMAC-SHA-256 over purpose and normal form under a key of its own; its version stands beside it.
//!
//! Several generations of keys may be in use while they are rotated. The first one seals; what is
//! looked up is looked up under all of them. [`crate::reseal`] brings old rows to the first.

use crate::chance::Chance;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

const NONCE: usize = 24;

/// What a sealed value is; a value opens only as what it was sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    Email,
    Contact,
    Person,
    /// A trip that was declared, with its stay and contact.
    Trip,
    /// A reference that opens something.
    Reference,
    Draft,
    Mail,
    /// A paper's bytes and what its QR code says.
    Paper,
    /// Who is counted by a rate limit.
    Visitor,
    /// A one-time code.
    Code,
    Passkey,
    PasskeyChallenge,
    /// A challenge for a proof of work.
    Proof,
}

impl Purpose {
    const fn label(self) -> &'static [u8] {
        match self {
            Self::Email => b"email",
            Self::Contact => b"contact",
            Self::Person => b"person",
            Self::Trip => b"trip",
            Self::Reference => b"reference",
            Self::Draft => b"draft",
            Self::Mail => b"mail",
            Self::Paper => b"paper",
            Self::Visitor => b"visitor",
            Self::Code => b"code",
            Self::Passkey => b"passkey",
            Self::PasskeyChallenge => b"passkey-challenge",
            Self::Proof => b"proof",
        }
    }
}

/// The value was sealed under an unknown key, for another purpose, or was changed.
#[derive(Debug, thiserror::Error)]
#[error("a sealed value does not open")]
pub struct CannotOpen;

/// A generation of keys, both derived from one configured secret.
struct Keys {
    version: u8,
    cipher: XChaCha20Poly1305,
    index: [u8; 32],
}

/// Seals with the first keys, opens and looks up with every generation still configured.
pub struct Seal {
    generations: Vec<Keys>,
    chance: Chance,
}

impl Seal {
    /// `secrets`: version and secret, the one that seals first. At least one.
    pub fn new(secrets: &[(u8, &[u8])], chance: Chance) -> Self {
        let generations = secrets
            .iter()
            .map(|(version, secret)| Keys::derive(*version, secret));
        Self {
            generations: generations.collect(),
            chance,
        }
    }

    fn writer(&self) -> &Keys {
        &self.generations[0]
    }

    /// The version that seals.
    pub fn version(&self) -> u8 {
        self.writer().version
    }

    /// Every version that opens and looks up.
    pub fn versions(&self) -> impl Iterator<Item = u8> {
        self.generations.iter().map(|keys| keys.version)
    }

    /// # Panics
    /// Never: what we seal is far below the cipher's limit.
    pub fn seal(&self, purpose: Purpose, plain: &[u8]) -> Vec<u8> {
        let keys = self.writer();
        let nonce: [u8; NONCE] = self.chance.bytes();
        let payload = Payload {
            msg: plain,
            aad: purpose.label(),
        };
        let sealed = keys.cipher.encrypt(&XNonce::from(nonce), payload);
        let sealed = sealed.expect("a few kilobytes fit the cipher's limit");
        [&[keys.version][..], &nonce, &sealed].concat()
    }

    /// # Errors
    /// [`CannotOpen`].
    pub fn open(&self, purpose: Purpose, sealed: &[u8]) -> Result<Vec<u8>, CannotOpen> {
        let (version, rest) = sealed.split_first().ok_or(CannotOpen)?;
        let (nonce, body) = rest.split_at_checked(NONCE).ok_or(CannotOpen)?;
        let nonce: [u8; NONCE] = nonce.try_into().map_err(|_| CannotOpen)?;
        let keys = self
            .generations
            .iter()
            .find(|k| k.version == *version)
            .ok_or(CannotOpen)?;
        let payload = Payload {
            msg: body,
            aad: purpose.label(),
        };
        keys.cipher
            .decrypt(&XNonce::from(nonce), payload)
            .map_err(|_| CannotOpen)
    }

    /// # Panics
    /// Never: our own types serialise.
    pub fn seal_json(&self, purpose: Purpose, value: &impl Serialize) -> Vec<u8> {
        let plain = serde_json::to_vec(value).expect("our own types serialise");
        self.seal(purpose, &plain)
    }

    /// # Errors
    /// [`CannotOpen`], also when what opens is not a `T`.
    pub fn open_json<T: DeserializeOwned>(
        &self,
        purpose: Purpose,
        sealed: &[u8],
    ) -> Result<T, CannotOpen> {
        serde_json::from_slice(&self.open(purpose, sealed)?).map_err(|_| CannotOpen)
    }

    /// Keyed, since a request holds personal data: tells whether a repeated request is the same.
    pub fn fingerprint(&self, request: &impl Serialize) -> String {
        self.blind(Purpose::Draft, &as_text(request)).0
    }

    /// Whether a fingerprint, made under any generation, is that of this request.
    pub fn is_fingerprint(&self, stored: &str, request: &impl Serialize) -> bool {
        self.is_blind(stored, Purpose::Draft, &as_text(request))
    }

    /// The blind index to store of a value in its normal form, and the version of its key.
    pub fn blind(&self, purpose: Purpose, normal: &str) -> (String, i32) {
        self.writer().blind(purpose, normal)
    }

    /// The blind indexes under which a value may have been stored, the one to store first.
    pub fn blinds(&self, purpose: Purpose, normal: &str) -> Vec<(String, i32)> {
        let blind = |keys: &Keys| keys.blind(purpose, normal);
        self.generations.iter().map(blind).collect()
    }

    /// Whether a stored blind index is of this value, under any generation.
    pub fn is_blind(&self, stored: &str, purpose: Purpose, normal: &str) -> bool {
        self.generations
            .iter()
            .any(|keys| keys.blind(purpose, normal).0 == stored)
    }
}

fn as_text(request: &impl Serialize) -> String {
    serde_json::to_string(request).expect("our own types serialise")
}

impl Keys {
    fn derive(version: u8, secret: &[u8]) -> Self {
        let labelled = |label: &[u8]| -> [u8; 32] {
            let mut mac = Hmac::<Sha256>::new_from_slice(secret).expect("any key length fits");
            mac.update(label);
            mac.finalize().into_bytes().into()
        };
        let cipher = XChaCha20Poly1305::new(&Key::from(labelled(b"seal")));
        Self {
            version,
            cipher,
            index: labelled(b"index"),
        }
    }

    fn blind(&self, purpose: Purpose, normal: &str) -> (String, i32) {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.index).expect("any key length fits");
        mac.update(purpose.label());
        mac.update(b"\0");
        mac.update(normal.as_bytes());
        let index = hex::encode(mac.finalize().into_bytes());
        (index, i32::from(self.version))
    }
}

impl std::fmt::Debug for Seal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Seal")
    }
}

/// The hash under which a random secret (a link's, a draft's) is stored: it has 256 bits of its
/// own, so that a plain hash suffices.
pub fn hash_secret(secret: &str) -> String {
    hex::encode(Sha256::digest(secret.as_bytes()))
}

#[cfg(test)]
mod tests;
