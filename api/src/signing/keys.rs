//! The signing key, the keys that signed before it, and the set that is published.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use contract::verify::{Claim, Envelope, Record};
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey, VerifyingKey};
use p256::pkcs8::{DecodePrivateKey as _, DecodePublicKey as _, EncodePrivateKey as _, LineEnding};
use std::fmt;
use std::io;
use std::path::Path;

use super::public::PublicKeys;
use crate::chance::Chance;

/// One key that signs and any number that only verify.
pub struct Keys {
    signing: SigningKey,
    public: PublicKeys,
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
        self.public.fmt(f)
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
        let mut known = vec![*signing.verifying_key()];
        for (at, pem) in retired.iter().enumerate() {
            let private = SigningKey::from_pkcs8_pem(pem.as_ref()).map(|key| *key.verifying_key());
            let key = VerifyingKey::from_public_key_pem(pem.as_ref()).or(private);
            known.push(key.map_err(|_| BadKey::Retired(at))?);
        }
        Ok(Self {
            signing,
            public: PublicKeys::new(known),
        })
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

    /// What is published: nothing here is secret.
    pub const fn public(&self) -> &PublicKeys {
        &self.public
    }

    /// The same without the key that signs.
    pub fn into_public(self) -> PublicKeys {
        self.public
    }

    /// The text of a QR code.
    pub fn seal(&self, claim: &Claim) -> String {
        self.sign(&claim.data())
    }

    /// The signed record of a file.
    pub fn attest(&self, record: &Record) -> String {
        self.sign(&record.data())
    }

    /// Deterministic (RFC 6979): the same bytes give the same signature, and no chance is drawn.
    fn sign(&self, data: &str) -> String {
        let signature: Signature = self.signing.sign(data.as_bytes());
        let envelope = Envelope {
            data,
            kid: self.public.kid(),
            signature: &URL_SAFE_NO_PAD.encode(signature.to_bytes()),
        };
        envelope.text()
    }
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
