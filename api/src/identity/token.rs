//! Signed cookies: a short-lived JWT, HS256 and nothing else, named by the id of its key.

use chrono::{DateTime, TimeDelta, Utc};
use jsonwebtoken::{
    Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, decode_header, encode,
};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// What a token is good for; one never passes for the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    Session,
    Link,
    /// A declaration, or one member of it, that was opened.
    Precheck,
}

impl Audience {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Session => "ventanilla/session",
            Self::Link => "ventanilla/link",
            Self::Precheck => "ventanilla/precheck",
        }
    }
}

/// The keys of the signed cookies: signs with the first, reads with every one still configured.
pub struct Tokens {
    keys: Vec<Generation>,
    issuer: String,
}

struct Generation {
    id: String,
    sign: EncodingKey,
    check: DecodingKey,
}

#[derive(Serialize, Deserialize)]
struct Claims<T> {
    iss: String,
    aud: String,
    iat: i64,
    exp: i64,
    #[serde(flatten)]
    what: T,
}

/// A token whose signature is right, and whether its time is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Genuine<T> {
    pub what: T,
    pub expired: bool,
}

impl Tokens {
    /// `keys`: id and secret, the one that signs first. At least one.
    pub fn new(keys: &[(&str, &[u8])], issuer: &str) -> Self {
        let generation = |(id, secret): &(&str, &[u8])| Generation {
            id: (*id).to_owned(),
            sign: EncodingKey::from_secret(secret),
            check: DecodingKey::from_secret(secret),
        };
        Self {
            keys: keys.iter().map(generation).collect(),
            issuer: issuer.to_owned(),
        }
    }

    /// # Panics
    /// Never: our own claims serialise, and HS256 signs with any key.
    pub fn sign<T: Serialize>(
        &self,
        audience: Audience,
        what: T,
        now: DateTime<Utc>,
        lives: TimeDelta,
    ) -> String {
        let signer = &self.keys[0];
        let mut header = Header::new(Algorithm::HS256);
        header.kid = Some(signer.id.clone());
        let claims = Claims {
            iss: self.issuer.clone(),
            aud: audience.as_str().to_owned(),
            iat: now.timestamp(),
            exp: (now + lives).timestamp(),
            what,
        };
        encode(&header, &claims, &signer.sign).expect("our own claims serialise")
    }

    /// `None` when the token is not ours, or is for something else. The time is judged by our own
    /// clock: an expired session token may still be renewed against its row.
    pub fn read<T: DeserializeOwned>(
        &self,
        audience: Audience,
        token: &str,
        now: DateTime<Utc>,
    ) -> Option<Genuine<T>> {
        let id = decode_header(token).ok()?.kid?;
        let key = self.keys.iter().find(|key| key.id == id)?;
        let mut rules = Validation::new(Algorithm::HS256);
        rules.validate_exp = false;
        rules.set_audience(&[audience.as_str()]);
        rules.set_issuer(&[&self.issuer]);
        rules.set_required_spec_claims(&["exp", "iss", "aud"]);
        let claims = decode::<Claims<T>>(token, &key.check, &rules).ok()?.claims;
        Some(Genuine {
            what: claims.what,
            expired: claims.exp <= now.timestamp(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Who {
        id: u32,
    }

    const OLD: (&str, &[u8]) = ("old", b"an old secret of some length....");
    const NEW: (&str, &[u8]) = ("new", b"a new secret of the same length.");

    fn tokens(keys: &[(&str, &[u8])]) -> Tokens {
        Tokens::new(keys, "https://example.hn")
    }

    fn signed(keys: &[(&str, &[u8])]) -> String {
        let now = DateTime::UNIX_EPOCH;
        tokens(keys).sign(
            Audience::Session,
            Who { id: 7 },
            now,
            TimeDelta::minutes(10),
        )
    }

    fn read(keys: &[(&str, &[u8])], audience: Audience, token: &str) -> Option<Genuine<Who>> {
        tokens(keys).read(audience, token, DateTime::UNIX_EPOCH)
    }

    #[test]
    fn a_token_outlives_the_rotation_of_its_key_but_not_its_removal() {
        let token = signed(&[OLD]);
        assert!(read(&[OLD, NEW], Audience::Session, &token).is_some());
        assert!(read(&[NEW], Audience::Session, &token).is_none());
        let token = signed(&[NEW, OLD]);
        assert!(read(&[NEW], Audience::Session, &token).is_some());
    }

    #[test]
    fn a_session_is_not_a_link_and_another_issuer_is_nobody() {
        let token = signed(&[OLD]);
        assert!(read(&[OLD], Audience::Link, &token).is_none());
        let other = Tokens::new(&[OLD], "https://elsewhere.hn");
        let read = other.read::<Who>(Audience::Session, &token, DateTime::UNIX_EPOCH);
        assert!(read.is_none());
    }

    #[test]
    fn the_time_is_over_exactly_when_it_says() {
        let token = signed(&[OLD]);
        let at = |seconds| {
            let now = DateTime::UNIX_EPOCH + TimeDelta::seconds(seconds);
            let read = tokens(&[OLD]).read::<Who>(Audience::Session, &token, now);
            read.unwrap().expired
        };
        assert!(!at(599));
        assert!(at(600));
    }

    #[test]
    fn an_unsigned_token_is_refused() {
        // {"alg":"none","kid":"old"}
        let header = "eyJhbGciOiJub25lIiwia2lkIjoib2xkIn0";
        let body = signed(&[OLD]);
        let body = body.split('.').nth(1).unwrap();
        assert!(read(&[OLD], Audience::Session, &format!("{header}.{body}.")).is_none());
    }
}
