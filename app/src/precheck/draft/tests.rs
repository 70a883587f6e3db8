use super::*;

pub fn entry() -> TripDraft {
    TripDraft {
        direction: "entry".into(),
        date: ["5".into(), "12".into(), "2026".into()],
        purpose: "family".into(),
        country: "USA".into(),
        means: "air".into(),
        post: "tgu".into(),
        airline: "AV".into(),
        conveyance: "431".into(),
        ..TripDraft::default()
    }
}

#[test]
fn who_enters_comes_from_there_and_who_leaves_goes_there() {
    let entry = entry().request();
    assert_eq!(
        (
            entry.origin.country.as_str(),
            entry.destination.country.as_str()
        ),
        ("USA", "HND")
    );
    let exit = TripDraft {
        direction: "exit".into(),
        ..self::entry()
    };
    let exit = exit.request();
    assert_eq!(
        (
            exit.origin.country.as_str(),
            exit.destination.country.as_str()
        ),
        ("HND", "USA")
    );
}

#[test]
fn only_who_enters_declares_a_stay() {
    let mut draft = Draft {
        trip: entry(),
        ..Draft::default()
    };
    assert!(draft.request(Lang::Es).stay.is_some());
    draft.trip.direction = "exit".into();
    assert!(draft.request(Lang::Es).stay.is_none());
}

#[test]
fn another_airline_is_told_by_the_flight_alone() {
    let other = TripDraft {
        airline: OTHER_AIRLINE.into(),
        company: "left from when it was a bus".into(),
        ..entry()
    };
    assert_eq!(other.request().carrier, "");
}

#[test]
fn a_departure_may_lie_on_a_day_before() {
    assert_eq!(entry().request().departure, None);
    let night = TripDraft {
        leaves_at: "23:10".into(),
        leaves_before: "1".into(),
        leaves_in: "Europe/Madrid".into(),
        ..entry()
    };
    let departure = night.request().departure.unwrap();
    assert_eq!(
        (departure.date.as_str(), departure.time.as_str()),
        ("2026-12-04", "23:10")
    );
}

#[test]
fn whoever_walks_sends_nothing_of_the_vehicle_that_was_typed_before() {
    let walking = TripDraft {
        means: "foot".into(),
        company: "Transportes Sol".into(),
        conveyance: "PDK 1234".into(),
        leaves_at: "10:00".into(),
        ..entry()
    };
    let request = walking.request();
    assert_eq!(
        (request.carrier.as_str(), request.conveyance.as_str()),
        ("", "")
    );
    assert_eq!(request.departure, None);
}

#[test]
fn what_the_api_has_can_be_changed_and_sent_again() {
    let trip = TripDraft {
        leaves_at: "23:10".into(),
        leaves_before: "1".into(),
        leaves_in: "Europe/Madrid".into(),
        ..entry()
    };
    let request = trip.request();
    assert_eq!(TripDraft::of(&request).request(), request);
}

#[test]
fn a_draft_of_an_older_build_is_still_read() {
    let old = r#"{"trip":{"direction":"exit","unknown":1},"email":"a@b.hn"}"#;
    let read: Draft = serde_json::from_str(old).unwrap();
    assert_eq!(
        (read.trip.direction.as_str(), read.email.as_str()),
        ("exit", "a@b.hn")
    );
}
