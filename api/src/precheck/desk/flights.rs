//! The flights of a day with their counts, and everybody of one of them.

use super::{show, store};
use crate::audit::{self, Entry};
use crate::http::Json;
use crate::permit::BorderOfficer;
use crate::precheck::window;
use crate::refusal::Answer;
use crate::state::App;
use crate::transaction;
use axum::extract::{Path, State};
use chrono::NaiveDate;
use contract::paths::precheck as paths;
use contract::precheck::desk::{Counts, DeskMember, Flight, FlightCounts, FlightList};
use contract::problem::Problem;

/// The flights of a day with how many declared, crossed and withdrew
///
/// For an officer of one post, those that arrive or leave there.
#[utoipa::path(get, path = paths::DESK_FLIGHTS, tag = "precheck",
    params(("date" = NaiveDate, Path, description = "The day at the border post")),
    responses((status = 200, body = Vec<FlightCounts>), (status = "4XX", body = Problem)))]
pub(super) async fn of_day(
    State(app): State<App>,
    officer: BorderOfficer,
    Path(date): Path<NaiveDate>,
) -> Answer<Json<Vec<FlightCounts>>> {
    let post = officer.post.as_deref();
    let counted = store::counts_of_day(app.db.read(), date, post).await?;
    let mut flights: Vec<FlightCounts> = Vec::new();
    for (flight, post, direction, state, members) in counted {
        let known = flights
            .iter_mut()
            .find(|one| (&one.flight, &one.post, &one.direction) == (&flight, &post, &direction));
        if let Some(known) = known {
            known.counts.add(state, members);
            continue;
        }
        let mut counts = Counts::default();
        counts.add(state, members);
        let named = window::post(&app.catalogue.border, &post)?;
        flights.push(FlightCounts {
            flight,
            post_name: named.name.clone(),
            post,
            direction,
            counts,
        });
    }
    Ok(Json(flights))
}

/// Everybody of a flight, by surname
///
/// A device may keep the list until the officer's shift ends, to work without a network.
#[utoipa::path(get, path = paths::DESK_FLIGHT, tag = "precheck",
    params(("date" = String, Path, description = "The day at the border post"),
        ("flight" = String, Path, description = "Such as AV431")),
    responses((status = 200, body = FlightList), (status = "4XX", body = Problem)))]
pub(super) async fn list(
    State(app): State<App>,
    officer: BorderOfficer,
    Path((date, flight)): Path<(String, String)>,
) -> Answer<Json<FlightList>> {
    let flight = Flight::parse(&flight, &date)?;
    let rows = store::of_flight(app.db.read(), &flight, officer.post.as_deref()).await?;
    let mut members = show::members(&app, &officer, &rows).await?;
    members.sort_by_key(surname_first);
    note(&app, &officer, &flight).await?;
    Ok(Json(FlightList {
        officer: officer.staff,
        counts: Counts::of(members.iter().map(|member| member.state)),
        flight: flight.flight,
        date: flight.date,
        taken_at: app.clock.now(),
        keep_until: officer.shift_ends,
        members,
    }))
}

fn surname_first(member: &DeskMember) -> (String, String) {
    let names = &member.traveller;
    (
        names.surnames.to_uppercase(),
        names.given_names.to_uppercase(),
    )
}

/// One row for the list: who was on it at that moment, the declarations' own times tell.
async fn note(app: &App, officer: &BorderOfficer, flight: &Flight) -> Answer<()> {
    let subject = ("flight", format!("{}/{}", flight.date, flight.flight));
    let entry = Entry::staff(officer.staff, "flight.read", subject);
    transaction!(app.db, |tx| audit::write(app, tx, entry.clone()).await)
}
