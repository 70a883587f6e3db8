//! Which service?

use super::Way;
use super::state::Journey;
use crate::appointments::shelf::{Shelf, Shelves};
use crate::boot::kept;
use crate::ui::{Button, Choice, ChoiceField, ErrorSummary, Form, Mistakes, intl, lang};
use contract::lang::Lang;
use contract::pages::{Page, Step};
use contract::problem::FieldError;
use leptos::prelude::*;
use std::sync::Arc;

pub fn page() -> AnyView {
    Shelves::open().shown(|shelf| form(&shelf)).into_any()
}

fn form(shelf: &Arc<Shelf>) -> AnyView {
    let lang = lang();
    let answers = kept::<Journey>().answers();
    let (mistakes, way) = (Mistakes::default(), Way::here());
    let choices = choices(shelf, lang);
    let go_on = move |()| {
        if answers.service.with_untracked(String::is_empty) {
            mistakes.show(vec![FieldError::new("/service", "service.missing")]);
        } else {
            way.to(Step::Office);
        }
    };
    view! {
        <ErrorSummary mistakes />
        <Form on_submit=go_on>
            <ChoiceField
                field="/service"
                label=Page::Journey(Step::Service).row().heading(lang)
                label_unseen=true
                choices
                value=answers.service
                mistakes
            />
            <Button text=lang.pick("Continuar", "Continue") />
        </Form>
    }
    .into_any()
}

fn choices(shelf: &Shelf, lang: Lang) -> Vec<Choice> {
    let all = shelf.services.iter();
    all.map(|service| {
        Choice::new(&service.id, service.name.in_lang(lang))
            .hint(service.summary.in_lang(lang))
            .aside(intl::money(lang, service.fee.amount))
    })
    .collect()
}
