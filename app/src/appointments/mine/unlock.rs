//! Moving and cancelling need a code entered in the last minutes. The action waits, the code is
//! asked for in its place, and then the action goes on by itself.

use super::opened::refused;
use crate::ask::Submit;
use crate::boot::{kept, use_navigator};
use crate::http::Failure;
use crate::identity::{CodeForm, Who};
use crate::markup::{live, view};
use crate::ui::{Notice, lang};
use contract::lang::Lang;
use contract::pages::Place;
use contract::problem::Code;
use leptos::prelude::*;

#[derive(Clone, Copy)]
pub struct Unlock {
    pub submit: Submit,
    question: Question,
}

/// Whether a code is asked for, and where; kept when the language is switched.
#[derive(Clone, Copy, Default)]
struct Question {
    place: RwSignal<Option<Place>>,
    asked: RwSignal<bool>,
    email: RwSignal<String>,
}

impl Question {
    /// Of this page, in whatever language; another page begins without one.
    fn here() -> Self {
        let question: Self = kept();
        let place = untrack(|| use_navigator().place());
        let place = place.map(|place| place.in_lang(Lang::default()));
        if question.place.with_untracked(|last| *last != place) {
            question.place.set(place);
            question.asked.set(false);
        }
        question
    }
}

impl Unlock {
    pub fn new() -> Self {
        Self {
            submit: Submit::default(),
            question: Question::here(),
        }
    }

    /// Sends the action. A refusal for want of a fresh code opens the form instead of a sentence.
    pub fn run<T: 'static>(
        self,
        request: impl Future<Output = Result<T, Failure>> + 'static,
        then: impl FnOnce(T) + 'static,
        otherwise: impl FnOnce(&Failure) + 'static,
    ) {
        self.question.asked.set(false);
        self.submit.run_or(request, then, move |failure| {
            let asked =
                refused(failure, Code::FreshCodeRequired) || refused(failure, Code::SignInRequired);
            self.question.asked.set(asked);
            otherwise(failure);
        });
    }

    /// The code's form while one is needed, otherwise what went wrong.
    pub fn view(self, action: Callback<()>) -> AnyView {
        let (who, Question { asked, email, .. }) = (Who::open(), self.question);
        live(move || {
            if !asked.get() {
                return self.submit.trouble();
            }
            let lang = lang();
            let own = untrack(|| who.email());
            let known = own.is_some();
            if let Some(own) = own {
                email.set(own);
            }
            let on_signed = Callback::new(move |()| {
                asked.set(false);
                action.run(());
            });
            let title = lang.pick("Confirme que es usted", "Confirm that it is you");
            view! {
                <Notice title alert=true>
                    <p>
                        {lang.pick(
                            "Para cambiar o cancelar una cita pedimos un código reciente. Después seguimos donde estaba.",
                            "To change or cancel an appointment we ask for a recent code. Then we go on where you were.",
                        )}
                    </p>
                </Notice>
                <CodeForm email on_signed known />
            }
        })
    }
}
