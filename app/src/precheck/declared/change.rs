//! Changing what was declared: the trip with its stay, or one person.

use super::super::draft::TripDraft;
use super::super::forms::{StayForm, TravellerForm, TripForm};
use super::super::tables::KnownTables;
use super::super::traveller_draft::TravellerDraft;
use super::super::trip::{self, TripFields};
use super::super::{stay, summary, transport, traveller};
use super::member::name;
use super::seen::Seen;
use super::withdraw::closed;
use crate::appointments::today::today;
use crate::ask::Submit;
use crate::boot::kept;
use crate::http;
use crate::markup::{live, view};
use crate::ui::{
    Button, ButtonKind, Choice, ChoiceField, ErrorSummary, Form, Go, Inset, Mistakes, lang,
};
use contract::lang::Lang;
use contract::moments::read_day;
use contract::pages::Page;
use contract::paths::{fill, precheck as doors};
use contract::precheck::declaration::TripChangeRequest;
use contract::precheck::{Direction, MemberView, Tables};
use leptos::prelude::*;
use std::sync::Arc;
use uuid::Uuid;

/// The trip; a member's id is none.
const TRIP: &str = "trip";

/// Half-typed; kept when the language is switched.
#[derive(Clone, Copy, Default)]
struct Changing {
    /// Of which declaration.
    of: RwSignal<Option<Uuid>>,
    /// `TRIP`, or whose details.
    what: RwSignal<String>,
    /// What the form was filled for.
    filled: RwSignal<String>,
    trip: TripForm,
    stay: StayForm,
    person: TravellerForm,
}

pub fn page(seen: &Seen) -> AnyView {
    let lang = lang();
    let choices = choices(lang, seen);
    if choices.is_empty() {
        return closed(lang, seen);
    }
    let changing: Changing = kept();
    if changing.of.get_untracked() != Some(seen.view.id) {
        changing.of.set(Some(seen.view.id));
        changing.what.set(String::new());
        changing.filled.set(String::new());
    }
    let seen = seen.clone();
    let form = live(move || {
        let what = changing.what.get();
        changing.fill(&seen, &what);
        match what.as_str() {
            "" => ().into_any(),
            TRIP => trip_form(&seen, &changing),
            member => member
                .parse()
                .map_or_else(|_| ().into_any(), |id| person_form(&seen, &changing, id)),
        }
    });
    view! {
        <ChoiceField field="/what" choices value=changing.what mistakes=Mistakes::default()
            label=lang.pick("¿Qué quiere cambiar?", "What do you want to change?") />
        {form}
    }
}

fn choices(lang: Lang, seen: &Seen) -> Vec<Choice> {
    let view = &seen.view;
    let trip = if view.stay.is_some() {
        lang.pick("El viaje o la estancia", "The trip or the stay")
    } else {
        lang.pick("El viaje", "The trip")
    };
    let trip = view.trip_changeable.then(|| Choice::new(TRIP, trip));
    let open = view.members.iter().filter(|member| member.changeable);
    let people = open.map(|member| {
        let text = lang.pick("Los datos de ", "The details of ").to_owned() + &name(member);
        Choice::new(member.id.to_string(), text)
    });
    trip.into_iter().chain(people).collect()
}

impl Changing {
    /// With what was declared, when the choice is another; a change of language is none.
    fn fill(&self, seen: &Seen, what: &str) {
        if self.filled.with_untracked(|filled| filled == what) {
            return;
        }
        self.filled.set(what.to_owned());
        if what == TRIP {
            self.trip.restore(TripDraft::of(&seen.view.trip));
            self.stay
                .restore(seen.view.stay.clone().unwrap_or_default());
        } else if let Some(member) = member(seen, what) {
            self.person.restore(TravellerDraft::of(&member.traveller));
        }
    }

    fn trip_request(&self) -> TripChangeRequest {
        let trip = untrack(|| self.trip.draft());
        let stay = (!trip.leaving()).then(|| untrack(|| self.stay.draft()));
        TripChangeRequest {
            trip: trip.request(),
            stay,
        }
    }
}

fn member<'s>(seen: &'s Seen, id: &str) -> Option<&'s MemberView> {
    let mut members = seen.view.members.iter();
    members.find(|member| member.id.to_string() == id)
}

fn trip_form(seen: &Seen, changing: &Changing) -> AnyView {
    let (seen, changing) = (seen.clone(), *changing);
    KnownTables::open().shown(move |tables| trip_fields(&seen, &changing, &tables))
}

fn trip_fields(seen: &Seen, changing: &Changing, tables: &Arc<Tables>) -> AnyView {
    let lang = lang();
    let submit = Submit::default();
    let trip = TripFields {
        form: changing.trip,
        tables: Arc::clone(tables),
        mistakes: submit.mistakes,
    };
    let fields = either_way(lang, seen, changing, &trip);
    let back = seen.at(lang, Page::Declaration);
    let (seen, changing) = (seen.clone(), *changing);
    let send = Callback::new(move |()| {
        transport::name_the_zone(lang, &trip);
        let request = changing.trip_request();
        if let Err(errors) = request.parse(&trip.tables.posts) {
            submit.mistakes.show(errors);
            return;
        }
        let path = fill(doors::TRIP, &[&seen.view.id.to_string()]);
        let (seen, sent) = (
            seen.clone(),
            async move { http::change(&path, &request).await },
        );
        submit.run(sent, move |view| {
            changing.of.set(None);
            seen.now(view);
        });
    });
    form(lang, submit, send, fields, back)
}

/// The other end, the timetable's clocks and the stay are asked for as the direction wants it.
fn either_way(lang: Lang, seen: &Seen, changing: &Changing, trip: &TripFields) -> AnyView {
    let (typed, mistakes, stay) = (changing.trip.direction, trip.mistakes, changing.stay);
    let declared = seen.view.trip.direction.clone();
    let choices: Vec<_> = Direction::ALL
        .iter()
        .map(|one| Choice::new(one.as_str(), summary::direction(lang, one.as_str())))
        .collect();
    let direction = Memo::new(move |_| typed.get());
    let follows = live(move || {
        let turned = direction.with(|now| *now != declared);
        turned.then(|| {
            let follows = if direction.with(|now| now == Direction::Exit.as_str()) {
                lang.pick(
                    "Para salir no hace falta dirección: al guardar borramos la de su estancia.",
                    "No address is needed to leave: when you save, we delete that of your stay.",
                )
            } else {
                lang.pick(
                    "Para entrar hace falta la dirección donde se queda: escríbala al final.",
                    "To enter, the address where you stay is needed: enter it at the end.",
                )
            };
            view! { <Inset><p>{follows}</p></Inset> }
        })
    });
    let trip = trip.clone();
    let asked = live(move || {
        direction.track();
        let stay = (!trip.leaving()).then(|| stay::fields(stay, mistakes));
        view! { {trip::fields(&trip)} {transport::fields(&trip)} {stay} }
    });
    view! {
        <ChoiceField field="/trip/direction" choices value=typed mistakes
            label=lang.pick("¿Entra o sale?", "Do you enter or leave?") />
        <div role="status">{follows}</div>
        {asked}
    }
}

fn person_form(seen: &Seen, changing: &Changing, id: Uuid) -> AnyView {
    let lang = lang();
    let submit = Submit::default();
    let fields = traveller::fields("", changing.person, submit.mistakes, false);
    let travels_on = read_day(&seen.view.trip.travel_date);
    let back = seen.at(lang, Page::Declaration);
    let (seen, changing) = (seen.clone(), *changing);
    let send = Callback::new(move |()| {
        let request = untrack(|| changing.person.fields.draft()).request();
        if let Err(errors) = request.parse(today(), travels_on) {
            submit.mistakes.show(errors);
            return;
        }
        let path = fill(doors::MEMBER, &[&seen.view.id.to_string(), &id.to_string()]);
        let (seen, sent) = (
            seen.clone(),
            async move { http::change(&path, &request).await },
        );
        submit.run(sent, move |view| {
            changing.of.set(None);
            seen.now(view);
        });
    });
    form(lang, submit, send, fields, back)
}

fn form(
    lang: Lang,
    submit: Submit,
    send: Callback<()>,
    fields: AnyView,
    back: contract::pages::Place,
) -> AnyView {
    view! {
        <ErrorSummary mistakes=submit.mistakes />
        {submit.trouble()}
        <Form on_submit=send busy=submit.busy>
            {fields}
            <div class="buttons">
                <Button busy=submit.busy text=lang.pick("Guardar el cambio", "Save the change") />
                <Go to=back kind=ButtonKind::Link text=lang.pick("Dejarlo como está", "Leave it as it is") />
            </div>
        </Form>
    }
}
