//! A declaration as last seen: asked for when one of its pages opens. Where this browser may not
//! see it, a reference opens it.

use super::{offline, open};
use crate::ask::{Asked, ask_while};
use crate::boot::{Navigator, kept, use_navigator};
use crate::http::{self, Failure};
use crate::markup::{live, view};
use crate::ui::{Inset, Skeleton, Trouble, lang};
use contract::lang::Lang;
use contract::pages::{Page, Place};
use contract::paths::{fill, precheck as doors};
use contract::precheck::DeclarationView;
use contract::problem::Code;
use leptos::prelude::*;
use std::sync::Arc;
use uuid::Uuid;

#[derive(Clone, Copy, Default)]
pub struct Last {
    id: RwSignal<Option<Uuid>>,
    asked: RwSignal<Asked<Arc<DeclarationView>>>,
    from_device: RwSignal<bool>,
}

/// A declaration on a page of its own.
#[derive(Clone)]
pub struct Seen {
    pub view: Arc<DeclarationView>,
    last: Last,
    navigator: Navigator,
}

/// Draws `page` with the declaration, when it is here.
pub fn with(id: Uuid, page: fn(&Seen) -> AnyView) -> AnyView {
    let last = last();
    last.ask(id);
    let navigator = use_navigator();
    let again = Callback::new(move |()| last.ask(id));
    live(move || match last.asked.get() {
        Asked::Waiting => view! { <Skeleton lines=6 /> },
        Asked::Failed(failure) if closed(&failure) => not_open(),
        Asked::Failed(failure) => view! { <Trouble failure on_retry=again /> },
        Asked::Here(view) => page(&Seen {
            view,
            last,
            navigator,
        }),
    })
}

/// Another browser, or much later: the reference opens it here too.
fn not_open() -> AnyView {
    let lang = lang();
    view! {
        <Inset>
            <p>{lang.pick(
                "Para ver este prechequeo aquí, escriba la referencia de una de sus personas y su fecha de nacimiento.",
                "To see this pre-check here, enter the reference of one of its people and that person’s date of birth.",
            )}</p>
        </Inset>
        {open::page()}
    }
}

fn out_of_reach(failure: &Failure) -> bool {
    matches!(failure, Failure::Offline | Failure::TimedOut) || closed(failure)
}

fn closed(failure: &Failure) -> bool {
    matches!(failure, Failure::Refused(problem)
        if matches!(problem.code, Code::NotFound | Code::SignInRequired | Code::Forbidden))
}

impl Last {
    /// This browser may see it, or more of it, since just now.
    pub fn opened(self, id: Uuid) {
        self.id.set(None);
        self.ask(id);
    }

    /// What is known already or on its way is not asked for again.
    fn ask(self, id: Uuid) {
        let path = fill(doors::DECLARATION, &[&id.to_string()]);
        let known = self.id.get_untracked() == Some(id);
        self.id.set(Some(id));
        let settled = self.asked.with_untracked(|asked| match asked {
            Asked::Waiting => true,
            Asked::Here(_) => !self.from_device.get_untracked(),
            Asked::Failed(_) => false,
        });
        if known && settled {
            return;
        }
        let wanted = move || self.id.get_untracked() == Some(id);
        ask_while(self.asked, self.look(id, path), wanted);
    }
}

/// The one that was seen last.
pub fn last() -> Last {
    kept()
}

impl Last {
    /// Without a connection, or long after it was opened, what the person kept on this device.
    async fn look(self, id: Uuid, path: String) -> Result<Arc<DeclarationView>, Failure> {
        let answer = http::get(&path).await;
        if answer.as_ref().is_err_and(out_of_reach)
            && let Some(copy) = offline::kept(id).await
        {
            self.from_device.set(true);
            return Ok(Arc::new(copy));
        }
        self.from_device.set(false);
        answer.map(Arc::new)
    }
}

impl Seen {
    /// Kept on this device, and shown because the declaration itself is out of reach.
    pub fn is_copy(&self) -> bool {
        self.last.from_device.get_untracked()
    }

    /// What it is now, and back to its page.
    pub fn now(&self, view: DeclarationView) {
        let lang = untrack(|| self.navigator.lang());
        let place = Page::Declaration.of(lang, view.id.to_string());
        self.navigator.replace(&place);
        self.last.asked.set(Asked::Here(Arc::new(view)));
    }

    /// One of its pages.
    pub fn at(&self, lang: Lang, page: Page) -> Place {
        page.of(lang, self.view.id.to_string())
    }
}
