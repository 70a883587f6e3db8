//! What is signed, and by whom: `{"data":…,"sig":{"alg":"ES256","kid":"…","sigvl":"…"}}`.
//!
//! One text is one seal: it is read as the exact characters that it was written with, never as
//! JSON of which many texts would mean the same. So nothing has to be parsed before the signature
//! is checked, and what is read is what was signed.

/// Characters of an ES256 signature (64 bytes) in base64url without padding.
const SIGNATURE: usize = 86;
const KID: std::ops::RangeInclusive<usize> = 1..=44;

const BEGINS: &str = "{\"data\":";
const SIGNED_BY: &str = ",\"sig\":{\"alg\":\"ES256\",\"kid\":\"";
const VALUE: &str = "\",\"sigvl\":\"";
const ENDS: &str = "\"}}";

/// A text in the form of a signed one. Whether the signature fits is not said yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Envelope<'a> {
    /// The signature is over these bytes.
    pub data: &'a str,
    /// Names the key.
    pub kid: &'a str,
    /// `r ‖ s`, base64url without padding.
    pub signature: &'a str,
}

impl<'a> Envelope<'a> {
    /// `None` when the text has another form; any other algorithm is another form.
    pub fn parse(text: &'a str) -> Option<Self> {
        let inner = text.strip_prefix(BEGINS)?.strip_suffix(ENDS)?;
        let (rest, signature) = inner.rsplit_once(VALUE)?;
        let (data, kid) = rest.rsplit_once(SIGNED_BY)?;
        // The last of 86 characters holds two bits: its other four must be zero.
        let whole = signature.len() == SIGNATURE && signature.ends_with(['A', 'Q', 'g', 'w']);
        let named = KID.contains(&kid.len());
        (whole && named && is_base64url(signature) && is_base64url(kid)).then_some(Self {
            data,
            kid,
            signature,
        })
    }

    pub fn text(&self) -> String {
        let Self {
            data,
            kid,
            signature,
        } = self;
        [BEGINS, data, SIGNED_BY, kid, VALUE, signature, ENDS].concat()
    }
}

fn is_base64url(text: &str) -> bool {
    text.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}
