//! Services and offices as the page shows them before any form, with their fees and the policy.

use crate::http::{Freshness, cached};
use crate::refusal::Answer;
use crate::state::App;
use axum::extract::{Path, Query, State as Shared};
use axum::http::HeaderMap;
use axum::response::Response;
use contract::appointments::catalogue::{OfficeSummary, OfficeView, ServiceList};
use contract::problem::{Code, Problem};
use serde::Deserialize;

/// Every service, with its fee, its rules, what to bring, and the refund and change policy.
#[utoipa::path(get, path = contract::paths::appointments::SERVICES, tag = "appointments",
    responses((status = 200, body = ServiceList)))]
pub async fn services(Shared(app): Shared<App>, headers: HeaderMap) -> Response {
    cached(
        &headers,
        Freshness::AlwaysAsk,
        &app.catalogue.service_list(),
    )
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
pub struct OfficeQuery {
    /// Only offices that give this service.
    service: Option<String>,
}

/// Every office, or those that give a service.
#[utoipa::path(get, path = contract::paths::appointments::OFFICES, tag = "appointments",
    params(OfficeQuery), responses((status = 200, body = Vec<OfficeSummary>)))]
pub async fn offices(
    Shared(app): Shared<App>,
    headers: HeaderMap,
    Query(query): Query<OfficeQuery>,
) -> Response {
    let mut offices = app.catalogue.office_list();
    if let Some(service) = &query.service {
        offices.retain(|office| office.offers.iter().any(|offer| offer.service == *service));
    }
    cached(&headers, Freshness::AlwaysAsk, &offices)
}

/// One office with its address, hours and days off.
#[utoipa::path(get, path = contract::paths::appointments::OFFICE, tag = "appointments",
    params(("office" = String, Path)),
    responses((status = 200, body = OfficeView), (status = "4XX", body = Problem)))]
pub async fn office(
    Shared(app): Shared<App>,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Answer<Response> {
    let office = app.catalogue.office(&id).ok_or(Code::NotFound)?;
    let today = app.clock.now().with_timezone(&office.zone).date_naive();
    let view = app
        .catalogue
        .office_view(&id, today)
        .ok_or(Code::NotFound)?;
    Ok(cached(&headers, Freshness::AlwaysAsk, &view))
}
