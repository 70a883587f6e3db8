//! One's own data: signing out, downloading everything, erasing it.

use super::Who;
use crate::ask::Submit;
use crate::border;
use crate::http;
use crate::markup::view;
use crate::ui::{
    Button, ButtonKind, CheckField, Details, ErrorSummary, Go, Mistakes, Notice, NoticeKind, lang,
};
use contract::identity::Session;
use contract::pages::Page;
use contract::paths::{fill, identity as doors};
use contract::problem::FieldError;
use leptos::prelude::*;

pub fn view(who: Who, session: &Session) -> AnyView {
    let lang = lang();
    let submit = Submit::default();
    let sign_out = Callback::new(move |()| {
        let send = async { http::delete(&fill(doors::SESSION, &[])).await };
        submit.run(send, move |()| {
            // An officer may sign out here too.
            border::forget_kept();
            who.set(None);
        });
    });
    view! {
        <p>
            {lang.pick("Entró con ", "You are signed in as ")}<strong>{session.email.clone()}</strong>"."
        </p>
        {submit.trouble()}
        <div class="buttons">
            <Go to=Page::MyAppointments.at(lang) text=lang.pick("Ver mis citas", "See my appointments") />
            <Button kind=ButtonKind::Secondary busy=submit.busy on_press=sign_out
                text=lang.pick("Salir", "Sign out") />
        </div>
        <h2>{lang.pick("Mis datos", "My data")}</h2>
        <p>
            <a href=fill(doors::EXPORT, &[]) download>
                {lang.pick("Descargar todo lo que guardamos de mí", "Download all that you keep of me")}
            </a>
        </p>
        {erase(who)}
    }
}

/// It cannot be undone, so it asks twice: open it, tick, press.
fn erase(who: Who) -> impl IntoView {
    let lang = lang();
    let submit = Submit::default();
    let sure = RwSignal::new(false);
    let mistakes: Mistakes = submit.mistakes;
    let press = Callback::new(move |()| {
        if !sure.get_untracked() {
            mistakes.show(vec![FieldError::new("/sure", "answer.missing")]);
            return;
        }
        let send = async { http::delete(&fill(doors::ME, &[])).await };
        submit.run(send, move |()| who.set(None));
    });
    view! {
        <Details summary=lang.pick("Borrar mis datos", "Erase my data")>
            <Notice kind=NoticeKind::Warning>
                <p>
                    {lang.pick(
                        "Se borran su correo y los datos de las personas de sus citas. No se puede deshacer. Primero cancele las citas que tenga por delante. Los comprobantes de pago se conservan sin sus datos, porque la ley lo pide.",
                        "Your address and the details of the people of your appointments are erased. It cannot be undone. First cancel the appointments still to come. Payment records are kept without your details, because the law asks for it.",
                    )}
                </p>
            </Notice>
            <ErrorSummary mistakes />
            {submit.trouble()}
            <CheckField field="/sure" checked=sure mistakes
                label=lang.pick("Entiendo que no se puede deshacer", "I understand that it cannot be undone") />
            <Button kind=ButtonKind::Warning busy=submit.busy on_press=press
                text=lang.pick("Borrar mis datos", "Erase my data") />
        </Details>
    }
}
