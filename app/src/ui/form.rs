//! A question and what is wrong with its answers.

use super::lang;
use crate::markup::{live, view};
use crate::words;
use contract::problem::FieldError;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The refused fields of a form, from its own `parse` or from the API, by JSON pointer. One
/// pointer names the input, its sentence and its line in the summary.
#[derive(Clone, Copy, Default)]
pub struct Mistakes {
    list: RwSignal<Vec<FieldError>>,
    /// Counts the refusals, so that the same mistake made twice takes the focus twice.
    round: RwSignal<u32>,
}

impl Mistakes {
    /// Shows them and takes the focus to the summary.
    pub fn show(self, errors: Vec<FieldError>) {
        self.list.set(errors);
        self.round.update(|round| *round += 1);
    }

    pub fn clear(self) {
        if !self.list.with_untracked(Vec::is_empty) {
            self.list.set(Vec::new());
        }
    }

    pub fn any(self) -> bool {
        self.list.with(|list| !list.is_empty())
    }

    /// What to tell of one field.
    pub fn sentence(self, field: &str) -> Option<&'static str> {
        let lang = lang();
        self.list.with(|list| {
            let found = list.iter().find(|error| error.field == field)?;
            Some(words::problems::mistake(lang, found))
        })
    }
}

/// `/people/0/birth_date` is the input `people-0-birth_date`.
pub(super) fn id_of(field: &str) -> String {
    field.trim_start_matches('/').replace('/', "-")
}

/// Holds fields and one submit button. Enter submits; while `busy`, nothing does.
#[component]
pub fn Form(
    #[prop(into)] on_submit: Callback<()>,
    #[prop(optional, into)] busy: Signal<bool>,
    children: Children,
) -> impl IntoView {
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if !busy.get_untracked() {
            on_submit.run(());
        }
    };
    view! { <form class="form" novalidate on:submit=submit>{children()}</form> }
}

/// Every mistake with a link to its field. Stands first on the page and takes the focus each
/// time the answers are refused.
#[component]
pub fn ErrorSummary(mistakes: Mistakes) -> impl IntoView {
    let words = words::ui::of(lang());
    let node = NodeRef::<html::Div>::new();
    Effect::new(move |before: Option<u32>| {
        let round = mistakes.round.get();
        if before.is_some_and(|before| before != round) {
            let _ = request_animation_frame(move || {
                if let Some(node) = node.get_untracked() {
                    let _ = node.focus();
                    node.scroll_into_view();
                }
            });
        }
        round
    });
    live(move || {
        mistakes.any().then(|| {
            view! {
                <div class="error-summary" role="alert" tabindex="-1" node_ref=node>
                    <h2>{words.there_is_a_problem}</h2>
                    <ul>{lines(mistakes)}</ul>
                </div>
            }
        })
    })
}

fn lines(mistakes: Mistakes) -> Vec<AnyView> {
    let lang = lang();
    let list = mistakes.list.get();
    list.into_iter()
        .map(|error| {
            let sentence = words::problems::mistake(lang, &error);
            let id = id_of(&error.field);
            let to_field = {
                let id = id.clone();
                move |event: leptos::ev::MouseEvent| {
                    event.prevent_default();
                    focus(&id);
                }
            };
            view! { <li><a href=format!("#{id}") on:click=to_field>{sentence}</a></li> }
        })
        .collect()
}

/// Takes the focus to an element. A fragment link scrolls but does not put the cursor in the input.
pub fn focus(id: &str) {
    let element = document().get_element_by_id(id);
    if let Some(element) = element.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = element.focus();
        element.scroll_into_view();
    }
}

#[cfg(test)]
mod tests {
    use super::id_of;

    #[test]
    fn a_pointer_becomes_an_id() {
        assert_eq!(id_of("/people/0/birth_date"), "people-0-birth_date");
        assert_eq!(id_of("/email"), "email");
    }
}
