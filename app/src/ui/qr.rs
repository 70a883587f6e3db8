//! A code for a camera.

use crate::markup::view;
use leptos::prelude::*;

/// A QR image from the API, on white in either scheme, with its text beside it for whoever has
/// no camera.
#[component]
pub fn QrImage(
    #[prop(into)] src: String,
    #[prop(into)] alt: String,
    #[prop(optional, into)] caption: String,
) -> impl IntoView {
    let caption = (!caption.is_empty()).then(|| view! { <figcaption>{caption}</figcaption> });
    view! {
        <figure class="qr">
            <img src=src alt=alt width="208" height="208" />
            {caption}
        </figure>
    }
}
