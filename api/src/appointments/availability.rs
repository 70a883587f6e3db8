//! Free times, for everybody: by month, by day, and the first free day of every office.

use super::store::slots;
use crate::http::{Freshness, cached};
use crate::refusal::Answer;
use crate::state::App;
use axum::extract::{Path, Query, State as Shared};
use axum::http::HeaderMap;
use axum::response::Response;
use chrono::{Months, NaiveDate, NaiveTime, TimeZone, Utc};
use contract::appointments::{DayAvailability, DayFree, MonthAvailability, OfficeFree, TimeFree};
use contract::problem::{Code, FieldError, Problem};
use serde::Deserialize;

/// How long a browser may show free times without asking again.
const FRESH_SECONDS: u32 = 10;

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
pub struct MonthQuery {
    service: String,
    /// `YYYY-MM`.
    month: String,
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
pub struct DayQuery {
    service: String,
}

/// The days of a month with their free places.
#[utoipa::path(get, path = contract::paths::appointments::MONTH, tag = "appointments",
    params(("office" = String, Path), MonthQuery),
    responses((status = 200, body = MonthAvailability), (status = "4XX", body = Problem)))]
pub async fn month(
    Shared(app): Shared<App>,
    headers: HeaderMap,
    Path(office): Path<String>,
    Query(query): Query<MonthQuery>,
) -> Answer<Response> {
    let first = NaiveDate::parse_from_str(&format!("{}-01", query.month), "%Y-%m-%d")
        .map_err(|_| vec![FieldError::new("/month", "month.format")])?;
    let last = first + Months::new(1) - chrono::Days::new(1);
    let terms = super::draft::terms_at(&app, &query.service, &office)?;
    let pool = (office.as_str(), terms.pool.as_str());
    let days = slots::days(app.db.read(), pool, (first, last), app.clock.now()).await?;
    let published = match days.first() {
        Some(day) => slots::day_of(day.until),
        None => slots::published_until(app.db.read(), pool.0, pool.1).await?,
    };
    let day = |day: &slots::Published| {
        let free = u32::try_from(day.free).unwrap_or(0);
        slots::day_of(day.local_day).map(|date| DayFree { date, free })
    };
    let zone = app
        .catalogue
        .office(&office)
        .ok_or(Code::NotFound)?
        .zone
        .name()
        .to_owned();
    let view = MonthAvailability {
        days: days.iter().filter_map(day).collect(),
        service: query.service,
        month: first.format("%Y-%m").to_string(),
        published_until: published,
        next_release: next_release(&app),
        office,
        zone,
    };
    Ok(cached(&headers, Freshness::Seconds(FRESH_SECONDS), &view))
}

/// Slots are published every night at 06:00 UTC, midnight in Honduras.
fn next_release(app: &App) -> chrono::DateTime<Utc> {
    let now = app.clock.now();
    let six = NaiveTime::from_hms_opt(6, 0, 0).unwrap_or_default();
    let today = Utc.from_utc_datetime(&now.date_naive().and_time(six));
    if today > now {
        today
    } else {
        today + chrono::Days::new(1)
    }
}

/// The times of a day at which the service can begin.
#[utoipa::path(get, path = contract::paths::appointments::DAY, tag = "appointments",
    params(("office" = String, Path), ("date" = NaiveDate, Path), DayQuery),
    responses((status = 200, body = DayAvailability), (status = "4XX", body = Problem)))]
pub async fn day(
    Shared(app): Shared<App>,
    headers: HeaderMap,
    Path((office, date)): Path<(String, NaiveDate)>,
    Query(query): Query<DayQuery>,
) -> Answer<Response> {
    let terms = super::draft::terms_at(&app, &query.service, &office)?;
    let zone = app
        .catalogue
        .office(&office)
        .ok_or(Code::NotFound)?
        .zone
        .name()
        .to_owned();
    let now = app.clock.now();
    let times = slots::of_day(app.db.read(), &office, &terms.pool, date, now).await?;
    let starts = (0..times.len()).filter_map(|from| {
        // A longer service needs the following slots as well: the scarcest of them counts.
        let run = super::arrange::run(&times, from, terms.minutes)?;
        let free = times[run].iter().map(|time| time.places).min()?;
        let first = &times[from];
        Some(TimeFree {
            slot: first.slot,
            starts_at: first.starts_at,
            free,
        })
    });
    let times = starts.filter(|time| time.free > 0).collect();
    let view = DayAvailability { date, zone, times };
    Ok(cached(&headers, Freshness::Seconds(FRESH_SECONDS), &view))
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
pub struct FirstQuery {
    service: String,
}

/// Every office that gives a service, with its first free day.
#[utoipa::path(get, path = contract::paths::appointments::FIRST_FREE, tag = "appointments",
    params(FirstQuery), responses((status = 200, body = Vec<OfficeFree>), (status = "4XX", body = Problem)))]
pub async fn first_free(
    Shared(app): Shared<App>,
    headers: HeaderMap,
    Query(query): Query<FirstQuery>,
) -> Answer<Response> {
    app.catalogue
        .service(&query.service)
        .ok_or(Code::NotFound)?;
    let mut list = Vec::new();
    for office in app.catalogue.offices() {
        let Ok(terms) = super::draft::terms_at(&app, &query.service, &office.id) else {
            continue;
        };
        let now = app.clock.now();
        let first_free = slots::first_free(app.db.read(), &office.id, &terms.pool, now).await?;
        list.push(OfficeFree {
            office: office.id.clone(),
            first_free,
        });
    }
    Ok(cached(
        &headers,
        Freshness::Seconds(FRESH_SECONDS * 3),
        &list,
    ))
}
