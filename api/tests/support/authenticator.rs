//! A passkey in software, with everything that a test wants to be wrong about one.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const HAS_CREDENTIAL: u8 = 0x40;

/// One credential on one device. A clone is a copy of the key: both count from the same number.
#[derive(Clone)]
pub struct Authenticator {
    key: SigningKey,
    id: [u8; 32],
    /// Counts its signatures, as security keys do; passkeys that are synchronised stay at 0.
    pub counter: u32,
    /// Whether the person showed a finger or typed a PIN.
    pub verified: bool,
    /// The page that asks.
    pub origin: String,
}

impl Authenticator {
    pub fn new(origin: &str, seed: u8) -> Self {
        Self {
            key: SigningKey::from_slice(&[seed; 32]).unwrap(),
            id: [seed; 32],
            counter: 1,
            verified: true,
            origin: origin.to_owned(),
        }
    }

    /// What `navigator.credentials.create` gives for these options, as JSON text.
    pub fn register(&mut self, options: &str) -> String {
        let options: Value = serde_json::from_str(options).unwrap();
        let mut data = self.data(options["rp"]["id"].as_str().unwrap(), HAS_CREDENTIAL);
        data.extend([0; 16]);
        data.extend([0, 32]);
        data.extend(self.id);
        data.extend(self.public_key());
        let attestation = [
            b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".as_slice(),
            &[u8::try_from(data.len()).unwrap()],
            &data,
        ];
        let response = json!({
            "clientDataJSON": encoded(&self.client_data("webauthn.create", &options)),
            "attestationObject": encoded(&attestation.concat()),
            "transports": ["internal"],
        });
        self.credential(&response)
    }

    /// What `navigator.credentials.get` gives for these options, as JSON text.
    pub fn prove(&mut self, options: &str) -> String {
        let options: Value = serde_json::from_str(options).unwrap();
        if self.counter > 0 {
            self.counter += 1;
        }
        let data = self.data(options["rpId"].as_str().unwrap(), 0);
        let client_data = self.client_data("webauthn.get", &options);
        let signed = [data.as_slice(), &Sha256::digest(&client_data)].concat();
        let signature: Signature = self.key.sign(&signed);
        let response = json!({
            "clientDataJSON": encoded(&client_data),
            "authenticatorData": encoded(&data),
            "signature": encoded(signature.to_der().as_bytes()),
        });
        self.credential(&response)
    }

    fn credential(&self, response: &Value) -> String {
        let id = encoded(&self.id);
        json!({
            "id": id, "rawId": id, "type": "public-key", "response": response,
            "authenticatorAttachment": "platform", "clientExtensionResults": {},
        })
        .to_string()
    }

    fn client_data(&self, kind: &str, options: &Value) -> Vec<u8> {
        let said = json!({
            "type": kind, "challenge": options["challenge"], "origin": self.origin,
            "crossOrigin": false,
        });
        said.to_string().into_bytes()
    }

    fn data(&self, host: &str, flags: u8) -> Vec<u8> {
        let verified = if self.verified { VERIFIED } else { 0 };
        let mut data = Sha256::digest(host.as_bytes()).to_vec();
        data.push(flags | PRESENT | verified);
        data.extend(self.counter.to_be_bytes());
        data
    }

    /// COSE: an ES256 key on P-256.
    fn public_key(&self) -> Vec<u8> {
        let point = self.key.verifying_key().to_sec1_point(false);
        let (x, y) = point.as_bytes()[1..].split_at(32);
        [
            b"\xa5\x01\x02\x03\x26\x20\x01\x21\x58\x20".as_slice(),
            x,
            b"\x22\x58\x20",
            y,
        ]
        .concat()
    }
}

fn encoded(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}
