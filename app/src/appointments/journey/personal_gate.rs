//! From the e-mail on, before a page is shown: are the questions before it answered, and is there
//! already a paid appointment that this page would ask for again?

use super::Way;
use super::held::{self, Seen};
use super::order::{Known, open_question};
use super::outcome::Outcome;
use super::state::Journey;
use crate::appointments::today::today;
use crate::ask::Asked;
use crate::boot::kept;
use crate::http::Failure;
use crate::identity::Who;
use crate::markup::{live, view};
use crate::ui::{AnswerFirst, Button, ButtonKind, Go, Notice, NoticeKind, Skeleton, Trouble, lang};
use contract::lang::Lang;
use contract::pages::{Page, Step};
use contract::problem::Code;
use leptos::prelude::*;
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Eq)]
enum Verdict {
    Wait,
    Ask(Step),
    Trouble(Failure),
    /// What this page asks for was paid already.
    Paid(Uuid),
    Open,
}

/// `question` is handed in as the first questions' gate has it.
pub fn guarded(step: Step, question: fn(Step) -> AnyView) -> AnyView {
    let journey: Journey = kept();
    let who = Who::open();
    // A memo: the page is drawn anew only when the verdict changes, not at each key pressed.
    let booking = held::of_journey(journey);
    let verdict = Memo::new(move |_| paid(booking).unwrap_or_else(|| judge(step, journey, who)));
    let retry = Callback::new(move |()| {
        who.ask();
        // Tells the booking's watcher to ask again.
        journey.answers().choices.booking.notify();
    });
    live(move || match verdict.get() {
        Verdict::Wait => view! { <Skeleton /> },
        Verdict::Trouble(failure) => view! { <Trouble failure on_retry=retry /> },
        Verdict::Ask(first) => view! { <AnswerFirst question=Page::Journey(first) /> },
        Verdict::Paid(id) => already_paid(lang(), id, journey),
        Verdict::Open => question(step),
    })
}

/// A booking that was paid stands in the way of a form: "back" after paying must show the
/// appointment. `None`: the questions decide.
fn paid(booking: RwSignal<Asked<Option<Seen>>>) -> Option<Verdict> {
    match booking.get() {
        Asked::Waiting => Some(Verdict::Wait),
        Asked::Failed(Failure::Refused(problem)) if problem.code == Code::SignInRequired => None,
        Asked::Failed(failure) => Some(Verdict::Trouble(failure)),
        Asked::Here(seen) => {
            let seen = seen.filter(|seen| seen.outcome() == Outcome::Confirmed);
            seen.map(|seen| Verdict::Paid(seen.booking.id))
        }
    }
}

fn judge(step: Step, journey: Journey, who: Who) -> Verdict {
    if !journey.restored.get() {
        return Verdict::Wait;
    }
    let answers = journey.answers();
    let personal = answers.personal();
    let known = Known {
        signed_in: who.signed_in(),
        people_complete: !personal.people.is_empty() && personal.errors(today()).is_empty(),
        ..answers.choices.known()
    };
    match open_question(step, known) {
        None => Verdict::Open,
        Some(Step::Email) => match who.asked.get() {
            Asked::Waiting => Verdict::Wait,
            Asked::Failed(failure) => Verdict::Trouble(failure),
            Asked::Here(_) => Verdict::Ask(Step::Email),
        },
        Some(first) => Verdict::Ask(first),
    }
}

fn already_paid(lang: Lang, id: Uuid, journey: Journey) -> AnyView {
    let way = Way::here();
    let again = Callback::new(move |()| {
        journey.let_go();
        journey.answers().begin_again();
        way.to(Step::Service);
    });
    view! {
        <Notice kind=NoticeKind::Good title=lang.pick("Su cita ya está pagada", "Your appointment is already paid")>
            <p>
                {lang.pick(
                    "No hace falta llenar esta página otra vez.",
                    "There is no need to fill in this page again.",
                )}
            </p>
        </Notice>
        <div class="buttons">
            <Go to=Page::Confirmed.of(lang, id.to_string()) text=lang.pick("Ver mi cita", "See my appointment") />
            <Button kind=ButtonKind::Secondary on_press=again
                text=lang.pick("Reservar otra cita", "Book another appointment") />
        </div>
    }
}
