//! An e-mail address, then the code that was sent to it. It stands on the sign-in page, in the
//! journey, and before an action that asks for a fresh code.

use super::Who;
use crate::ask::Submit;
use crate::boot::kept;
use crate::http::{self, Key};
use crate::markup::view;
use crate::ui::{Button, ButtonKind, ErrorSummary, Form, TextField, TextKind, intl, lang};
use contract::identity::{CodeRequest, CodeSent, Session, SessionRequest};
use contract::lang::Lang;
use contract::paths::{fill, identity as doors};
use leptos::prelude::*;

/// Half-typed, kept when the language is switched between the mail and the code.
#[derive(Clone, Copy, Default)]
struct Entry {
    code: RwSignal<String>,
    /// The address the last code went to, and until when it works.
    sent: RwSignal<Option<(String, CodeSent)>>,
}

/// `known`: the address is the session's, and only the code is asked for.
#[component]
pub fn CodeForm(
    email: RwSignal<String>,
    #[prop(into)] on_signed: Callback<()>,
    #[prop(optional)] known: bool,
) -> impl IntoView {
    let entry: Entry = kept();
    let submit = Submit::default();
    let lang = lang();
    let send = Callback::new(move |()| send_code(submit, entry, email, lang));
    // Another address than the code's: the question begins again.
    let waiting_for_code = Memo::new(move |_| {
        entry.sent.with(|sent| {
            sent.as_ref()
                .is_some_and(|(to, _)| email.with(|e| e.trim() == to))
        })
    });
    let who = Who::open();
    view! {
        <ErrorSummary mistakes=submit.mistakes />
        {submit.trouble()}
        {move || if waiting_for_code.get() {
            code(lang, submit, entry, email, send, (who, on_signed), known)
        } else {
            address(lang, submit, email, send, known)
        }}
    }
}

fn send_code(submit: Submit, entry: Entry, email: RwSignal<String>, lang: Lang) {
    let request = CodeRequest {
        email: email.get_untracked(),
        lang,
    };
    if let Err(errors) = request.parse() {
        submit.mistakes.show(errors);
        return;
    }
    let to = request.email.trim().to_owned();
    let path = fill(doors::CODES, &[]);
    let send = async move { http::post::<CodeSent>(&path, &request, &Key::new()).await };
    submit.run(send, move |sent| {
        entry.code.set(String::new());
        entry.sent.set(Some((to, sent)));
    });
}

fn address(
    lang: Lang,
    submit: Submit,
    email: RwSignal<String>,
    send: Callback<()>,
    known: bool,
) -> AnyView {
    let text = lang.pick("Enviarme el código", "Send me the code");
    let field = if known {
        let to = email.get_untracked();
        view! { <p>{lang.pick("Enviaremos un código a ", "We will send a code to ")}<strong>{to}</strong></p> }
    } else {
        view! {
            <TextField field="/email" kind=TextKind::Email value=email mistakes=submit.mistakes
                label=lang.pick("Correo electrónico", "E-mail address") />
        }
    };
    view! {
        <Form on_submit=send busy=submit.busy>
            {field}
            <Button text busy=submit.busy />
        </Form>
    }
}

fn code(
    lang: Lang,
    submit: Submit,
    entry: Entry,
    email: RwSignal<String>,
    send: Callback<()>,
    (who, on_signed): (Who, Callback<()>),
    known: bool,
) -> AnyView {
    let enter = move |()| {
        let request = SessionRequest {
            email: email.get_untracked(),
            code: entry.code.get_untracked(),
        };
        if let Err(errors) = request.parse() {
            submit.mistakes.show(errors);
            return;
        }
        let path = fill(doors::SESSION, &[]);
        let send = async move { http::post::<Session>(&path, &request, &Key::new()).await };
        submit.run(send, move |session| {
            entry.sent.set(None);
            entry.code.set(String::new());
            who.set(Some(session));
            on_signed.run(());
        });
    };
    let last = entry.sent.get_untracked();
    let until = last.map(|(_, sent)| intl::time(lang, sent.expires_at, &intl::reader_zone()));
    let other = Callback::new(move |()| entry.sent.set(None));
    view! {
        <p role="status">
            {lang.pick("Enviamos un código de seis cifras a ", "We sent a six-digit code to ")}
            <strong>{email.get_untracked()}</strong>
            {lang.pick(". Vale hasta las ", ". It works until ")}
            {until}
            {lang.pick(
                ". Si no lo ve, busque en el correo no deseado.",
                ". If you do not see it, look among the unwanted mail.",
            )}
        </p>
        <Form on_submit=enter busy=submit.busy>
            <TextField field="/code" kind=TextKind::Code value=entry.code mistakes=submit.mistakes
                label=lang.pick("Código", "Code")
                hint=lang.pick("Seis cifras", "Six digits") />
            <div class="buttons">
                <Button text=lang.pick("Continuar", "Continue") busy=submit.busy />
                <Button text=lang.pick("Enviar otro código", "Send another code") kind=ButtonKind::Link on_press=send />
                {(!known).then(|| view! {
                    <Button text=lang.pick("Usar otro correo", "Use another address") kind=ButtonKind::Link on_press=other />
                })}
            </div>
        </Form>
    }
}
