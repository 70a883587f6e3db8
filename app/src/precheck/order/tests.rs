use super::super::draft::TripDraft;
use super::super::traveller_draft::TravellerDraft;
use super::*;
use contract::lang::Text;
use contract::precheck::{PostKind, StayRequest};

fn day(text: &str) -> NaiveDate {
    read_day(text).unwrap()
}

fn today() -> NaiveDate {
    day("2026-12-01")
}

fn tables() -> Tables {
    let post = |id: &str, kind| BorderPost {
        id: id.into(),
        name: Text::default(),
        kind,
        zone: "America/Tegucigalpa".into(),
        today: today(),
    };
    Tables {
        version: "1".into(),
        countries: "1".into(),
        days_before: 7,
        mandatory_for: Vec::new(),
        posts: vec![
            post("xpl", PostKind::Airport),
            post("amatillo", PostKind::Land),
        ],
        airlines: Vec::new(),
    }
}

fn typed(iso: &str) -> [String; 3] {
    super::super::draft::parts(iso)
}

/// Everything answered.
fn whole() -> Draft {
    Draft {
        trip: TripDraft {
            direction: "entry".into(),
            date: typed("2026-12-05"),
            purpose: "tourism".into(),
            country: "USA".into(),
            means: "air".into(),
            post: "xpl".into(),
            airline: "AV".into(),
            conveyance: "431".into(),
            ..TripDraft::default()
        },
        travellers: vec![ana()],
        stay: StayRequest {
            lodging: String::new(),
            address: "Barrio Abajo".into(),
            city: "Tela".into(),
        },
        ..Draft::default()
    }
}

fn ana() -> TravellerDraft {
    TravellerDraft {
        given_names: "Ana".into(),
        surnames: "Zelaya".into(),
        sex: "F".into(),
        birth: typed("1990-05-17"),
        nationality: "HND".into(),
        residence: "USA".into(),
        profession: "Enfermera".into(),
        kind: "passport".into(),
        number: "F123456".into(),
        issuer: "HND".into(),
        expires: typed("2030-01-31"),
        mrz: String::new(),
    }
}

fn on(iso: &str) -> Draft {
    let mut draft = whole();
    draft.trip.date = typed(iso);
    draft
}

#[test]
fn the_window_is_judged_by_the_day_at_the_post() {
    let window = |iso| window_of(&on(iso).trip, &tables());
    assert_eq!(window("2026-11-30"), Window::Past);
    assert_eq!(window("2026-12-01"), Window::Open);
    assert_eq!(window("2026-12-08"), Window::Open);
    assert_eq!(window("2026-12-09"), Window::Early(day("2026-12-02")));
    assert_eq!(window_of(&TripDraft::default(), &tables()), Window::Unknown);
}

#[test]
fn answered_questions_lead_to_the_last_page() {
    let open = open_question(PrecheckStep::Review, &whole(), &tables(), today());
    assert_eq!(open, None);
}

#[test]
fn whoever_opens_a_late_page_is_led_to_the_first_open_question() {
    let open = |draft: &Draft| open_question(PrecheckStep::Review, draft, &tables(), today());
    assert_eq!(open(&Draft::default()), Some(PrecheckStep::Direction));
    assert_eq!(open(&on("2026-11-30")), Some(PrecheckStep::Trip));
    let mut no_post = whole();
    no_post.trip.post = String::new();
    assert_eq!(open(&no_post), Some(PrecheckStep::Transport));
    let mut nobody = whole();
    nobody.travellers.clear();
    assert_eq!(open(&nobody), Some(PrecheckStep::Travellers));
    let mut nowhere = whole();
    nowhere.stay = StayRequest::default();
    assert_eq!(open(&nowhere), Some(PrecheckStep::Stay));
}

#[test]
fn a_trip_that_opens_later_can_be_filled_in_now() {
    let open = open_question(PrecheckStep::Review, &on("2027-03-01"), &tables(), today());
    assert_eq!(open, None);
}

#[test]
fn the_past_is_refused_before_a_post_is_chosen() {
    let mut draft = on("2026-11-30");
    draft.trip.post = String::new();
    let mistakes = mistakes_of(PrecheckStep::Trip, &draft, &tables(), today());
    assert_eq!(
        mistakes,
        [FieldError::new("/trip/travel_date", "travel_date.past")]
    );
}

#[test]
fn a_later_trip_asks_again_about_the_document_that_it_outlives() {
    let draft = on("2030-02-01");
    let mistakes = mistakes_of(PrecheckStep::Travellers, &draft, &tables(), today());
    let expires = FieldError::new("/travellers/0/document/expires", "expires.before_travel");
    assert_eq!(mistakes, [expires]);
}

#[test]
fn who_leaves_is_not_asked_where_they_stay() {
    let mut draft = whole();
    assert_eq!(next(PrecheckStep::Travellers, &draft), PrecheckStep::Stay);
    draft.trip.direction = "exit".into();
    draft.stay = StayRequest::default();
    assert_eq!(
        next(PrecheckStep::Travellers, &draft),
        PrecheckStep::Contact
    );
    let open = open_question(PrecheckStep::Review, &draft, &tables(), today());
    assert_eq!(open, None);
}

#[test]
fn every_refused_field_belongs_to_a_question() {
    let mut draft = whole();
    draft.trip = TripDraft::default();
    draft.travellers.push(TravellerDraft::default());
    draft.email = "?".into();
    let request = draft.request(Lang::Es);
    for error in request.parse(&tables().posts, today()).unwrap_err() {
        assert!(asked_by(&error.field).is_some(), "{error:?}");
    }
}
