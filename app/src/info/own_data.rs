//! Downloading and erasing one's own data. Erasing asks once more, in place of the button.

use crate::ask::{Asked, ask};
use crate::http::{self, Failure};
use crate::ui::{Button, ButtonKind, Go, Notice, NoticeKind, Trouble};
use crate::words::info::own_data as words;
use contract::identity::Session;
use contract::lang::Lang;
use contract::pages::Page;
use contract::paths::{fill, identity as doors};
use leptos::prelude::*;
use leptos::task::spawn_local;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Erasing {
    #[default]
    NotAsked,
    AskedOnce,
    UnderWay,
    Done,
    Failed(Failure),
}

pub fn section(lang: Lang) -> impl IntoView {
    let words = words(lang);
    let session = RwSignal::new(Asked::<Session>::Waiting);
    ask(session, async {
        http::get(&fill(doors::SESSION, &[])).await
    });
    let erasing = RwSignal::new(Erasing::default());
    let known = move || session.with(|session| session.here().is_some());
    let actions = move || match erasing.get() {
        Erasing::Done => {
            view! { <Notice kind=NoticeKind::Good alert=true><p>{words.erased}</p></Notice> }
                .into_any()
        }
        _ if !known() => view! {
            <p>{words.sign_in_first}</p>
            <Go to=Page::SignIn.at(lang) text=words.sign_in kind=ButtonKind::Secondary />
        }
        .into_any(),
        Erasing::NotAsked => offered(lang, erasing),
        asked => confirmation(lang, asked, erasing),
    };
    view! {
        <h2>{words.heading}</h2>
        <p>{words.what}</p>
        {actions}
    }
}

fn offered(lang: Lang, erasing: RwSignal<Erasing>) -> AnyView {
    let words = words(lang);
    view! {
        <div class="buttons">
            <a class="button button--secondary" href=fill(doors::EXPORT, &[]) download="ventanilla.json">
                {words.download}
            </a>
            <Button text=words.erase kind=ButtonKind::Link
                on_press=Callback::new(move |()| erasing.set(Erasing::AskedOnce)) />
        </div>
    }
    .into_any()
}

fn confirmation(lang: Lang, now: Erasing, erasing: RwSignal<Erasing>) -> AnyView {
    let words = words(lang);
    let busy = Signal::stored(now == Erasing::UnderWay);
    let trouble = match now {
        Erasing::Failed(failure) => Some(view! { <Trouble failure /> }),
        _ => None,
    };
    let erase = move |()| {
        erasing.set(Erasing::UnderWay);
        spawn_local(async move {
            let answer = http::delete(&fill(doors::ME, &[])).await;
            erasing.set(answer.map_or_else(Erasing::Failed, |()| Erasing::Done));
        });
    };
    view! {
        {trouble}
        <Notice kind=NoticeKind::Danger alert=true><p>{words.erase_means}</p></Notice>
        <div class="buttons">
            <Button text=words.erase_sure kind=ButtonKind::Warning busy on_press=Callback::new(erase) />
            <Button text=words.keep kind=ButtonKind::Link
                on_press=Callback::new(move |()| erasing.set(Erasing::NotAsked)) />
        </div>
    }
    .into_any()
}
