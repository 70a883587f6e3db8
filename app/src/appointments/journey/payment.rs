//! The way to Stripe's page, and where a payment that was called off comes back to: not paid yet,
//! how long the place is still kept, pay again.

use super::held::{self, Seen};
use super::outcome::Outcome;
use super::state::Journey;
use super::{Way, ended, kept_place};
use crate::ask::{Asked, Submit};
use crate::boot::{kept, use_navigator};
use crate::http::Failure;
use crate::identity::{CodeForm, Who};
use crate::markup::{live, view};
use crate::ui::{
    AnswerFirst, Button, Inset, Moment, MoneyText, Notice, NoticeKind, Skeleton, SummaryList,
    SummaryRow, Trouble, intl, lang,
};
use contract::lang::Lang;
use contract::pages::{Page, Step};
use contract::problem::Code;
use leptos::prelude::*;

pub fn page() -> AnyView {
    let journey: Journey = kept();
    let navigator = use_navigator();
    // Stripe's "back" brings the booking along: the tab that began may be gone.
    let named = untrack(|| navigator.query("reserva")).and_then(|id| id.parse().ok());
    let checked = RwSignal::new(named.is_none());
    Effect::new(move || {
        if journey.restored.get() && !checked.get_untracked() {
            journey.answers().choices.booking.set(named);
            // What is known of it is from before the payment page.
            journey.seen.set(None);
            checked.set(true);
        }
    });
    let booking = held::of_journey(journey);
    held::watch(journey);
    let again = Callback::new(move |()| journey.seen.set(None));
    live(move || match booking.get() {
        _ if !checked.get() => view! { <Skeleton /> },
        Asked::Waiting => view! { <Skeleton /> },
        Asked::Failed(failure) if signed_out(&failure) => sign_in_first(journey),
        Asked::Failed(failure) => view! { <Trouble failure on_retry=again /> },
        Asked::Here(None) => view! { <AnswerFirst question=Page::Journey(Step::Time) /> },
        Asked::Here(Some(seen)) => body(journey, &seen),
    })
}

pub fn signed_out(failure: &Failure) -> bool {
    matches!(failure, Failure::Refused(problem) if problem.code == Code::SignInRequired)
}

/// The session ended, or this is another browser than the one that began.
pub fn sign_in_first(journey: Journey) -> AnyView {
    let lang = lang();
    let email = journey.answers().email;
    let _ = Who::open();
    let on_signed = Callback::new(move |()| journey.answers().choices.booking.notify());
    view! {
        <Notice>
            <p>
                {lang.pick(
                    "Para ver esta reserva, entre con el correo que usó al hacerla.",
                    "To see this booking, sign in with the address you used to make it.",
                )}
            </p>
        </Notice>
        <CodeForm email on_signed />
    }
}

fn body(journey: Journey, seen: &Seen) -> AnyView {
    match seen.outcome() {
        Outcome::Held | Outcome::Paying => pay(journey, seen),
        Outcome::Lapsed | Outcome::Released => ended::view(journey, seen.outcome()),
        Outcome::Confirmed | Outcome::Past => {
            let place = Page::Confirmed.of(untrack(lang), seen.booking.id.to_string());
            let way = Way::here();
            let _ = request_animation_frame(move || way.instead(&place));
            view! { <Skeleton /> }
        }
    }
}

fn pay(journey: Journey, seen: &Seen) -> AnyView {
    let (lang, submit) = (lang(), Submit::default());
    let id = seen.booking.id;
    let ended = Callback::new(move |()| journey.seen.set(None));
    let press = Callback::new(move |()| {
        submit.run(held::checkout(id), move |checkout| {
            let _ = window().location().assign(&checkout.url);
        });
    });
    let opened = seen.outcome() == Outcome::Paying;
    let total = intl::money(lang, seen.booking.total);
    let text = if opened {
        lang.pick("Volver a la página de pago", "Return to the payment page")
            .to_owned()
    } else {
        lang.pick(
            format!("Pagar {total} con tarjeta"),
            format!("Pay {total} by card"),
        )
    };
    view! {
        {opened.then(|| not_paid_yet(lang))}
        {kept_place::countdown(journey, seen, ended)}
        {what(lang, seen)}
        <Inset>
            <p>
                {lang.pick(
                    "Se abrirá la página de Stripe. Cuando termine de pagar volverá aquí por sí sola; si su tarjeta es rechazada, allí mismo puede probar con otra.",
                    "Stripe’s page will open. When you have paid it returns here by itself; if your card is declined you can try another there.",
                )}
            </p>
        </Inset>
        {submit.trouble()}
        <div class="buttons">
            <Button text busy=submit.busy on_press=press />
            {kept_place::release(journey, seen)}
        </div>
    }
}

fn not_paid_yet(lang: Lang) -> impl IntoView {
    let title = lang.pick("Todavía no está pagado", "It is not paid yet");
    view! {
        <Notice kind=NoticeKind::Warning title>
            <p>
                {lang.pick(
                    "No se le ha cobrado nada. Puede volver a la página de pago mientras quede tiempo. Si acaba de pagar, espere un momento: esta página cambia sola.",
                    "Nothing has been charged. You can return to the payment page while there is time. If you have just paid, wait a moment: this page changes by itself.",
                )}
            </p>
        </Notice>
    }
}

fn what(lang: Lang, seen: &Seen) -> impl IntoView + use<> {
    let first = seen.booking.appointments.first();
    let at = first.map(|first| view! { <Moment at=first.starts_at.clone() /> });
    let people = seen.booking.appointments.len();
    let rows = vec![
        SummaryRow::new(
            lang.pick("Referencia", "Reference"),
            seen.booking.reference.to_string(),
        ),
        SummaryRow::new(lang.pick("Día y hora", "Day and time"), at),
        SummaryRow::new(lang.pick("Personas", "People"), people.to_string()),
        SummaryRow::new(
            lang.pick("Total", "Total"),
            view! { <MoneyText amount=seen.booking.total /> },
        )
        .total(),
    ];
    view! { <SummaryList rows /> }
}
