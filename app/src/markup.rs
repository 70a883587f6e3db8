//! Markup as a value of one type.

/// Leptos's `view!`, always an `AnyView`. Left to itself every element has a type of its own, and
/// so has each list, option and closure of them; the compiler then writes the code that draws,
/// replaces and removes a part of a page anew for each of those.
macro_rules! view {
    ($($markup:tt)*) => {
        ::leptos::prelude::IntoAny::into_any(::leptos::prelude::view! { $($markup)* })
    };
}

pub(crate) use view;

use leptos::prelude::{AnyView, IntoAny};

/// A part of the page that is drawn anew when a signal in it changes, as a value of that same
/// type: a closure by itself would bring code of its own for watching, drawing and removing.
pub fn live<V: IntoAny>(draw: impl Fn() -> V + Send + 'static) -> AnyView {
    let draw: Box<dyn FnMut() -> AnyView + Send> = Box::new(move || draw().into_any());
    draw.into_any()
}
