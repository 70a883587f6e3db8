//! Taking a declaration back, for one person or for all.

use super::member::name;
use super::seen::Seen;
use crate::ask::Submit;
use crate::http;
use crate::markup::view;
use crate::ui::{
    Button, ButtonKind, Choice, ChoiceField, Empty, ErrorSummary, Go, Notice, NoticeKind, lang,
};
use contract::lang::Lang;
use contract::pages::Page;
use contract::paths::{fill, precheck as doors};
use contract::precheck::{DeclarationView, MemberView};
use contract::problem::FieldError;
use leptos::prelude::*;

/// All of them; a member's id is none.
const EVERYBODY: &str = "all";

pub fn page(seen: &Seen) -> AnyView {
    let lang = lang();
    let open: Vec<&MemberView> = (seen.view.members.iter())
        .filter(|member| member.changeable)
        .collect();
    let [first, others @ ..] = open.as_slice() else {
        return closed(lang, seen);
    };
    let who = RwSignal::new(String::new());
    let submit = Submit::default();
    let whose = if others.is_empty() {
        who.set(first.id.to_string());
        view! { <p><strong>{name(first)}</strong></p> }
    } else {
        let choices = choices(lang, &open);
        view! {
            <ChoiceField field="/who" choices value=who mistakes=submit.mistakes
                label=lang.pick("¿Quién ya no viaja?", "Who no longer travels?") />
        }
    };
    let back = seen.at(lang, Page::Declaration);
    let seen = seen.clone();
    let send = Callback::new(move |()| {
        let chosen = who.get_untracked();
        if chosen.is_empty() {
            let nobody = FieldError::new("/who", "choice.missing");
            submit.mistakes.show(vec![nobody]);
            return;
        }
        let path = door(&seen.view, &chosen);
        let (seen, sent) = (seen.clone(), async move { http::withdraw(&path).await });
        submit.run(sent, move |view| seen.now(view));
    });
    view! {
        <ErrorSummary mistakes=submit.mistakes />
        {submit.trouble()}
        {whose}
        <Notice kind=NoticeKind::Warning>
            <p>{lang.pick(
                "El código deja de valer al momento. Si viaja después, declare otra vez: es gratis.",
                "The code stops working at once. If you travel later, declare again: it is free of charge.",
            )}</p>
        </Notice>
        <div class="buttons">
            <Button kind=ButtonKind::Warning on_press=send busy=submit.busy
                text=lang.pick("Sí, retirarlo", "Yes, withdraw it") />
            <Go to=back kind=ButtonKind::Link text=lang.pick("No, conservarlo", "No, keep it") />
        </div>
    }
}

fn choices(lang: Lang, open: &[&MemberView]) -> Vec<Choice> {
    let all = Choice::new(
        EVERYBODY,
        lang.pick(
            "Ninguna de estas personas viaja",
            "None of these people travels",
        ),
    );
    let each = open
        .iter()
        .map(|member| Choice::new(member.id.to_string(), name(member)));
    each.chain([all]).collect()
}

fn door(view: &DeclarationView, chosen: &str) -> String {
    let declaration = view.id.to_string();
    if chosen == EVERYBODY {
        fill(doors::DECLARATION, &[&declaration])
    } else {
        fill(doors::MEMBER, &[&declaration, chosen])
    }
}

/// Crossed, withdrawn or too late.
pub fn closed(lang: Lang, seen: &Seen) -> AnyView {
    let to = seen.at(lang, Page::Declaration);
    view! {
        <Empty title=lang.pick("Ya no se puede cambiar ni retirar", "It can no longer be changed or withdrawn")>
            <p>{lang.pick(
                "El viaje ya cerró, o la persona ya cruzó la frontera. Si algo no coincide, dígaselo al oficial.",
                "The trip has closed, or the person has crossed the border. If something does not match, tell the officer.",
            )}</p>
            <Go to text=lang.pick("Ver el prechequeo", "See the pre-check") />
        </Empty>
    }
}
