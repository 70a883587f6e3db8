//! The text of a seal: made, and checked.

use chrono::{DateTime, NaiveDateTime, Utc};
use contract::reference::Reference;
use serde::{Deserialize, Serialize};

use super::keys::Keys;

const ISSUER: &str = "HND";
const VERSION: u8 = 1;
const ALGORITHM: &str = "ES256";
const MINUTES: &str = "%Y-%m-%dT%H:%MZ";

/// What kind of paper carries the seal. A kind that is not listed is not read at all; whoever
/// checks looks at the claim's kind, as a voucher is not a permit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Paper {
    #[serde(rename = "vt.voucher")]
    Voucher,
}

/// What a seal says: enough to hold the paper against its holder's document, and nothing more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    pub paper: Paper,
    pub reference: Reference,
    /// As [`initials`] gives them.
    pub initials: String,
    /// The last characters of the holder's document, as [`last_characters`] gives them.
    pub document_end: String,
    /// When the appointment begins.
    pub at: DateTime<Utc>,
    pub valid_from: DateTime<Utc>,
    pub valid_until: DateTime<Utc>,
}

/// Why a text is not a seal of ours that holds now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotGenuine {
    #[error("not a seal in its canonical form")]
    Unreadable,
    #[error("signed by a key that is not ours, or no longer")]
    UnknownKey,
    #[error("the signature does not fit the data")]
    Signature,
    #[error("not valid yet")]
    NotYet,
    #[error("expired")]
    Expired,
}

// The fields of these four stand in alphabetical order: that makes serde's output the canonical
// JSON of RFC 8785, whatever map serde_json was built with.

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Seal {
    data: Data,
    sig: Sig,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Data {
    hdr: Header,
    msg: Msg,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    is: String,
    t: Paper,
    v: u8,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Msg {
    at: String,
    doc: String,
    exp: String,
    ini: String,
    nbf: String,
    #[serde(rename = "ref")]
    reference: Reference,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sig {
    alg: String,
    kid: String,
    sigvl: String,
}

impl Keys {
    /// The text for the QR code.
    pub fn sign(&self, claim: &Claim) -> String {
        let data = Data::from(claim);
        let sigvl = self.sign_bytes(canonical(&data).as_bytes());
        let sig = Sig {
            alg: ALGORITHM.into(),
            kid: self.kid().into(),
            sigvl,
        };
        canonical(&Seal { data, sig })
    }

    /// What the text says, when it is ours and valid at `now`.
    ///
    /// # Errors
    /// [`NotGenuine`] says why not.
    pub fn verify(&self, text: &str, now: DateTime<Utc>) -> Result<Claim, NotGenuine> {
        let seal: Seal = serde_json::from_str(text).map_err(|_| NotGenuine::Unreadable)?;
        let known = seal.data.hdr.is == ISSUER && seal.data.hdr.v == VERSION;
        if canonical(&seal) != text || seal.sig.alg != ALGORITHM || !known {
            return Err(NotGenuine::Unreadable);
        }
        let data = canonical(&seal.data);
        match self.verify_bytes(&seal.sig.kid, data.as_bytes(), &seal.sig.sigvl) {
            None => return Err(NotGenuine::UnknownKey),
            Some(false) => return Err(NotGenuine::Signature),
            Some(true) => {}
        }
        let claim = Claim::try_from(seal.data)?;
        match () {
            () if now < claim.valid_from => Err(NotGenuine::NotYet),
            () if now > claim.valid_until => Err(NotGenuine::Expired),
            () => Ok(claim),
        }
    }
}

fn canonical(part: &impl Serialize) -> String {
    serde_json::to_string(part).unwrap_or_default()
}

impl From<&Claim> for Data {
    fn from(claim: &Claim) -> Self {
        let minute = |at: DateTime<Utc>| at.format(MINUTES).to_string();
        Self {
            hdr: Header {
                is: ISSUER.into(),
                t: claim.paper,
                v: VERSION,
            },
            msg: Msg {
                at: minute(claim.at),
                doc: claim.document_end.clone(),
                exp: minute(claim.valid_until),
                ini: claim.initials.clone(),
                nbf: minute(claim.valid_from),
                reference: claim.reference.clone(),
            },
        }
    }
}

impl TryFrom<Data> for Claim {
    type Error = NotGenuine;

    fn try_from(data: Data) -> Result<Self, NotGenuine> {
        let instant = |text: &str| {
            NaiveDateTime::parse_from_str(text, MINUTES)
                .map(|naive| naive.and_utc())
                .map_err(|_| NotGenuine::Unreadable)
        };
        Ok(Self {
            paper: data.hdr.t,
            at: instant(&data.msg.at)?,
            valid_from: instant(&data.msg.nbf)?,
            valid_until: instant(&data.msg.exp)?,
            reference: data.msg.reference,
            initials: data.msg.ini,
            document_end: data.msg.doc,
        })
    }
}

/// `María José O'Higgins` → `MJO`; at most four, so that the code keeps its size.
pub fn initials(name: &str) -> String {
    name.split_whitespace()
        .filter_map(|word| word.chars().find(|c| c.is_alphabetic()))
        .flat_map(char::to_uppercase)
        .take(4)
        .collect()
}

/// The last three characters of a document's normal form.
pub fn last_characters(number: &str) -> String {
    number
        .chars()
        .skip(number.chars().count().saturating_sub(3))
        .collect()
}
