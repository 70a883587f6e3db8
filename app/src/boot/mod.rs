//! From the static shell to the running app: where we are, which part of the app that needs,
//! and what is drawn around it.

mod area;
mod chunks;
mod focus;
mod heading;
mod kept;
mod meanwhile;
mod navigator;
mod takeover;

pub use chunks::prefetch;
pub use heading::Heading;
pub use kept::kept;
pub use navigator::{Navigator, use_navigator};

use crate::markup::view;
use area::PageArea;
use contract::frame;
use leptos::prelude::*;

/// Takes the place of the shell's content.
pub fn start() {
    takeover::take_over(|| view! { <App /> });
}

#[component]
fn App() -> impl IntoView {
    kept::provide_keeper();
    let navigator = Navigator::listen();
    provide_context(navigator);
    provide_context(chunks::Chunks::new());
    provide_context(Heading::new(navigator));
    focus::follow(navigator);

    let header = move || {
        let lang = navigator.lang();
        frame::header(lang, &frame::switch(lang, navigator.place().as_ref()))
    };
    view! {
        <header inner_html=header></header>
        <PageArea />
        <footer class="footer" inner_html=move || frame::footer(navigator.lang())></footer>
    }
}
