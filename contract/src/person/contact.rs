//! How to reach a person.

use serde::{Deserialize, Serialize};

/// An e-mail address: one `@`, a domain with a dot, no spaces, at most 254 characters. Only a
/// code that arrives proves more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Email(String);

impl Email {
    /// # Errors
    /// `email.missing` or `email.format`.
    pub fn parse(typed: &str) -> Result<Self, &'static str> {
        let address = typed.trim();
        if address.is_empty() {
            return Err("email.missing");
        }
        let (local, domain) = address.rsplit_once('@').ok_or("email.format")?;
        let plain =
            |c: char| !c.is_whitespace() && !c.is_control() && !"<>(),;:\"[]@\\".contains(c);
        let labels = domain.split('.').collect::<Vec<_>>();
        let label = |l: &&str| {
            !l.is_empty()
                && !l.starts_with('-')
                && l.chars().all(|c| c.is_alphanumeric() || c == '-')
        };
        let fits = !local.is_empty() && local.len() <= 64 && address.len() <= 254;
        if fits && local.chars().all(plain) && labels.len() > 1 && labels.iter().all(label) {
            Ok(Self(format!("{local}@{}", domain.to_lowercase())))
        } else {
            Err("email.format")
        }
    }

    /// The address to write to.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The form under which addresses are compared: all lower case.
    pub fn normal(&self) -> String {
        self.0.to_lowercase()
    }

    /// `m•••@example.org`: enough for its owner to recognise.
    pub fn masked(&self) -> String {
        let (local, domain) = self.0.rsplit_once('@').unwrap_or((&self.0, ""));
        format!("{}•••@{domain}", local.chars().next().unwrap_or('•'))
    }
}

/// A telephone number in E.164 form (`+50499998888`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Phone(String);

impl Phone {
    /// Spaces and punctuation do not matter; the country's prefix does.
    ///
    /// # Errors
    /// `phone.missing`, `phone.prefix` (no `+` or `00`) or `phone.format`.
    pub fn parse(typed: &str) -> Result<Self, &'static str> {
        let kept: String = typed
            .chars()
            .filter(|c| !c.is_whitespace() && !"-().".contains(*c))
            .collect();
        if kept.is_empty() {
            return Err("phone.missing");
        }
        let digits = kept.strip_prefix('+').or_else(|| kept.strip_prefix("00"));
        let digits = digits.ok_or("phone.prefix")?;
        let plain = digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0');
        if plain && (8..=15).contains(&digits.len()) {
            Ok(Self(format!("+{digits}")))
        } else {
            Err("phone.format")
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

macro_rules! as_text {
    ($($value:ident),+) => {$(
        impl TryFrom<String> for $value {
            type Error = &'static str;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                Self::parse(&text)
            }
        }

        impl From<$value> for String {
            fn from(value: $value) -> Self {
                value.0
            }
        }
    )+};
}

as_text!(Email, Phone);

impl TryFrom<String> for super::Name {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<super::Name> for String {
    fn from(name: super::Name) -> Self {
        name.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_keeps_its_local_part_and_lowers_its_domain() {
        let email = Email::parse(" Ana.Maria@Example.ORG ").unwrap();
        assert_eq!(email.as_str(), "Ana.Maria@example.org");
        assert_eq!(email.normal(), "ana.maria@example.org");
        assert_eq!(email.masked(), "A•••@example.org");
    }

    #[test]
    fn what_cannot_be_an_address_is_refused() {
        for wrong in [
            "ana",
            "ana@",
            "@example.org",
            "a b@example.org",
            "ana@example",
            "a@b..c",
        ] {
            assert_eq!(Email::parse(wrong), Err("email.format"), "{wrong}");
        }
    }

    #[test]
    fn a_number_needs_the_prefix_of_its_country() {
        assert_eq!(
            Phone::parse("+504 9999-8888").unwrap().as_str(),
            "+50499998888"
        );
        assert_eq!(
            Phone::parse("0050499998888").unwrap().as_str(),
            "+50499998888"
        );
        assert_eq!(Phone::parse("9999-8888"), Err("phone.prefix"));
    }
}
