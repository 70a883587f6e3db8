//! Another telephone for a booking. Who comes never changes; how to reach them may.

use super::unlock::Unlock;
use crate::boot::kept;
use crate::http;
use crate::markup::{live, view};
use crate::ui::{
    Button, ButtonKind, Details, ErrorSummary, Form, Notice, NoticeKind, TextField, TextKind, lang,
};
use contract::appointments::ContactRequest;
use contract::paths::{appointments as doors, fill};
use leptos::prelude::*;
use uuid::Uuid;

/// Half-typed for one booking; kept when the language is switched.
#[derive(Clone, Copy, Default)]
struct Typed {
    booking: RwSignal<Option<Uuid>>,
    phone: RwSignal<String>,
}

impl Typed {
    fn of(booking: Uuid) -> Self {
        let typed: Self = kept();
        if typed.booking.get_untracked() != Some(booking) {
            typed.booking.set(Some(booking));
            typed.phone.set(String::new());
        }
        typed
    }
}

pub fn change(booking: Uuid) -> AnyView {
    let (lang, unlock) = (lang(), Unlock::new());
    let Typed { phone, .. } = Typed::of(booking);
    let begun = phone.with_untracked(|phone| !phone.is_empty());
    let done = RwSignal::new(false);
    let mistakes = unlock.submit.mistakes;
    let send = Callback::new(move |()| {
        done.set(false);
        let request = ContactRequest {
            phone: phone.get_untracked(),
            lang,
        };
        if let Err(errors) = request.parse() {
            mistakes.show(errors);
            return;
        }
        let path = fill(doors::CONTACT, &[&booking.to_string()]);
        let put = async move { http::put(&path, &request).await };
        unlock.run(put, move |()| done.set(true), |_| {});
    });
    let said = live(move || {
        done.get().then(|| {
            view! {
                <Notice kind=NoticeKind::Good alert=true>
                    <p>{lang.pick("Guardado. Los avisos irán en español.", "Saved. Messages will be in English.")}</p>
                </Notice>
            }
        })
    });
    view! {
        <Details open=begun summary=lang.pick("Cambiar el teléfono o el idioma de los avisos", "Change the telephone or the language of messages")>
            <ErrorSummary mistakes />
            {said}
            {unlock.view(send)}
            <Form on_submit=send busy=unlock.submit.busy>
                <TextField field="/phone" kind=TextKind::Phone value=phone mistakes optional=true
                    label=lang.pick("Teléfono de contacto", "Contact telephone")
                    hint=lang.pick(
                        "Con el prefijo del país. Déjelo vacío para no dar ninguno. Los avisos llegan en el idioma de esta página.",
                        "With the country’s prefix. Leave it empty to give none. Messages come in the language of this page.",
                    ) />
                <Button kind=ButtonKind::Secondary text=lang.pick("Guardar", "Save") busy=unlock.submit.busy />
            </Form>
        </Details>
    }
}
