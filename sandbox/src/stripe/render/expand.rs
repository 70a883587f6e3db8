/// What a request wants to see whole: `expand[]=payment_intent.latest_charge`.
#[derive(Debug, Clone, Default)]
pub struct Expand(Vec<String>);

impl Expand {
    pub fn nothing() -> Self {
        Self::default()
    }

    pub fn of(paths: &[&str]) -> Self {
        Self(paths.iter().map(|path| (*path).to_owned()).collect())
    }

    /// What is left to expand inside `name`; nothing at all when `name` is not to be expanded.
    pub fn within(&self, name: &str) -> Option<Self> {
        let mut asked = false;
        let mut deeper = Vec::new();
        for path in &self.0 {
            let (first, rest) = path.split_once('.').unwrap_or((path, ""));
            if first == name {
                asked = true;
                deeper.extend(Some(rest.to_owned()).filter(|rest| !rest.is_empty()));
            }
        }
        asked.then_some(Self(deeper))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_followed_name_by_name() {
        let expand = Expand::of(&["payment_intent.latest_charge", "customer"]);
        let intent = expand.within("payment_intent").unwrap();
        assert!(intent.within("latest_charge").is_some());
        assert!(intent.within("customer").is_none());
        assert!(expand.within("line_items").is_none());
    }
}
