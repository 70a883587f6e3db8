//! Which day? Looked at freely: nothing is held and nobody is asked who they are.

use super::Way;
use super::choices::{Choices, ChosenTime};
use crate::appointments::picker::Picker;
use crate::appointments::shelf::Shelves;
use crate::boot::kept;
use crate::identity::Who;
use crate::markup::view;
use crate::ui::{Button, Inset, lang};
use contract::pages::Step;
use leptos::prelude::*;

pub fn page() -> AnyView {
    let shelves = Shelves::open();
    shelves
        .shown(|shelf| {
            let lang = lang();
            let answers = kept::<Choices>();
            let (who, way) = (Who::open(), Way::here());
            let (office, service) = untrack(|| (answers.office.get(), answers.service.get()));
            let liked = answers.slot.get_untracked();
            let chosen = RwSignal::new(liked.and_then(|liked| liked.free()));
            // The time that was liked is offered first when it can be held.
            Effect::new(move || {
                if let Some(time) = chosen.get() {
                    answers.slot.set(Some(ChosenTime::from(time)));
                }
            });
            let go_on = Callback::new(move |()| {
                let signed_in = untrack(|| who.signed_in());
                way.to(if signed_in { Step::People } else { Step::Email });
            });
            view! {
                <Picker shelf office service day=answers.day chosen />
                <Inset>
                    <p>
                        {lang.pick(
                            "Todavía no se aparta ningún lugar: se aparta cuando haya dicho quiénes asistirán y elija la hora.",
                            "No place is kept yet: it is kept once you have said who will attend and choose the time.",
                        )}
                    </p>
                </Inset>
                <Button text=lang.pick("Continuar con la reserva", "Continue booking") on_press=go_on />
            }
        })
}
