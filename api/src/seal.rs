//! Personal data at rest: sealed with XChaCha20-Poly1305, found again by a keyed blind index.
//!
//! A sealed value is `key version (1 byte) ‖ nonce (24) ‖ ciphertext and tag`, bound to its
//! purpose: what was sealed as a person does not open as an address. A blind index is
//! HMAC-SHA-256 over purpose and normal form under a key of its own; its version stands beside it.

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
    Draft,
    Mail,
    /// Who is counted by a rate limit.
    Visitor,
    /// A one-time code.
    Code,
}

impl Purpose {
    const fn label(self) -> &'static [u8] {
        match self {
            Self::Email => b"email",
            Self::Contact => b"contact",
            Self::Person => b"person",
            Self::Draft => b"draft",
            Self::Mail => b"mail",
            Self::Visitor => b"visitor",
            Self::Code => b"code",
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

/// Seals with the newest keys, opens with every generation still configured.
pub struct Seal {
    generations: Vec<Keys>,
    chance: Chance,
}

impl Seal {
    /// `secrets`: version and secret, the newest last. At least one.
    pub fn new(secrets: &[(u8, &[u8])], chance: Chance) -> Self {
        let generations = secrets
            .iter()
            .map(|(version, secret)| Keys::derive(*version, secret));
        Self {
            generations: generations.collect(),
            chance,
        }
    }

    fn newest(&self) -> &Keys {
        &self.generations[self.generations.len() - 1]
    }

    /// # Panics
    /// Never: what we seal is far below the cipher's limit.
    pub fn seal(&self, purpose: Purpose, plain: &[u8]) -> Vec<u8> {
        let keys = self.newest();
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
    ///
    /// # Panics
    /// Never: our own types serialise.
    pub fn fingerprint(&self, request: &impl Serialize) -> String {
        let text = serde_json::to_string(request).expect("our own types serialise");
        self.blind(Purpose::Draft, &text).0
    }

    /// The blind index of a value in its normal form, and the version of its key.
    ///
    /// # Panics
    /// Never: HMAC takes a key of any length.
    pub fn blind(&self, purpose: Purpose, normal: &str) -> (String, i32) {
        let keys = self.newest();
        let mut mac = Hmac::<Sha256>::new_from_slice(&keys.index).expect("any key length fits");
        mac.update(purpose.label());
        mac.update(b"\0");
        mac.update(normal.as_bytes());
        (
            hex::encode(mac.finalize().into_bytes()),
            i32::from(keys.version),
        )
    }
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
mod tests {
    use super::*;

    fn seal(secrets: &[(u8, &[u8])]) -> Seal {
        Seal::new(secrets, Chance::seeded(1))
    }

    #[test]
    fn what_was_sealed_opens_as_what_it_was_and_as_nothing_else() {
        let seal = seal(&[(1, b"first")]);
        let sealed = seal.seal(Purpose::Person, b"Ana");
        assert_eq!(seal.open(Purpose::Person, &sealed).unwrap(), b"Ana");
        assert!(seal.open(Purpose::Email, &sealed).is_err());
    }

    #[test]
    fn a_changed_byte_does_not_open() {
        let seal = seal(&[(1, b"first")]);
        let mut sealed = seal.seal(Purpose::Person, b"Ana");
        *sealed.last_mut().unwrap() ^= 1;
        assert!(seal.open(Purpose::Person, &sealed).is_err());
        assert!(seal.open(Purpose::Person, &[]).is_err());
    }

    #[test]
    fn old_values_open_after_the_key_was_rotated() {
        let old = seal(&[(1, b"first")]).seal(Purpose::Email, b"a@example.org");
        let rotated = seal(&[(1, b"first"), (2, b"second")]);
        assert_eq!(
            rotated.open(Purpose::Email, &old).unwrap(),
            b"a@example.org"
        );
        assert_eq!(rotated.blind(Purpose::Email, "x").1, 2);
        assert!(seal(&[(2, b"second")]).open(Purpose::Email, &old).is_err());
    }

    #[test]
    fn the_same_value_has_the_same_index_and_different_sealed_bytes() {
        let seal = seal(&[(1, b"first")]);
        assert_eq!(
            seal.blind(Purpose::Person, "x"),
            seal.blind(Purpose::Person, "x")
        );
        assert_ne!(
            seal.blind(Purpose::Person, "x"),
            seal.blind(Purpose::Email, "x")
        );
        assert_ne!(
            seal.seal(Purpose::Person, b"x"),
            seal.seal(Purpose::Person, b"x")
        );
    }
}
