//! Who is signed in, asked once and kept; signing in and out change it.

use crate::ask::{Asked, ask};
use crate::boot::kept;
use crate::http::{self, Failure};
use contract::identity::Session;
use contract::paths::{fill, identity as doors};
use leptos::prelude::*;

#[derive(Clone, Copy, Default)]
pub struct Who {
    /// `None`: nobody is.
    pub asked: RwSignal<Asked<Option<Session>>>,
    begun: RwSignal<bool>,
}

impl Who {
    pub fn open() -> Self {
        let who: Self = kept();
        if !who.begun.get_untracked() {
            who.begun.set(true);
            who.ask();
        }
        who
    }

    pub fn ask(self) {
        ask(self.asked, session());
    }

    pub fn set(self, session: Option<Session>) {
        self.asked.set(Asked::Here(session));
    }

    pub fn signed_in(self) -> bool {
        self.asked
            .with(|asked| matches!(asked, Asked::Here(Some(_))))
    }

    pub fn email(self) -> Option<String> {
        self.asked.with(|asked| {
            let session = asked.here()?.as_ref();
            session.map(|session| session.email.clone())
        })
    }
}

async fn session() -> Result<Option<Session>, Failure> {
    http::get(&fill(doors::SESSION, &[])).await
}
