//! An appointment asked for by its identifier, with what can go wrong: nobody signed in, or not
//! theirs.

use crate::appointments::shelf::{Shelf, Shelves};
use crate::ask::{Asked, ask};
use crate::boot::kept;
use crate::http::{self, Failure};
use crate::identity::{CodeForm, Who};
use crate::markup::{live, view};
use crate::ui::{Empty, Go, Notice, Skeleton, Trouble, lang};
use contract::appointments::AppointmentView;
use contract::pages::Page;
use contract::paths::{appointments as doors, fill};
use contract::problem::Code;
use leptos::prelude::*;
use std::sync::Arc;
use uuid::Uuid;

pub type AskedOne = RwSignal<Asked<AppointmentView>>;

pub fn ask_one(asked: AskedOne, id: Uuid) {
    let path = fill(doors::APPOINTMENT, &[&id.to_string()]);
    ask(asked, async move { http::get(&path).await });
}

/// Draws with the appointment when it is here. `show` also gets the signal, to put a newer answer
/// in it.
pub fn with_one(
    id: Uuid,
    show: impl Fn(AskedOne, AppointmentView, Arc<Shelf>) -> AnyView + Clone + Send + 'static,
) -> AnyView {
    let asked: AskedOne = RwSignal::new(Asked::Waiting);
    ask_one(asked, id);
    let again = Callback::new(move |()| ask_one(asked, id));
    let shelves = Shelves::open();
    live(move || match asked.get() {
        Asked::Waiting => view! { <Skeleton lines=5 /> },
        Asked::Failed(failure) if refused(&failure, Code::SignInRequired) => sign_in(again),
        Asked::Failed(failure) if refused(&failure, Code::NotFound) => missing(),
        Asked::Failed(failure) => view! { <Trouble failure on_retry=again /> },
        Asked::Here(view) => {
            let show = show.clone();
            shelves.shown(move |shelf| show(asked, view.clone(), shelf))
        }
    })
}

pub fn refused(failure: &Failure, code: Code) -> bool {
    matches!(failure, Failure::Refused(problem) if problem.code == code)
}

/// The half-typed address; kept when the language is switched.
#[derive(Clone, Copy, Default)]
struct Typed(RwSignal<String>);

/// The page needs somebody signed in: here, without leaving it.
pub fn sign_in(on_signed: Callback<()>) -> AnyView {
    let lang = lang();
    let _ = Who::open();
    let Typed(email) = kept();
    view! {
        <Notice>
            <p>
                {lang.pick(
                    "Entre con el correo que usó al reservar.",
                    "Sign in with the address you used to book.",
                )}
            </p>
        </Notice>
        <CodeForm email on_signed />
        <p>
            <a href=Page::LostEmail.at(lang).path()>
                {lang.pick("Ya no tengo acceso a ese correo", "I no longer have access to that address")}
            </a>
        </p>
    }
}

pub fn missing() -> AnyView {
    let lang = lang();
    view! {
        <Empty title=lang.pick("No encontramos esa cita", "We cannot find that appointment")>
            <p>
                {lang.pick(
                    "Puede ser de otro correo. Aquí están las del correo con que entró.",
                    "It may belong to another address. Here are those of the address you signed in with.",
                )}
            </p>
            <Go to=Page::MyAppointments.at(lang) text=lang.pick("Ver mis citas", "See my appointments") />
        </Empty>
    }
}
