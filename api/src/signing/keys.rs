//! The signing key, the keys that signed before it, and the set that is published.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use p256::ecdsa::signature::{Signer as _, Verifier as _};
use p256::ecdsa::{Signature, SigningKey, VerifyingKey};
use p256::pkcs8::{DecodePrivateKey as _, DecodePublicKey as _, EncodePrivateKey as _, LineEnding};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use std::fmt;
use std::io;
use std::path::Path;

use crate::chance::Chance;

/// One key that signs and any number that only verify.
pub struct Keys {
    signing: SigningKey,
    /// The current one first.
    known: Vec<Known>,
}

struct Known {
    kid: String,
    key: VerifyingKey,
}

#[derive(Debug, thiserror::Error)]
pub enum BadKey {
    #[error("the signing key is not a P-256 private key in PKCS#8 PEM")]
    Current,
    #[error("retired key {0} is not a P-256 key in PEM")]
    Retired(usize),
    #[error("the sandbox's key file cannot be used: {0}")]
    File(#[from] io::Error),
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list()
            .entries(self.known.iter().map(|known| &known.kid))
            .finish()
    }
}

impl Keys {
    /// `current` is a private key; a retired one may be given as public or private PEM. Rotation:
    /// put a new key as current and the old one among the retired, as long as its papers live.
    ///
    /// # Errors
    /// Which key cannot be read; never its text.
    pub fn from_pem(current: &str, retired: &[impl AsRef<str>]) -> Result<Self, BadKey> {
        let signing = SigningKey::from_pkcs8_pem(current).map_err(|_| BadKey::Current)?;
        let mut known = vec![Known::new(*signing.verifying_key())];
        for (at, pem) in retired.iter().enumerate() {
            let private = SigningKey::from_pkcs8_pem(pem.as_ref()).map(|key| *key.verifying_key());
            let key = VerifyingKey::from_public_key_pem(pem.as_ref()).or(private);
            known.push(Known::new(key.map_err(|_| BadKey::Retired(at))?));
        }
        Ok(Self { signing, known })
    }

    /// For sandbox mode: reads the key of an earlier start from `path`, or makes one and keeps it,
    /// so that papers of yesterday still verify.
    ///
    /// # Errors
    /// When the file cannot be read or written, or holds something else.
    pub fn load_or_create(path: &Path, chance: &Chance) -> Result<Self, BadKey> {
        match std::fs::read_to_string(path) {
            Ok(pem) => return Self::from_pem(&pem, &[] as &[&str]),
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
            Err(_) => {}
        }
        let pem = new_key(chance)
            .to_pkcs8_pem(LineEnding::LF)
            .map_err(|_| BadKey::Current)?;
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        write_private(path, &pem)?;
        // Read back: of two processes that start at once both must use the file's key.
        Self::from_pem(&std::fs::read_to_string(path)?, &[] as &[&str])
    }

    /// Names the key that signs now: the first half of its RFC 7638 thumbprint.
    pub fn kid(&self) -> &str {
        &self.known[0].kid
    }

    /// The public keys as a JWK set (RFC 7517), the current one first.
    pub fn jwks(&self) -> Value {
        let keys = self.known.iter().map(|known| {
            let (x, y) = coordinates(&known.key);
            json!({
                "kty": "EC", "crv": "P-256", "x": x, "y": y,
                "kid": known.kid, "alg": "ES256", "use": "sig",
            })
        });
        json!({ "keys": keys.collect::<Vec<_>>() })
    }

    /// Deterministic (RFC 6979): the same bytes give the same signature, and no chance is drawn.
    pub(super) fn sign_bytes(&self, data: &[u8]) -> String {
        let signature: Signature = self.signing.sign(data);
        URL_SAFE_NO_PAD.encode(signature.to_bytes())
    }

    /// `None` when the key is unknown.
    pub(super) fn verify_bytes(&self, kid: &str, data: &[u8], signature: &str) -> Option<bool> {
        let known = self.known.iter().find(|known| known.kid == kid)?;
        let signature = URL_SAFE_NO_PAD
            .decode(signature)
            .ok()
            .and_then(|raw| Signature::from_slice(&raw).ok());
        Some(signature.is_some_and(|signature| known.key.verify(data, &signature).is_ok()))
    }
}

impl Known {
    fn new(key: VerifyingKey) -> Self {
        let (x, y) = coordinates(&key);
        // RFC 7638 fixes the members and their order.
        let members = format!(r#"{{"crv":"P-256","kty":"EC","x":"{x}","y":"{y}"}}"#);
        let thumbprint = Sha256::digest(members.as_bytes());
        Self {
            kid: URL_SAFE_NO_PAD.encode(&thumbprint[..8]),
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

/// Nearly every 32 bytes are a key; those few that are not are drawn again.
fn new_key(chance: &Chance) -> SigningKey {
    loop {
        if let Ok(key) = SigningKey::from_slice(&chance.bytes::<32>()) {
            return key;
        }
    }
}

/// Readable by the owner alone; a file that another process has just made is left as it is.
fn write_private(path: &Path, pem: &str) -> io::Result<()> {
    use std::io::Write as _;
    use std::os::unix::fs::OpenOptionsExt as _;
    let mut options = std::fs::OpenOptions::new();
    match options.write(true).create_new(true).mode(0o600).open(path) {
        Ok(mut file) => file.write_all(pem.as_bytes()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
    }
}
