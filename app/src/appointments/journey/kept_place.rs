//! The countdown over a held booking: time left, five more minutes once, and letting go.

use super::Way;
use super::held::{self, Seen};
use super::state::Journey;
use crate::ask::Submit;
use crate::markup::view;
use crate::ui::{Button, ButtonKind, Countdown, lang};
use contract::pages::Step;
use leptos::prelude::*;

/// Stands on top of a page while the seats are held. When the time is over `on_end` asks the
/// server, whose clock decides.
pub fn countdown(journey: Journey, seen: &Seen, on_end: Callback<()>) -> AnyView {
    let Some(ends) = seen.ends else {
        return ().into_any();
    };
    let lang = lang();
    let id = seen.booking.id;
    let extendable = seen.booking.hold.is_some_and(|hold| hold.extendable);
    let submit = Submit::default();
    let more = Callback::new(move |()| {
        submit.run(held::extend(id), move |seen| journey.hold(seen));
    });
    let button = extendable.then(|| {
        view! {
            <Button kind=ButtonKind::Secondary busy=submit.busy on_press=more
                text=lang.pick("Cinco minutos más", "Five more minutes") />
        }
    });
    view! {
        <Countdown ends on_end>{button}</Countdown>
        {submit.trouble()}
    }
}

/// "Soltar el lugar": the seats go back, the answers stay.
pub fn release(journey: Journey, seen: &Seen) -> AnyView {
    let (lang, way, submit) = (lang(), Way::here(), Submit::default());
    let id = seen.booking.id;
    let press = Callback::new(move |()| {
        submit.run(held::release(id), move |()| {
            journey.let_go();
            way.to(Step::Time);
        });
    });
    view! {
        {submit.trouble()}
        <Button kind=ButtonKind::Link busy=submit.busy on_press=press
            text=lang.pick("Soltar este lugar y elegir otra hora", "Let this place go and choose another time") />
    }
}
