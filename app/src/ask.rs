//! Something the API was asked for: on its way, here, or not to be had.

use crate::http::Failure;
use crate::ui::{Skeleton, Trouble};
use leptos::prelude::*;
use leptos::task::spawn_local;

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
    into.set(Asked::Waiting);
    spawn_local(async move { into.set(request.await.into()) });
}

/// Grey lines until the answer is here; why there is none, with "try again".
pub fn shown<T>(
    asked: RwSignal<Asked<T>>,
    again: impl Into<Callback<()>>,
    show: impl Fn(T) -> AnyView + Send + 'static,
) -> impl Fn() -> AnyView + Send
where
    T: Clone + Send + Sync + 'static,
{
    let again = again.into();
    move || match asked.get() {
        Asked::Waiting => view! { <Skeleton /> }.into_any(),
        Asked::Failed(failure) => view! { <Trouble failure on_retry=again /> }.into_any(),
        Asked::Here(value) => show(value),
    }
}
