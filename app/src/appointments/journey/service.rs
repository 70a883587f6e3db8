//! Which service?

use super::Way;
use super::choices::Choices;
use crate::appointments::prices::{Priced, Prices};
use crate::boot::{kept, prefetch};
use crate::markup::view;
use crate::ui::{Button, Choice, ChoiceField, ErrorSummary, Form, Mistakes, intl, lang};
use contract::lang::Lang;
use contract::pages::{Chunk, Page, Step};
use contract::problem::FieldError;
use leptos::prelude::*;

pub fn page() -> AnyView {
    Prices::open().shown(form)
}

fn form(prices: &[Priced]) -> AnyView {
    let lang = lang();
    let answers = kept::<Choices>();
    let (mistakes, way) = (Mistakes::default(), Way::here());
    let choices = choices(prices, lang);
    // Whoever has chosen is about to go on: the next questions are fetched meanwhile.
    Effect::new(move || {
        if !answers.service.with(String::is_empty) {
            prefetch(Chunk::Choosing);
        }
    });
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
}

fn choices(prices: &[Priced], lang: Lang) -> Vec<Choice> {
    let all = prices.iter();
    all.map(|service| {
        Choice::new(&service.id, service.name.in_lang(lang))
            .hint(service.summary.in_lang(lang))
            .aside(intl::money(lang, service.fee.amount))
    })
    .collect()
}
