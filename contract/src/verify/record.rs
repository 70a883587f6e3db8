//! The signed record of a file. A file cannot hold its own hash, so the record stands beside it.

use super::canonical::{ISSUER, Walk, minute};
use super::number::Number;
use crate::lang::Lang;
use chrono::{DateTime, Utc};

/// Which bytes were issued under a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    pub number: Number,
    pub version: u16,
    pub lang: Lang,
    /// Of the file, in lower-case hexadecimal.
    pub sha256: String,
    pub issued: DateTime<Utc>,
}

impl Record {
    /// The text that is signed.
    pub fn data(&self) -> String {
        format!(
            "{{\"hdr\":{{\"is\":\"{ISSUER}\",\"t\":\"record\",\"v\":1}},\"msg\":{{\
             \"iat\":\"{}\",\"lang\":\"{}\",\"ref\":\"{}\",\"sha256\":\"{}\",\"ver\":{}}}}}",
            minute(self.issued),
            self.lang.tag(),
            self.number,
            self.sha256,
            self.version,
        )
    }

    /// Reads what [`data`](Self::data) writes, and nothing else.
    pub fn read(data: &str) -> Option<Self> {
        let mut walk = Walk(data);
        walk.past("{\"hdr\":{\"is\":\"")?;
        walk.past(ISSUER)?;
        walk.past("\",\"t\":\"record\",\"v\":1},\"msg\":{\"iat\":\"")?;
        let issued = walk.minute()?;
        walk.past(",\"lang\":\"")?;
        let tag = walk.quoted()?;
        let lang = Lang::ALL.into_iter().find(|lang| lang.tag() == tag)?;
        walk.past(",\"ref\":\"")?;
        let written = walk.quoted()?;
        walk.past(",\"sha256\":\"")?;
        let sha256 = walk.quoted()?;
        walk.past(",\"ver\":")?;
        let version = walk.number()?;
        let number = Number::parse(written).ok()?;
        let hexadecimal = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        let hash = sha256.len() == 64 && sha256.bytes().all(hexadecimal);
        let exact = walk.0 == "}}" && number.as_str() == written && hash;
        exact.then(|| Self {
            number,
            version,
            lang,
            sha256: sha256.to_owned(),
            issued,
        })
    }
}
