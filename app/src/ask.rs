//! Something the API was asked for: on its way, here, or not to be had.

use crate::http::Failure;
use crate::markup::{live, view};
use crate::ui::{Mistakes, Skeleton, Trouble};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::pin::Pin;

#[derive(Clone, Debug, Default)]
pub enum Asked<T> {
    #[default]
    Waiting,
    Here(T),
    Failed(Failure),
}

impl<T> Asked<T> {
    pub const fn here(&self) -> Option<&T> {
        match self {
            Self::Here(value) => Some(value),
            _ => None,
        }
    }
}

impl<T> From<Result<T, Failure>> for Asked<T> {
    fn from(answer: Result<T, Failure>) -> Self {
        match answer {
            Ok(value) => Self::Here(value),
            Err(failure) => Self::Failed(failure),
        }
    }
}

/// Asks, and puts the answer into the signal when it comes.
pub fn ask<T>(into: RwSignal<Asked<T>>, request: impl Future<Output = Result<T, Failure>> + 'static)
where
    T: Send + Sync + 'static,
{
    ask_while(into, request, || true);
}

/// The same for a question that changes: an answer that comes when it is not `wanted` any more
/// must not take the place of a later one's.
pub fn ask_while<T>(
    into: RwSignal<Asked<T>>,
    request: impl Future<Output = Result<T, Failure>> + 'static,
    wanted: impl Fn() -> bool + 'static,
) where
    T: Send + Sync + 'static,
{
    into.set(Asked::Waiting);
    spawn_local(async move {
        let answer = request.await;
        if wanted() {
            into.set(answer.into());
        }
    });
}

/// Grey lines until the answer is here; why there is none, with "try again".
pub fn shown<T>(
    asked: RwSignal<Asked<T>>,
    again: impl Into<Callback<()>>,
    show: impl Fn(T) -> AnyView + Send + 'static,
) -> AnyView
where
    T: Clone + Send + Sync + 'static,
{
    let again = again.into();
    live(move || match asked.get() {
        Asked::Waiting => view! { <Skeleton /> },
        Asked::Failed(failure) => view! { <Trouble failure on_retry=again /> },
        Asked::Here(value) => show(value),
    })
}

/// A request that was sent; it brings what is to be done with its answer.
type Sent = Pin<Box<dyn Future<Output = Result<Box<dyn FnOnce()>, Failure>>>>;

fn sent<T: 'static>(
    request: impl Future<Output = Result<T, Failure>> + 'static,
    then: impl FnOnce(T) + 'static,
) -> Sent {
    Box::pin(async move {
        let value = request.await?;
        Ok(Box::new(move || then(value)) as Box<dyn FnOnce()>)
    })
}

/// A form on its way to the API: it is sent once, its refused fields are shown at their fields,
/// and every other refusal in a sentence.
#[derive(Clone, Copy, Default)]
pub struct Submit {
    pub busy: RwSignal<bool>,
    pub mistakes: Mistakes,
    failure: RwSignal<Option<Failure>>,
    /// Counts what was sent.
    turn: RwSignal<u32>,
}

impl Submit {
    /// Sends, and goes on with the answer. While one is on its way a second is not sent.
    pub fn run<T: 'static>(
        self,
        request: impl Future<Output = Result<T, Failure>> + 'static,
        then: impl FnOnce(T) + 'static,
    ) {
        self.run_or(request, then, |_| {});
    }

    /// The same, and tells `otherwise` why it failed before the person is told.
    pub fn run_or<T: 'static>(
        self,
        request: impl Future<Output = Result<T, Failure>> + 'static,
        then: impl FnOnce(T) + 'static,
        otherwise: impl FnOnce(&Failure) + 'static,
    ) {
        if self.busy.get_untracked() {
            return;
        }
        self.send(sent(request, then), Box::new(otherwise));
    }

    /// The same for a question that may be another meanwhile: nothing is said of an older one.
    pub fn run_instead<T: 'static>(
        self,
        request: impl Future<Output = Result<T, Failure>> + 'static,
        then: impl FnOnce(T) + 'static,
    ) {
        self.send(sent(request, then), Box::new(|_| {}));
    }

    /// The same for a request of any type, so that the code is in the app once.
    fn send(self, request: Sent, otherwise: Box<dyn FnOnce(&Failure)>) {
        let turn = self.turn.get_untracked() + 1;
        self.turn.set(turn);
        self.busy.set(true);
        self.failure.set(None);
        self.mistakes.clear();
        spawn_local(async move {
            let answer = request.await;
            if self.turn.try_get_untracked().is_some_and(|now| now != turn) {
                return;
            }
            self.busy.set(false);
            match answer {
                Ok(then) => then(),
                Err(failure) => {
                    otherwise(&failure);
                    self.tell(failure);
                }
            }
        });
    }

    fn tell(self, failure: Failure) {
        match failure {
            Failure::Refused(problem) if !problem.errors.is_empty() => {
                self.mistakes.show(problem.errors);
            }
            other => self.failure.set(Some(other)),
        }
    }

    /// Why the last one failed, where it was not a field.
    pub fn trouble(self) -> AnyView {
        live(move || {
            let failure = self.failure.get()?;
            Some(view! { <Trouble failure /> })
        })
    }
}
