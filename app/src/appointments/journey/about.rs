//! Whom the appointment is for, as far as the checklist asks: before any name.

use contract::appointments::eligibility::{AgeGroup, Circumstances};
use serde::{Deserialize, Serialize};

/// What decides the checklist, before any name is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct About {
    /// The name of an [`AgeGroup`].
    pub age: String,
    /// `yes` or `no`.
    pub has_dni: String,
    pub married_name: bool,
}

impl About {
    /// What the answers say; `None` while one is missing.
    pub fn circumstances(&self) -> Option<Circumstances> {
        let age = AgeGroup::ALL
            .into_iter()
            .find(|group| name_of(*group) == self.age)?;
        let has_dni = match self.has_dni.as_str() {
            "yes" => true,
            "no" => false,
            _ => return None,
        };
        Some(Circumstances {
            age,
            has_dni,
            married_name: self.married_name && age != AgeGroup::Minor,
        })
    }
}

/// The value of an age group in a form.
pub const fn name_of(group: AgeGroup) -> &'static str {
    match group {
        AgeGroup::Adult => "adult",
        AgeGroup::Under21 => "under_21",
        AgeGroup::Minor => "minor",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checklist_waits_for_age_and_dni() {
        let mut about = About {
            age: "minor".into(),
            married_name: true,
            ..About::default()
        };
        assert_eq!(about.circumstances(), None);
        about.has_dni = "no".into();
        let known = about.circumstances().unwrap();
        assert_eq!((known.age, known.married_name), (AgeGroup::Minor, false));
    }
}
