//! The booking after the payment page: waiting to hear of the payment, then the appointment. The
//! address survives a bookmark and tells the state whenever it is opened.

use super::held::{self, Seen};
use super::outcome::{Outcome, asks_stripe, pause};
use super::payment::signed_out;
use super::state::Journey;
use super::{ended, payment};
use crate::appointments::facts::{OfficeFacts, Papers};
use crate::appointments::shelf::{Shelf, Shelves};
use crate::appointments::terms;
use crate::ask::Asked;
use crate::boot::kept;
use crate::identity::Who;
use crate::markup::{live, view};
use crate::ui::{Empty, Go, Moment, Notice, Panel, Skeleton, Trouble, lang};
use contract::appointments::eligibility::Requirement;
use contract::appointments::{AppointmentView, State};
use contract::lang::Lang;
use contract::pages::Page;
use leptos::leptos_dom::helpers::set_timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use std::time::Duration;
use uuid::Uuid;

pub fn page(id: &str) -> AnyView {
    let lang = lang();
    let Ok(id) = id.parse::<Uuid>() else {
        return not_yours(lang);
    };
    let journey: Journey = kept();
    let asked = RwSignal::new(Asked::<Seen>::Waiting);
    follow(journey, id, asked, 0);
    let again = Callback::new(move |()| follow(journey, id, asked, 0));
    // Signing in makes the journey's booking known anew; here the address names it.
    let who = Who::open();
    Effect::new(move |before: Option<bool>| {
        let signed_in = who.signed_in();
        let shut = asked
            .with_untracked(|asked| matches!(asked, Asked::Failed(failure) if signed_out(failure)));
        if before == Some(false) && signed_in && shut {
            follow(journey, id, asked, 0);
        }
        signed_in
    });
    let shelves = Shelves::open();
    live(move || match asked.get() {
        Asked::Waiting => view! { <Skeleton lines=6 /> },
        Asked::Failed(failure) if signed_out(&failure) => payment::sign_in_first(journey),
        Asked::Failed(failure) => view! { <Trouble failure on_retry=again /> },
        Asked::Here(seen) => match seen.outcome() {
            Outcome::Held | Outcome::Paying => waiting(lang, id),
            Outcome::Confirmed => {
                let show = move |shelf: Arc<Shelf>| confirmed(lang, &shelf, &seen);
                shelves.shown(show)
            }
            Outcome::Past => past(lang),
            over => ended::view(journey, over),
        },
    })
}

/// Asks until the payment has been heard of. An answer that changes nothing does not redraw.
fn follow(journey: Journey, id: Uuid, asked: RwSignal<Asked<Seen>>, times: u32) {
    spawn_local(async move {
        let answer = if asks_stripe(times) {
            held::ask_stripe(id).await
        } else {
            held::look(id).await
        };
        // The page has been left: its signal is gone with it.
        let Some(before) = asked.try_get_untracked() else {
            return;
        };
        let waits = match &answer {
            Ok(seen) => {
                if journey.answers().choices.booking.get_untracked() == Some(id) {
                    journey.seen.set(Some(seen.clone()));
                }
                matches!(seen.outcome(), Outcome::Held | Outcome::Paying)
            }
            Err(_) => false,
        };
        let same = matches!((&before, &answer), (Asked::Here(one), Ok(other)) if one.outcome() == other.outcome());
        if !same {
            asked.set(answer.into());
        }
        if waits {
            let next = Duration::from_millis(pause(times));
            let _ = set_timeout(move || follow(journey, id, asked, times + 1), next);
        }
    });
}

fn waiting(lang: Lang, id: Uuid) -> AnyView {
    let pay = format!(
        "{}?reserva={id}",
        Page::Journey(contract::pages::Step::Payment)
            .at(lang)
            .path()
    );
    view! {
        <Notice title=lang.pick("Esperamos la confirmación del pago", "We are waiting for the payment")>
            <p role="status">
                {lang.pick(
                    "Si ya pagó, no haga nada: suele tardar unos segundos y esta página cambia sola. También se lo diremos por correo, así que puede cerrarla.",
                    "If you have paid, do nothing: it usually takes some seconds and this page changes by itself. We will also tell you by e-mail, so you may close it.",
                )}
            </p>
            <p>
                {lang.pick("¿No terminó de pagar? ", "Did you not finish paying? ")}
                <a href=pay>{lang.pick("Volver al pago", "Return to the payment")}</a>
            </p>
        </Notice>
        <Skeleton />
    }
}

fn confirmed(lang: Lang, shelf: &Shelf, seen: &Seen) -> AnyView {
    let booking = &seen.booking;
    let kept: Vec<&AppointmentView> = booking
        .appointments
        .iter()
        .filter(|one| one.state == State::Confirmed)
        .collect();
    let first = kept
        .first()
        .map(|first| (first.office.clone(), first.starts_at.clone()));
    let office = first.map(|(office, at)| {
        view! {
            <p class="confirmed__when"><Moment at /></p>
            <OfficeFacts name=shelf.office_name(&office, lang) office />
        }
    });
    let many = kept.len() > 1;
    let people: Vec<_> = kept
        .iter()
        .map(|one| person(lang, shelf, one, many))
        .collect();
    view! {
        <Panel title=lang.pick("Su cita está confirmada", "Your appointment is confirmed")
            reference=booking.reference.to_string()>
            <p>{lang.pick("El comprobante va en camino a su correo.", "The voucher is on its way to your e-mail.")}</p>
        </Panel>
        {office}
        {people}
        <h2>{lang.pick("Qué sigue", "What happens next")}</h2>
        <ul class="list">
            <li>{lang.pick(
                "Lleve el comprobante, impreso o en el teléfono, y los documentos originales.",
                "Bring the voucher, printed or on your phone, and the original documents.",
            )}</li>
            <li>{lang.pick(
                "Le escribiremos unos días antes para que confirme que asistirá.",
                "We will write some days before so that you confirm that you will attend.",
            )}</li>
            <li><a href=Page::MyAppointments.at(lang).path()>
                {lang.pick("Cambiar o cancelar la cita", "Change or cancel the appointment")}
            </a></li>
        </ul>
    }
}

fn person(lang: Lang, shelf: &Shelf, one: &AppointmentView, many: bool) -> AnyView {
    let name = format!("{} {}", one.person.given_names, one.person.surnames);
    let time = many.then(|| crate::ui::intl::time(lang, one.starts_at.at, &one.starts_at.zone));
    let service = shelf.service(&one.service);
    let requirements = service.map(|service| to_bring(lang, &service.requirements));
    view! {
        <section class="confirmed__person">
            <h2>{name}</h2>
            <p>{shelf.service_name(&one.service, lang)}{time.map(|time| format!(" · {time}"))}</p>
            <Papers appointment=one.id actions=one.actions.clone() />
            {requirements}
        </section>
    }
}

/// The whole list, each line with whom it is for: this page may be opened where nothing else of
/// the booking is known.
fn to_bring(lang: Lang, all: &[Requirement]) -> impl IntoView + use<> {
    let rows: Vec<_> = all
        .iter()
        .map(|requirement| {
            let doubt = requirement.unconfirmed.then(|| terms::unconfirmed(lang));
            let text = requirement.text.in_lang(lang).to_owned();
            let whom = terms::whom(&requirement.when, lang);
            view! { <li>{text}" "<span class="muted small">{whom}" "{doubt}</span></li> }
        })
        .collect();
    view! {
        <h3>{lang.pick("Debe llevar", "You must bring")}</h3>
        <ul class="list">{rows}</ul>
    }
}

/// Cancelled, attended or missed: its own page has the whole story.
fn past(lang: Lang) -> AnyView {
    view! {
        <Empty title=lang.pick("Esta reserva ya no está activa", "This booking is no longer active")>
            <Go to=Page::MyAppointments.at(lang) text=lang.pick("Ver mis citas", "See my appointments") />
        </Empty>
    }
}

fn not_yours(lang: Lang) -> AnyView {
    view! {
        <Empty title=lang.pick("No encontramos esa reserva", "We cannot find that booking")>
            <Go to=Page::MyAppointments.at(lang) text=lang.pick("Ver mis citas", "See my appointments") />
        </Empty>
    }
}
