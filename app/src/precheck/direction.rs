//! In or out?

use super::question::Question;
use crate::boot::prefetch;
use crate::markup::view;
use crate::ui::{Button, Choice, ChoiceField, ErrorSummary, Form, lang};
use contract::pages::{Chunk, Page};
use contract::precheck::Direction;
use leptos::prelude::*;

pub fn page(question: &Question) -> AnyView {
    let lang = lang();
    let (mistakes, direction) = (question.mistakes, question.answers.trip.direction);
    // Whoever has chosen is about to go on: the next questions are fetched meanwhile.
    Effect::new(move || {
        if !direction.with(String::is_empty) {
            prefetch(Chunk::Trip);
        }
    });
    let choices = vec![
        Choice::new(
            Direction::Entry.as_str(),
            lang.pick("Entro a Honduras", "I enter Honduras"),
        ),
        Choice::new(
            Direction::Exit.as_str(),
            lang.pick("Salgo de Honduras", "I leave Honduras"),
        ),
    ];
    let label = Page::PrecheckStep(question.step).row().heading(lang);
    view! {
        <ErrorSummary mistakes />
        <Form on_submit=question.goes_on()>
            <ChoiceField field="/trip/direction" label_unseen=true choices value=direction mistakes label />
            <Button text=lang.pick("Continuar", "Continue") />
        </Form>
    }
}
