use std::collections::BTreeMap;

use super::refusal::Refusal;

/// The form-encoded parameters of a request: `metadata[order]=7&expand[]=customer`.
#[derive(Debug, Clone, Default)]
pub struct Params(Vec<(String, String)>);

impl Params {
    pub fn parse(query: &str, body: &[u8]) -> Self {
        let of_query = form_urlencoded::parse(query.as_bytes()).into_owned();
        let of_body = form_urlencoded::parse(body).into_owned();
        Self(of_query.chain(of_body).collect())
    }

    /// A parameter that is empty counts as not given, as at Stripe.
    pub fn text(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(key, _)| key == name);
        found
            .map(|(_, value)| value.as_str())
            .filter(|value| !value.is_empty())
    }

    pub fn required(&self, name: &str) -> Result<&str, Refusal> {
        self.text(name).ok_or_else(|| Refusal::missing(name))
    }

    pub fn integer(&self, name: &str) -> Result<Option<i64>, Refusal> {
        let Some(text) = self.text(name) else {
            return Ok(None);
        };
        let parsed = text.parse().map_err(|_| {
            Refusal::invalid(
                name,
                "parameter_invalid_integer",
                format!("Invalid integer: {text}"),
            )
        })?;
        Ok(Some(parsed))
    }

    /// `metadata[a]=1&metadata[b]=2` under the name `metadata`.
    pub fn map(&self, name: &str) -> BTreeMap<String, String> {
        self.within(name)
            .filter(|(key, _)| !key.is_empty())
            .map(|(key, value)| (key.to_owned(), value.to_owned()))
            .collect()
    }

    /// `expand[]=a&expand[1]=b` under the name `expand`.
    pub fn list(&self, name: &str) -> Vec<&str> {
        self.within(name).map(|(_, value)| value).collect()
    }

    /// Whether anything is given under `name[…]`.
    pub fn has(&self, name: &str) -> bool {
        self.within(name).next().is_some()
    }

    /// Refuses a parameter whose first part is not in the list, as Stripe does: this finds
    /// misspelt parameters that would silently do nothing.
    pub fn only(&self, known: &[&str]) -> Result<(), Refusal> {
        for (key, _) in &self.0 {
            let root = key.split('[').next().unwrap_or(key);
            if !known.contains(&root) {
                let message = format!("Received unknown parameter: {root}");
                return Err(Refusal::invalid(root, "parameter_unknown", message));
            }
        }
        Ok(())
    }

    /// The same for the same parameters in any order: what an idempotency key is bound to.
    pub fn fingerprint(&self) -> String {
        let mut pairs: Vec<_> = self.0.iter().collect();
        pairs.sort();
        form_urlencoded::Serializer::new(String::new())
            .extend_pairs(pairs)
            .finish()
    }

    fn within<'a>(&'a self, name: &str) -> impl Iterator<Item = (&'a str, &'a str)> {
        let prefix = format!("{name}[");
        self.0.iter().filter_map(move |(key, value)| {
            let key = key.strip_prefix(&prefix)?.strip_suffix(']')?;
            Some((key, value.as_str())).filter(|_| prefix.len() > 1)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nested_names_are_read_as_they_are_written() {
        let body = b"line_items%5B0%5D%5Bprice_data%5D%5Bunit_amount%5D=5500&metadata[order]=7&expand[]=a&expand[]=b";
        let params = Params::parse("", body);
        assert_eq!(
            params
                .integer("line_items[0][price_data][unit_amount]")
                .unwrap(),
            Some(5500)
        );
        assert_eq!(params.map("metadata")["order"], "7");
        assert_eq!(params.list("expand"), ["a", "b"]);
    }

    #[test]
    fn the_order_of_parameters_does_not_change_the_fingerprint() {
        let one = Params::parse("", b"a=1&b=2");
        assert_eq!(
            one.fingerprint(),
            Params::parse("", b"b=2&a=1").fingerprint()
        );
        assert_ne!(
            one.fingerprint(),
            Params::parse("", b"a=1&b=3").fingerprint()
        );
    }

    #[test]
    fn an_unknown_parameter_is_named() {
        let refusal = Params::parse("", b"amuont=1")
            .only(&["amount"])
            .unwrap_err();
        assert_eq!(refusal.param.as_deref(), Some("amuont"));
    }
}
