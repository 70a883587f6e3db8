//! Which time? Choosing it is the hold: all the seats at once, or none.

use super::Way;
use super::choices::ChosenTime;
use super::held::{self, Seen};
use super::kept_place;
use super::outcome::Outcome;
use super::state::Journey;
use crate::appointments::picker::Picker;
use crate::appointments::shelf::{Shelf, Shelves};
use crate::ask::{Asked, Submit};
use crate::boot::kept;
use crate::http::{self, Failure, Key};
use crate::markup::{live, view};
use crate::ui::{Button, Go, Moment, Notice, NoticeKind, Skeleton, Trouble, lang};
use contract::appointments::{BookingRequest, BookingView, TimeFree};
use contract::lang::Lang;
use contract::pages::{Page, Step};
use contract::paths::{appointments as doors, fill};
use contract::problem::{Code, FieldError};
use leptos::prelude::*;
use std::sync::Arc;

pub fn page() -> AnyView {
    Shelves::open().shown(body)
}

fn body(shelf: Arc<Shelf>) -> AnyView {
    let journey: Journey = kept();
    let booking = held::of_journey(journey);
    live(move || match booking.get() {
        Asked::Waiting => view! { <Skeleton /> },
        Asked::Failed(failure) => view! { <Trouble failure /> },
        Asked::Here(Some(seen)) if matches!(seen.outcome(), Outcome::Held | Outcome::Paying) => {
            held_already(journey, &seen)
        }
        Asked::Here(_) => choose(journey, shelf.clone()),
    })
}

fn held_already(journey: Journey, seen: &Seen) -> AnyView {
    let lang = lang();
    let first = seen.booking.appointments.first();
    let at = first.map(|first| view! { <Moment at=first.starts_at.clone() /> });
    let ended = Callback::new(move |()| journey.seen.set(None));
    view! {
        {kept_place::countdown(journey, seen, ended)}
        <Notice title=lang.pick("Ya tiene un lugar apartado", "You already hold a place")>
            <p>{at}</p>
        </Notice>
        <div class="buttons">
            <Go to=Page::Journey(Step::Review).at(lang) text=lang.pick("Seguir a revisar", "Go on to check") />
            {kept_place::release(journey, seen)}
        </div>
    }
}

/// The request that was last sent, and its key: an answer that never came is asked for again with
/// the same key, so that two seats are not held for one wish.
type Attempt = StoredValue<Option<(BookingRequest, Key)>>;

fn choose(journey: Journey, shelf: Arc<Shelf>) -> AnyView {
    let (lang, way, submit) = (lang(), Way::here(), Submit::default());
    let answers = journey.answers();
    let (office, service) =
        untrack(|| (answers.choices.office.get(), answers.choices.service.get()));
    let liked = answers.choices.slot.get_untracked();
    let chosen = RwSignal::new(liked.and_then(|liked| liked.free()));
    Effect::new(move || answers.choices.slot.set(chosen.get().map(ChosenTime::from)));
    let attempt: Attempt = StoredValue::new(None);
    let hold = move |()| {
        let Some(time) = chosen.get_untracked() else {
            submit
                .mistakes
                .show(vec![FieldError::new("/slot", "slot.missing")]);
            return;
        };
        let (personal, office) = untrack(|| (answers.personal(), answers.choices.office.get()));
        let request = personal.request(office, time.slot, lang);
        let key = key_of(attempt, &request);
        let path = fill(doors::BOOKINGS, &[]);
        let send = async move { http::post::<BookingView>(&path, &request, &key).await };
        submit.run_or(
            send,
            move |booking| {
                attempt.set_value(None);
                journey.hold(Seen::from(booking));
                way.to(Step::Review);
            },
            move |failure| refused(journey, way, chosen, failure),
        );
    };
    view! {
        <Picker shelf office service day=answers.choices.day chosen />
        {what_is_wrong(submit, lang)}
        <Button busy=submit.busy on_press=Callback::new(hold)
            text=lang.pick("Apartar esta hora", "Keep this time for me") />
    }
}

fn key_of(attempt: Attempt, request: &BookingRequest) -> Key {
    let known = attempt.with_value(|last| {
        let last = last.as_ref().filter(|(sent, _)| sent == request);
        last.map(|(_, key)| key.clone())
    });
    known.unwrap_or_else(|| {
        let key = Key::new();
        attempt.set_value(Some((request.clone(), key.clone())));
        key
    })
}

/// A time that has gone is let go of, and the day's times are read anew; a person the API will not
/// have is shown on the people's page.
fn refused(journey: Journey, way: Way, chosen: RwSignal<Option<TimeFree>>, failure: &Failure) {
    let Failure::Refused(problem) = failure else {
        return;
    };
    if matches!(problem.code, Code::SlotTaken | Code::SlotCoolingForYou) {
        chosen.set(None);
        journey.answers().choices.day.notify();
    }
    let about_people = |error: &FieldError| {
        error.field.starts_with("/people") || error.field.starts_with("/contact")
    };
    if problem.errors.iter().any(about_people) {
        journey.people_mistakes.show(problem.errors.clone());
        way.to(Step::People);
    }
}

/// What is wrong, beside the button that was pressed.
fn what_is_wrong(submit: Submit, lang: Lang) -> impl IntoView {
    let none = live(move || {
        submit.mistakes.any().then(|| view! {
            <Notice kind=NoticeKind::Warning alert=true>
                <p>{lang.pick("Elija primero un día y una hora.", "Choose a day and a time first.")}</p>
            </Notice>
        })
    });
    (none, submit.trouble())
}
