//! The landing of a mail's link. The secret stands behind `#`, so that no server's log and no mail
//! scanner ever has it; it is exchanged by POST for a cookie. It opens a declaration, or gives back
//! a draft that was kept until its trip can be declared.

use super::super::state::Answers;
use super::seen;
use crate::ask::{Asked, ask};
use crate::boot::{kept, use_navigator};
use crate::http::{self, Failure, Key};
use crate::identity::link::secret;
use crate::keeping;
use crate::markup::{live, view};
use crate::ui::{Empty, Go, Skeleton, Trouble, lang};
use contract::lang::Lang;
use contract::pages::{Page, PrecheckStep};
use contract::paths::{fill, precheck as doors};
use contract::precheck::{LinkRequest, Opened, OpenedKind};
use contract::problem::Code;
use leptos::ev;
use leptos::prelude::*;

/// Kept, so that the language can be switched after the secret has left the address bar.
#[derive(Clone, Copy, Default)]
struct Link {
    secret: RwSignal<String>,
    asked: RwSignal<Asked<Opened>>,
}

pub fn page() -> AnyView {
    let link: Link = kept();
    link.read_address();
    // Another link may be opened while this page stands: only the fragment changes then.
    let changes = window_event_listener(ev::hashchange, move |_| link.read_address());
    on_cleanup(move || changes.remove());
    follow(link);
    let again = Callback::new(move |()| link.ask());
    live(move || match link.asked.get() {
        Asked::Waiting | Asked::Here(_) => view! { <Skeleton lines=5 /> },
        Asked::Failed(Failure::Refused(problem)) if problem.code == Code::LinkRefused => {
            nothing(lang())
        }
        Asked::Failed(failure) => view! { <Trouble failure on_retry=again /> },
    })
}

/// Goes where the link leads. A draft is this browser's now, and the form reads it.
fn follow(link: Link) {
    let (navigator, last, answers) = (use_navigator(), seen::last(), Answers::open());
    Effect::new(move || {
        let Some(opened) = link.asked.with(|asked| asked.here().cloned()) else {
            return;
        };
        let lang = untrack(|| navigator.lang());
        match (opened.kind, opened.declaration) {
            (OpenedKind::Declaration, Some(id)) => {
                navigator.replace(&Page::Declaration.of(lang, id.to_string()));
                last.opened(id);
            }
            _ => keeping::take_over(answers, move || {
                navigator.replace(&Page::PrecheckStep(PrecheckStep::Review).at(lang));
            }),
        }
        link.forget();
    });
}

impl Link {
    fn read_address(self) {
        let found = secret();
        let known = self.secret.get_untracked();
        if found.is_empty() && known.is_empty() {
            let refused = Failure::Refused(Box::new(Code::LinkRefused.into()));
            self.asked.set(Asked::Failed(refused));
        } else if !found.is_empty() && found != known {
            self.secret.set(found);
            self.ask();
        }
    }

    fn ask(self) {
        let request = LinkRequest {
            secret: self.secret.get_untracked(),
        };
        ask(self.asked, async move {
            http::post(&fill(doors::LINKS, &[]), &request, &Key::new()).await
        });
    }

    /// The same link opened again later is asked for again.
    fn forget(self) {
        self.secret.set(String::new());
        self.asked.set(Asked::Waiting);
    }
}

fn nothing(lang: Lang) -> AnyView {
    view! {
        <Empty title=lang.pick("Este enlace ya no abre nada", "This link no longer opens anything")>
            <p>{lang.pick(
                "Puede haber vencido, o haberse cortado al copiarlo. La referencia y la fecha de nacimiento también abren el prechequeo.",
                "It may have expired, or been cut off when it was copied. Reference and date of birth open the pre-check too.",
            )}</p>
            <Go to=Page::OpenDeclaration.at(lang) text=lang.pick("Abrir con la referencia", "Open with the reference") />
        </Empty>
    }
}
