//! A question of the journey: drawn when those before it are answered, left for the next when its
//! own answers hold.

use super::draft::Draft;
use super::order;
use super::state::Answers;
use super::tables::KnownTables;
use crate::appointments::today::today;
use crate::boot::{Navigator, use_navigator};
use crate::keeping::Keep;
use crate::markup::{live, view};
use crate::ui::{AnswerFirst, Mistakes, Skeleton};
use contract::pages::{Page, PrecheckStep};
use contract::precheck::Tables;
use leptos::prelude::*;
use std::sync::Arc;
use uuid::Uuid;

/// What a page that asks needs. Made while the page is drawn, used when a button is pressed.
#[derive(Clone)]
pub struct Question {
    pub step: PrecheckStep,
    pub answers: Answers,
    pub tables: Arc<Tables>,
    /// What is wrong with the answers to this question.
    pub mistakes: Mistakes,
    navigator: Navigator,
}

/// `page` draws the question once those before it are answered; it is handed in, so that a chunk
/// holds its own questions only.
pub fn asked(step: PrecheckStep, page: fn(&Question) -> AnyView) -> AnyView {
    let answers = Answers::open();
    let restored = answers.restored;
    KnownTables::open().shown(move |tables| {
        live(move || {
            if !restored.get() {
                return view! { <Skeleton /> };
            }
            let draft = untrack(|| answers.draft());
            match order::open_question(step, &draft, &tables, today()) {
                Some(first) => view! { <AnswerFirst question=Page::PrecheckStep(first) /> },
                None => page(&Question {
                    step,
                    answers,
                    tables: Arc::clone(&tables),
                    mistakes: Mistakes::default(),
                    navigator: use_navigator(),
                }),
            }
        })
    })
}

impl Question {
    /// The answers at this moment, without following them.
    pub fn draft(&self) -> Draft {
        untrack(|| self.answers.draft())
    }

    /// To the next question, or to the summary that the person came from; or says what is wrong.
    pub fn go_on(&self) {
        let draft = self.draft();
        let errors = order::mistakes_of(self.step, &draft, &self.tables, today());
        if !errors.is_empty() {
            self.mistakes.show(errors);
            return;
        }
        self.mistakes.clear();
        let next = if self.answers.checking.get_untracked() {
            PrecheckStep::Review
        } else {
            order::next(self.step, &draft)
        };
        self.go(Page::PrecheckStep(next));
    }

    pub fn go(&self, page: Page) {
        let lang = untrack(|| self.navigator.lang());
        self.navigator.go(&page.at(lang));
    }

    /// It was sent: what was declared has its own page, and the questions are free for the next.
    pub fn open_declaration(&self, id: Uuid) {
        let lang = untrack(|| self.navigator.lang());
        self.navigator
            .go(&Page::Declaration.of(lang, id.to_string()));
        self.answers.begin_again();
    }

    /// The same, for a form.
    pub fn goes_on(&self) -> Callback<()> {
        let question = self.clone();
        Callback::new(move |()| question.go_on())
    }
}
