//! What to bring, by circumstance: the same list on the page, in mails and on paper.

use crate::lang::Text;
use crate::person::{BirthDate, DocumentKind};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How old the person is, as far as the rules care.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgeGroup {
    /// 21 and older.
    Adult,
    /// 18 to 20.
    Under21,
    /// Younger than 18.
    Minor,
}

impl AgeGroup {
    pub const ALL: [Self; 3] = [Self::Adult, Self::Under21, Self::Minor];

    pub const fn of(years: u32) -> Self {
        match years {
            0..18 => Self::Minor,
            18..21 => Self::Under21,
            _ => Self::Adult,
        }
    }

    /// The least age of the group.
    pub const fn youngest(self) -> u32 {
        match self {
            Self::Minor => 0,
            Self::Under21 => 18,
            Self::Adult => 21,
        }
    }
}

/// What a requirement can depend on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Circumstance {
    /// 21 and older.
    Adult,
    /// Younger than 21; a minor is that too.
    #[serde(rename = "under_21")]
    Under21,
    /// Younger than 18.
    Minor,
    HasDni,
    NoDni,
    /// The passport shall show the name taken by marriage.
    MarriedName,
}

/// The circumstances of one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Circumstances {
    pub age: AgeGroup,
    pub has_dni: bool,
    pub married_name: bool,
}

impl Circumstances {
    /// What a booking tells. It does not tell whether an adult uses a married name, so that line
    /// stays on the list: its text says for whom it is.
    pub fn of(birth_date: BirthDate, day: NaiveDate, documents: &[DocumentKind]) -> Self {
        let age = AgeGroup::of(birth_date.age_on(day));
        Self {
            age,
            has_dni: documents.contains(&DocumentKind::Dni),
            married_name: age != AgeGroup::Minor,
        }
    }

    pub fn hold(self, circumstance: Circumstance) -> bool {
        match circumstance {
            Circumstance::Adult => self.age == AgeGroup::Adult,
            Circumstance::Under21 => self.age != AgeGroup::Adult,
            Circumstance::Minor => self.age == AgeGroup::Minor,
            Circumstance::HasDni => self.has_dni,
            Circumstance::NoDni => !self.has_dni,
            Circumstance::MarriedName => self.married_name,
        }
    }
}

/// Something to bring.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Requirement {
    pub id: String,
    pub text: Text,
    /// All of these hold for whom it is asked of; empty: of everyone.
    pub when: Vec<Circumstance>,
    /// No source confirms it.
    pub unconfirmed: bool,
}

/// What this person brings, in the order of the catalogue.
pub fn checklist(requirements: &[Requirement], person: Circumstances) -> Vec<&Requirement> {
    let asked = |r: &&Requirement| r.when.iter().all(|when| person.hold(*when));
    requirements.iter().filter(asked).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn born(text: &str) -> BirthDate {
        BirthDate::parse(text, day("2026-11-24")).unwrap()
    }

    fn requirement(id: &str, when: &[Circumstance]) -> Requirement {
        Requirement {
            id: id.into(),
            text: Text::default(),
            when: when.into(),
            unconfirmed: false,
        }
    }

    #[test]
    fn the_checklist_keeps_what_every_circumstance_asks_for() {
        let all = [
            requirement("old-passport", &[]),
            requirement("dni", &[Circumstance::HasDni]),
            requirement("photo-id", &[Circumstance::NoDni]),
            requirement("parents", &[Circumstance::Under21]),
            requirement(
                "tutor",
                &[
                    Circumstance::Minor,
                    Circumstance::NoDni,
                    Circumstance::MarriedName,
                ],
            ),
        ];
        let child = Circumstances::of(
            born("2016-01-01"),
            day("2026-12-01"),
            &[DocumentKind::BirthCertificate],
        );
        let ids: Vec<&str> = checklist(&all, child)
            .iter()
            .map(|r| r.id.as_str())
            .collect();
        assert_eq!(ids, ["old-passport", "photo-id", "parents"]);
    }

    #[test]
    fn age_groups_begin_at_their_youngest() {
        for group in AgeGroup::ALL {
            assert_eq!(AgeGroup::of(group.youngest()), group);
        }
        assert_eq!(AgeGroup::of(20), AgeGroup::Under21);
        assert_eq!(AgeGroup::of(17), AgeGroup::Minor);
    }
}
