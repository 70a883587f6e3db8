//! A trip that cannot be declared yet: its answers are kept until it can, and a mail says so.

use super::order::{Window, post_of, window_of};
use super::proof;
use super::question::Question;
use crate::ask::Submit;
use crate::http::Key;
use crate::markup::{live, view};
use crate::ui::{
    Button, ButtonKind, ErrorSummary, Form, Notice, NoticeKind, TextField, TextKind, intl, lang,
};
use contract::lang::Lang;
use contract::paths::precheck as doors;
use contract::precheck::{SavedDraft, SavedDraftRequest};
use leptos::prelude::*;

/// The offer to keep the answers, while the trip is too early.
pub fn when_early(question: &Question) -> AnyView {
    let (answers, tables) = (question.answers, question.tables.clone());
    let early =
        Memo::new(move |_| matches!(window_of(&answers.trip.draft(), &tables), Window::Early(_)));
    let question = question.clone();
    live(move || early.get().then(|| offer(&question)))
}

fn offer(question: &Question) -> AnyView {
    let lang = lang();
    let submit = Submit::default();
    let kept = RwSignal::new(None::<SavedDraft>);
    let proving = RwSignal::new(false);
    let email = question.answers.email;
    let save = {
        let question = question.clone();
        Callback::new(move |()| match request(&question, lang) {
            Err(errors) => submit.mistakes.show(errors),
            Ok(request) => {
                let send = async move {
                    proof::post(doors::SAVED_DRAFTS, &request, &Key::new(), proving).await
                };
                submit.run(send, move |saved| kept.set(Some(saved)));
            }
        })
    };
    let done = live(move || kept.get().map(|saved| told(lang, &saved)));
    view! {
        <section class="later" aria-labelledby="later">
            <h2 id="later">{lang.pick("Guardar y seguir otro día", "Keep it and go on another day")}</h2>
            <p>{lang.pick(
                "Guardamos lo que escribió y le enviamos un enlace para seguir: uno ahora y otro cuando se abra.",
                "We keep what you typed and send you a link to go on: one now and another when it opens.",
            )}</p>
            <ErrorSummary mistakes=submit.mistakes />
            {submit.trouble()}
            {proof::told(proving)}
            <Form on_submit=save busy=submit.busy>
                <TextField field="/email" kind=TextKind::Email value=email mistakes=submit.mistakes
                    label=lang.pick("Correo electrónico", "E-mail address") />
                <Button kind=ButtonKind::Secondary busy=submit.busy
                    text=lang.pick("Guardar y avisarme", "Keep it and write to me") />
            </Form>
            {done}
        </section>
    }
}

fn request(
    question: &Question,
    lang: Lang,
) -> Result<SavedDraftRequest, Vec<contract::problem::FieldError>> {
    let draft = question.draft();
    let post = post_of(&draft.trip, &question.tables).map(|post| post.id.clone());
    let request = SavedDraftRequest {
        email: draft.email.clone(),
        lang,
        travel_date: draft.trip.travel_date(),
        post: post.unwrap_or_default(),
        draft: serde_json::to_string(&draft).unwrap_or_default(),
    };
    request.parse().map(|_| request)
}

fn told(lang: Lang, saved: &SavedDraft) -> AnyView {
    let zone = intl::reader_zone();
    let opens = intl::moment(lang, saved.opens_at, &zone);
    let until = intl::moment(lang, saved.kept_until, &zone);
    view! {
        <Notice kind=NoticeKind::Good alert=true title=lang.pick("Guardado", "Kept")>
            <p>
                {lang.pick("Le enviamos un enlace a su correo. Se abre el ", "We sent a link to your e-mail. It opens on ")}
                {opens}
                {lang.pick(" y lo guardamos hasta el ", " and we keep it until ")}
                {until}"."
            </p>
        </Notice>
    }
}
