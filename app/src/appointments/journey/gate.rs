//! Before a page is shown: are the questions before it answered, and is there already a paid
//! appointment that this page would ask for again?

use super::order::{Known, open_question};
use super::state::Journey;
use crate::appointments::today::today;
use crate::ask::Asked;
use crate::boot::kept;
use crate::http::Failure;
use crate::identity::Who;
use crate::ui::{Go, Notice, Skeleton, Trouble, lang};
use contract::lang::Lang;
use contract::pages::{Page, Step};
use leptos::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq)]
enum Verdict {
    Wait,
    Ask(Step),
    Trouble(Failure),
    Open,
}

pub fn guarded(step: Step) -> AnyView {
    let journey: Journey = kept();
    let who = Who::open();
    // A memo: the page is drawn anew only when the verdict changes, not at each key pressed.
    let verdict = Memo::new(move |_| judge(step, journey, who));
    let retry = Callback::new(move |()| who.ask());
    (move || match verdict.get() {
        Verdict::Wait => view! { <Skeleton /> }.into_any(),
        Verdict::Trouble(failure) => view! { <Trouble failure on_retry=retry /> }.into_any(),
        Verdict::Ask(first) => first_answer(lang(), first),
        Verdict::Open => super::question(step),
    })
    .into_any()
}

fn judge(step: Step, journey: Journey, who: Who) -> Verdict {
    if !journey.restored.get() {
        return Verdict::Wait;
    }
    let draft = journey.answers.draft();
    let known = Known {
        signed_in: who.signed_in(),
        people_complete: !draft.people.is_empty() && draft.people_errors(today()).is_empty(),
        held: draft.booking.is_some(),
    };
    match open_question(step, &draft, known) {
        None => Verdict::Open,
        Some(Step::Email) => match who.asked.get() {
            Asked::Waiting => Verdict::Wait,
            Asked::Failed(failure) => Verdict::Trouble(failure),
            Asked::Here(_) => Verdict::Ask(Step::Email),
        },
        Some(first) => Verdict::Ask(first),
    }
}

/// The page was opened out of turn: which question comes first.
pub fn first_answer(lang: Lang, first: Step) -> AnyView {
    let page = Page::Journey(first);
    view! {
        <Notice title=lang.pick(
            "Antes de esta página falta una respuesta",
            "A question before this page is still open",
        )>
            <p>{page.row().heading(lang)}</p>
        </Notice>
        <Go to=page.at(lang) text=lang.pick("Contestar esa pregunta", "Answer that question") />
    }
    .into_any()
}
