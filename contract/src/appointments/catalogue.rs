//! Offices, services, fees and the policy, as the page shows them before any form.
//!
//! `unconfirmed` beside a value: no source confirms it, and the page says so.

use super::checklist::Requirement;
use super::eligibility::ServiceRules;
use crate::country::Country;
use crate::lang::Text;
use crate::money::Money;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What kind of office it is; fees depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum OfficeKind {
    EmbassySection,
    Consulate,
    /// Comes to a city for some days.
    Mobile,
    /// An office in Honduras.
    Honduras,
}

/// `GET appointments/services`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ServiceList {
    pub services: Vec<ServiceView>,
    pub policy: PolicyView,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ServiceView {
    pub id: String,
    /// A person has one active appointment of a group (both passports are one).
    pub group: String,
    pub name: Text,
    /// What it is for, in plain words.
    pub summary: Text,
    pub minutes: u32,
    pub minutes_unconfirmed: bool,
    /// At a consulate; other kinds of office may have another, see [`OfferView`].
    pub fee: FeeView,
    pub rules: ServiceRules,
    pub requirements: Vec<Requirement>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FeeView {
    pub amount: Money,
    pub unconfirmed: bool,
}

/// The refund and change policy, in the figures of its sentences.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PolicyView {
    pub hold_minutes: u32,
    pub extension_minutes: u32,
    pub wait_after_lapse_minutes: u32,
    /// In these last hours nothing can be moved or cancelled.
    pub changes_close_hours: u32,
    /// A cancellation at least so long before gives everything back.
    pub whole_refund_hours: u32,
    pub moves: u32,
    pub active_appointments: u32,
    pub lapsed_holds_a_day: u32,
    pub horizon_days: u32,
    pub reminder_days: Vec<u32>,
    pub retention: Vec<RetentionView>,
    /// Names of the figures above that no source confirms.
    pub unconfirmed: Vec<String>,
}

/// How long a type of record is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RetentionView {
    pub record: String,
    /// What it is, in plain words.
    pub name: Text,
    pub hours: u32,
    pub unconfirmed: bool,
}

/// One line of `GET appointments/offices`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OfficeSummary {
    pub id: String,
    pub kind: OfficeKind,
    pub name: Text,
    pub country: Country,
    pub country_name: Text,
    /// State, province or department.
    pub region: String,
    pub city: String,
    /// IANA name.
    pub zone: String,
    pub place: Place,
    pub offers: Vec<OfferView>,
    /// The days on which a mobile consulate is there; empty for the others.
    pub visits: Vec<Visit>,
    pub visits_unconfirmed: bool,
    /// No source confirms that this office exists.
    pub unconfirmed: bool,
}

/// Where it is on a map.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Place {
    pub latitude: f64,
    pub longitude: f64,
    /// The middle of the city rather than the door.
    pub unconfirmed: bool,
}

/// What an office gives, and at what fee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OfferView {
    pub service: String,
    pub fee: FeeView,
}

/// From the first day to the last, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Visit {
    #[serde(deserialize_with = "crate::moments::day")]
    pub from: NaiveDate,
    #[serde(deserialize_with = "crate::moments::day")]
    pub to: NaiveDate,
}

impl Visit {
    pub fn covers(self, date: NaiveDate) -> bool {
        (self.from..=self.to).contains(&date)
    }
}

/// `GET appointments/offices/{office}`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OfficeView {
    pub office: OfficeSummary,
    pub address: Option<DetailView>,
    pub phone: Option<DetailView>,
    pub email: Option<DetailView>,
    /// Opening hours for appointments, Monday first.
    pub hours: Vec<DayHours>,
    pub hours_unconfirmed: bool,
    /// Closed or shortened days of the coming months.
    pub days_off: Vec<DayOffView>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DetailView {
    pub text: String,
    pub unconfirmed: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DayHours {
    /// 1 is Monday, 7 is Sunday.
    pub weekday: u32,
    /// Such as `08:00-12:00`; empty when closed.
    pub open: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DayOffView {
    #[serde(deserialize_with = "crate::moments::day")]
    pub date: NaiveDate,
    pub name: Text,
    /// What is left of the day; empty when closed.
    pub open: Vec<String>,
    pub unconfirmed: bool,
}
