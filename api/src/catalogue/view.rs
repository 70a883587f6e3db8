//! The catalogue as pages get it: what is assumed is marked, why it is assumed stays here.

use super::Catalogue;
use super::days::DayOff;
use super::office::Office;
use super::policy::Policy;
use super::service::Service;
use super::sourced::Sourced;
use chrono::{Days, NaiveDate};
use contract::appointments::catalogue::{
    DayHours, DayOffView, DetailView, FeeView, OfferView, OfficeSummary, OfficeView, Place,
    PolicyView, RetentionView, ServiceList, ServiceView,
};
use contract::money::Money;

impl Catalogue {
    /// `GET appointments/services`.
    pub fn service_list(&self) -> ServiceList {
        ServiceList {
            services: self.services().iter().map(service).collect(),
            policy: policy(&self.policy),
        }
    }

    /// `GET appointments/offices`.
    pub fn office_list(&self) -> Vec<OfficeSummary> {
        self.offices()
            .iter()
            .map(|office| self.summary(office))
            .collect()
    }

    /// `GET appointments/offices/{office}`; days off are listed as far ahead as slots are.
    pub fn office_view(&self, id: &str, today: NaiveDate) -> Option<OfficeView> {
        let office = self.office(id)?;
        let ahead = Days::new(self.policy.horizon.delta().num_days().unsigned_abs());
        let detail = |text: &Option<Sourced<String>>| text.as_ref().map(detail);
        let pool = office.pools.first()?;
        let hours = pool.hours.value.days().map(|(weekday, day)| DayHours {
            weekday: weekday.number_from_monday(),
            open: day.texts(),
        });
        Some(OfficeView {
            office: self.summary(office),
            address: detail(&office.details.address),
            phone: detail(&office.details.phone),
            email: detail(&office.details.email),
            hours: hours.collect(),
            hours_unconfirmed: pool.hours.unconfirmed(),
            days_off: days_off(office, today, today + ahead),
        })
    }

    fn summary(&self, office: &Office) -> OfficeSummary {
        let given = self
            .services()
            .iter()
            .filter(|s| office.pool(&s.id).is_some());
        let offers = given.map(|service| OfferView {
            service: service.id.clone(),
            fee: fee(service.fee(office.kind)),
        });
        let place = &office.place;
        OfficeSummary {
            id: office.id.clone(),
            kind: office.kind,
            name: office.name.clone(),
            country: office.country.clone(),
            country_name: office.country_name.clone(),
            region: office.region.clone(),
            city: office.city.clone(),
            zone: office.zone.name().into(),
            place: Place {
                latitude: place.value.latitude,
                longitude: place.value.longitude,
                unconfirmed: place.unconfirmed(),
            },
            offers: offers.collect(),
            visits: office
                .visits
                .as_ref()
                .map(|v| v.value.clone())
                .unwrap_or_default(),
            visits_unconfirmed: office.visits.as_ref().is_some_and(Sourced::unconfirmed),
            unconfirmed: office.origin.unconfirmed(),
        }
    }
}

fn service(service: &Service) -> ServiceView {
    ServiceView {
        id: service.id.clone(),
        group: service.group.clone(),
        name: service.name.clone(),
        summary: service.summary.clone(),
        minutes: service.minutes,
        minutes_unconfirmed: service.minutes_origin.unconfirmed(),
        fee: fee(&service.fee),
        rules: service.rules.clone(),
        requirements: service.requirements.clone(),
    }
}

fn fee(fee: &Sourced<Money>) -> FeeView {
    FeeView {
        amount: fee.value,
        unconfirmed: fee.unconfirmed(),
    }
}

fn detail(text: &Sourced<String>) -> DetailView {
    DetailView {
        text: text.value.clone(),
        unconfirmed: text.unconfirmed(),
    }
}

fn days_off(office: &Office, first: NaiveDate, last: NaiveDate) -> Vec<DayOffView> {
    let view = |date: NaiveDate, off: &DayOff| DayOffView {
        date,
        name: off.name.clone(),
        open: off.open.texts(),
        unconfirmed: off.origin.unconfirmed(),
    };
    let days = first.iter_days().take_while(|day| *day <= last);
    days.filter_map(|date| office.day_off(date).map(|off| view(date, off)))
        .collect()
}

fn policy(policy: &Policy) -> PolicyView {
    let retention = policy.retention.iter().map(|kept| RetentionView {
        record: kept.record.clone(),
        name: kept.name.clone(),
        hours: kept.keep.hours(),
        unconfirmed: kept.keep.unconfirmed(),
    });
    let reminders = &policy.reminders.value;
    let days = |span: i64| u32::try_from(span).unwrap_or(u32::MAX);
    PolicyView {
        hold_minutes: policy.hold.minutes(),
        extension_minutes: policy.extension.minutes(),
        wait_after_lapse_minutes: policy.wait_after_lapse.minutes(),
        changes_close_hours: policy.changes_close.hours(),
        whole_refund_hours: policy.whole_refund_before.hours(),
        moves: policy.moves.value,
        active_appointments: policy.active_appointments.value,
        lapsed_holds_a_day: policy.lapsed_holds_a_day.value,
        horizon_days: days(policy.horizon.delta().num_days()),
        reminder_days: reminders
            .iter()
            .map(|span| days(span.delta().num_days()))
            .collect(),
        retention: retention.collect(),
        unconfirmed: unconfirmed(policy),
    }
}

fn unconfirmed(policy: &Policy) -> Vec<String> {
    let figures = [
        ("hold_minutes", policy.hold.unconfirmed()),
        ("extension_minutes", policy.extension.unconfirmed()),
        (
            "wait_after_lapse_minutes",
            policy.wait_after_lapse.unconfirmed(),
        ),
        ("changes_close_hours", policy.changes_close.unconfirmed()),
        (
            "whole_refund_hours",
            policy.whole_refund_before.unconfirmed(),
        ),
        ("moves", policy.moves.unconfirmed()),
        (
            "active_appointments",
            policy.active_appointments.unconfirmed(),
        ),
        (
            "lapsed_holds_a_day",
            policy.lapsed_holds_a_day.unconfirmed(),
        ),
        ("horizon_days", policy.horizon.unconfirmed()),
        ("reminder_days", policy.reminders.unconfirmed()),
    ];
    let named = figures.into_iter().filter(|(_, unconfirmed)| *unconfirmed);
    named.map(|(name, _)| name.to_owned()).collect()
}
