//! Moving and cancelling need a code entered in the last minutes. The action waits, the code is
//! asked for in its place, and then the action goes on by itself.

use super::opened::refused;
use crate::ask::Submit;
use crate::http::Failure;
use crate::identity::{CodeForm, Who};
use crate::markup::{live, view};
use crate::ui::{Notice, lang};
use contract::problem::Code;
use leptos::prelude::*;

#[derive(Clone, Copy)]
pub struct Unlock {
    pub submit: Submit,
    needed: RwSignal<bool>,
}

impl Unlock {
    pub fn new() -> Self {
        Self {
            submit: Submit::default(),
            needed: RwSignal::new(false),
        }
    }

    /// Sends the action. A refusal for want of a fresh code opens the form instead of a sentence.
    pub fn run<T: 'static>(
        self,
        request: impl Future<Output = Result<T, Failure>> + 'static,
        then: impl FnOnce(T) + 'static,
        otherwise: impl FnOnce(&Failure) + 'static,
    ) {
        self.needed.set(false);
        self.submit.run_or(request, then, move |failure| {
            let asked =
                refused(failure, Code::FreshCodeRequired) || refused(failure, Code::SignInRequired);
            self.needed.set(asked);
            otherwise(failure);
        });
    }

    /// The code's form while one is needed, otherwise what went wrong.
    pub fn view(self, action: Callback<()>) -> AnyView {
        let who = Who::open();
        live(move || {
            if !self.needed.get() {
                return self.submit.trouble();
            }
            let lang = lang();
            let known = untrack(|| who.email());
            let (email, known) = (
                RwSignal::new(known.clone().unwrap_or_default()),
                known.is_some(),
            );
            let on_signed = Callback::new(move |()| {
                self.needed.set(false);
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
