use super::*;
use crate::precheck::tables::PostKind;
use crate::precheck::traveller::tests::ana;
use crate::precheck::trip::{DepartureRequest, EndRequest};

fn today() -> NaiveDate {
    read_day("2026-11-25").unwrap()
}

fn posts() -> Vec<BorderPost> {
    vec![BorderPost {
        id: "palmerola".into(),
        name: crate::lang::Text {
            es: "Palmerola".into(),
            en: "Palmerola".into(),
        },
        kind: PostKind::Airport,
        zone: "America/Tegucigalpa".into(),
        today: today(),
    }]
}

fn end(country: &str) -> EndRequest {
    EndRequest {
        country: country.into(),
        city: String::new(),
    }
}

fn entry() -> DeclarationRequest {
    DeclarationRequest {
        trip: TripRequest {
            direction: "entry".into(),
            travel_date: "2026-12-01".into(),
            purpose: "family".into(),
            origin: end("USA"),
            destination: end("HND"),
            means: "air".into(),
            carrier: "AV".into(),
            conveyance: "431".into(),
            post: "palmerola".into(),
            departure: None,
        },
        stay: Some(StayRequest {
            lodging: String::new(),
            address: "Barrio Abajo, casa 12".into(),
            city: "Comayagua".into(),
        }),
        travellers: vec![ana()],
        contact: ReachRequest::default(),
    }
}

fn refused(request: &DeclarationRequest) -> Vec<(String, String)> {
    let errors = request.parse(&posts(), today()).unwrap_err();
    errors.into_iter().map(|e| (e.field, e.code)).collect()
}

fn one(field: &str, code: &str) -> Vec<(String, String)> {
    vec![(field.into(), code.into())]
}

#[test]
fn an_entry_needs_an_address_of_stay_and_an_exit_has_none() {
    assert!(entry().parse(&posts(), today()).is_ok());
    let mut without = entry();
    without.stay = None;
    assert_eq!(refused(&without), one("/stay", "stay.missing"));
    let mut exit = entry();
    exit.trip.direction = "exit".into();
    (exit.trip.origin, exit.trip.destination) = (end("HND"), end("ESP"));
    assert_eq!(refused(&exit), one("/stay", "stay.not_when_leaving"));
    exit.stay = None;
    assert!(exit.parse(&posts(), today()).is_ok());
}

#[test]
fn one_end_of_the_trip_is_honduras_and_the_other_is_not() {
    let mut inland = entry();
    inland.trip.origin = end("HND");
    assert_eq!(
        refused(&inland),
        one("/trip/origin/country", "trip.one_end_is_honduras")
    );
}

#[test]
fn nobody_arrives_at_an_airport_by_land_or_yesterday() {
    let mut by_land = entry();
    by_land.trip.means = "land".into();
    by_land.trip.conveyance = "PDK1234".into();
    assert_eq!(refused(&by_land), one("/trip/means", "means.not_at_post"));
    let mut yesterday = entry();
    yesterday.trip.travel_date = "2026-11-24".into();
    assert_eq!(
        refused(&yesterday),
        one("/trip/travel_date", "travel_date.past")
    );
}

#[test]
fn a_land_border_is_crossed_in_a_vehicle_or_on_foot() {
    let mut border = posts();
    border[0].kind = PostKind::Land;
    let mut walking = entry();
    walking.trip.means = "foot".into();
    walking.trip.carrier = String::new();
    walking.trip.conveyance = String::new();
    let trip = walking.parse(&border, today()).unwrap().trip;
    assert_eq!((trip.carrier, trip.conveyance), (None, String::new()));
    assert_eq!(refused(&walking), one("/trip/means", "means.not_at_post"));
    walking.trip.departure = Some(DepartureRequest {
        date: String::new(),
        time: "10:00".into(),
        zone: "America/Tegucigalpa".into(),
    });
    let errors = walking.parse(&border, today()).unwrap_err();
    let leaves = crate::problem::FieldError::new("/trip/departure/time", "departure.on_foot");
    assert_eq!(errors, [leaves]);
    walking.trip.departure = None;
    walking.trip.means = "land".into();
    let errors = walking.parse(&border, today()).unwrap_err();
    let plate = crate::problem::FieldError::new("/trip/conveyance", "conveyance.missing");
    assert_eq!(errors, [plate]);
}

#[test]
fn ten_travel_together_each_with_their_own_document() {
    let mut family = entry();
    family.travellers = (0..10)
        .map(|n| {
            let mut one = ana();
            one.document.number = format!("F12345{n}");
            one
        })
        .collect();
    assert_eq!(
        family.parse(&posts(), today()).unwrap().travellers.len(),
        10
    );
    family.travellers[9].document.number = "F123450".into();
    assert_eq!(refused(&family), one("/travellers", "people.same_document"));
    family.travellers.push(ana());
    assert!(refused(&family).contains(&("/travellers".into(), "people.too_many".into())));
    family.travellers.clear();
    assert_eq!(refused(&family), one("/travellers", "people.none"));
}

#[test]
fn a_timetable_is_read_and_one_far_away_is_refused() {
    let departs = |date: &str, time: &str| {
        let mut entry = entry();
        entry.trip.departure = Some(DepartureRequest {
            date: date.into(),
            time: time.into(),
            zone: "Europe/Madrid".into(),
        });
        entry
    };
    let parsed = departs("2026-11-30", "23:55").parse(&posts(), today());
    let departure = parsed.unwrap().trip.departure.unwrap();
    assert_eq!(departure.date, read_day("2026-11-30").unwrap());
    assert_eq!(departure.time.to_string(), "23:55:00");
    assert_eq!(
        refused(&departs("2026-12-02", "10:00")),
        one("/trip/departure/date", "departure.not_near")
    );
    assert_eq!(
        refused(&departs("", "25:00")),
        one("/trip/departure/time", "departure.not_a_time")
    );
    assert!(departs("", " ").parse(&posts(), today()).is_ok());
}

#[test]
fn a_passport_must_last_to_the_day_of_travel() {
    let mut late = entry();
    late.travellers[0].document.expires = "2026-11-30".into();
    assert_eq!(
        refused(&late),
        one("/travellers/0/document/expires", "expires.before_travel")
    );
}
