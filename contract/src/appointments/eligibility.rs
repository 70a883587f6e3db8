//! Who may have a service: the same answer on the page and in the API.
//!
//! The figures come from the catalogue; here is only how they are applied.

pub use super::checklist::{AgeGroup, Circumstance, Circumstances, Requirement, checklist};
use crate::person::{BirthDate, DocumentKind};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What a service asks of a person before a time may be held.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ServiceRules {
    #[serde(default)]
    pub least_age: Option<AgeRule>,
    #[serde(default)]
    pub documents: Option<DocumentRule>,
}

/// Whole years reached on the day of the appointment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AgeRule {
    pub years: u32,
    /// What a younger person is told.
    pub otherwise: Obstacle,
}

/// One of these documents identifies the person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DocumentRule {
    pub one_of: Vec<DocumentKind>,
    /// What a person with none of them is told.
    pub otherwise: Obstacle,
}

/// Why a service cannot be given to a person, as a code that never changes its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Obstacle {
    /// Before 21 a passport is given for five years only.
    #[serde(rename = "eligibility.under_21_five_years_only")]
    Under21FiveYearsOnly,
    /// Only an adult can sign it.
    #[serde(rename = "eligibility.adults_only")]
    AdultsOnly,
    /// A Honduran is identified by the DNI or, without one, by the birth certificate.
    #[serde(rename = "eligibility.dni_needed_or_birth_certificate")]
    DniOrBirthCertificate,
    /// Who signs shows a DNI or a passport.
    #[serde(rename = "eligibility.dni_or_passport_needed")]
    DniOrPassport,
}

impl Obstacle {
    pub const ALL: [Self; 4] = [
        Self::Under21FiveYearsOnly,
        Self::AdultsOnly,
        Self::DniOrBirthCertificate,
        Self::DniOrPassport,
    ];

    /// The stable text on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Under21FiveYearsOnly => "eligibility.under_21_five_years_only",
            Self::AdultsOnly => "eligibility.adults_only",
            Self::DniOrBirthCertificate => "eligibility.dni_needed_or_birth_certificate",
            Self::DniOrPassport => "eligibility.dni_or_passport_needed",
        }
    }
}

impl From<Obstacle> for String {
    fn from(obstacle: Obstacle) -> Self {
        obstacle.as_str().into()
    }
}

/// Everything that stands between this person and the service on that day.
pub fn eligibility(
    rules: &ServiceRules,
    birth_date: BirthDate,
    day: NaiveDate,
    documents: &[DocumentKind],
) -> Vec<Obstacle> {
    let mut obstacles = Vec::new();
    obstacles.extend(age_obstacle(rules, birth_date.age_on(day)));
    if let Some(rule) = &rules.documents
        && !rule.one_of.iter().any(|kind| documents.contains(kind))
    {
        obstacles.push(rule.otherwise);
    }
    obstacles
}

/// What an age alone already rules out: the page asks for it before any form.
pub fn age_obstacle(rules: &ServiceRules, years: u32) -> Option<Obstacle> {
    let rule = rules.least_age?;
    (years < rule.years).then_some(rule.otherwise)
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

    fn ten_years() -> ServiceRules {
        ServiceRules {
            least_age: Some(AgeRule {
                years: 21,
                otherwise: Obstacle::Under21FiveYearsOnly,
            }),
            documents: Some(DocumentRule {
                one_of: vec![DocumentKind::Dni, DocumentKind::BirthCertificate],
                otherwise: Obstacle::DniOrBirthCertificate,
            }),
        }
    }

    #[test]
    fn the_age_that_counts_is_the_one_on_the_day_of_the_appointment() {
        let birthday = born("2006-01-10");
        let dni = [DocumentKind::Dni];
        let before = eligibility(&ten_years(), birthday, day("2027-01-09"), &dni);
        assert_eq!(before, [Obstacle::Under21FiveYearsOnly]);
        let after = eligibility(&ten_years(), birthday, day("2027-01-10"), &dni);
        assert_eq!(after, []);
    }

    #[test]
    fn every_obstacle_is_named_at_once() {
        let obstacles = eligibility(
            &ten_years(),
            born("2015-05-05"),
            day("2026-12-01"),
            &[DocumentKind::Passport],
        );
        assert_eq!(
            obstacles,
            [
                Obstacle::Under21FiveYearsOnly,
                Obstacle::DniOrBirthCertificate
            ]
        );
    }

    #[test]
    fn a_service_without_rules_is_for_everyone() {
        let rules = ServiceRules::default();
        assert_eq!(
            eligibility(&rules, born("2026-01-01"), day("2026-12-01"), &[]),
            []
        );
    }

    #[test]
    fn an_obstacle_is_written_as_its_stable_text() {
        for obstacle in Obstacle::ALL {
            let json = serde_json::to_string(&obstacle).unwrap();
            assert_eq!(json, format!("\"{}\"", obstacle.as_str()));
        }
    }
}
