//! The living style page: every component in every state.

use contract::pages::Place;
use leptos::prelude::*;

pub fn page(_place: &Place) -> AnyView {
    ().into_any()
}
