//! The border officers' desk: a traveller is found, held against their document and marked as
//! crossed; the flights of a day; and one flight's list on the device, for when there is no network.

mod compared;
mod crossing;
mod flights;
mod found;
mod kept_list;
mod offline;
mod on_device;
mod search;
mod traveller;
mod vault;
mod waiting;

pub use offline::Offline;
pub use vault::delete as forget_kept;

use crate::http::Failure;
use crate::markup::view;
use crate::reopen;
use crate::ui::{Go, Notice, NoticeKind, Trouble, lang};
use contract::pages::{Page, Place};
use contract::problem::Code;
use leptos::prelude::*;

/// What stands below the heading of these pages.
pub fn page(place: &Place) -> AnyView {
    reopen::note_more_files();
    match place.page {
        Page::BorderFlights => flights::page(),
        _ => search::page(),
    }
}

/// Why there is no answer; whoever is not signed in, or not far enough, is led to the door.
fn refused(failure: Failure, again: Callback<()>) -> AnyView {
    match failure {
        Failure::Refused(problem) if closed(problem.code) => door(),
        other => view! { <Trouble failure=other on_retry=again /> },
    }
}

fn closed(code: Code) -> bool {
    matches!(
        code,
        Code::SignInRequired | Code::Forbidden | Code::PasskeyRequired
    )
}

fn door() -> AnyView {
    let lang = lang();
    let title = lang.pick(
        "Esta página es del puesto fronterizo",
        "This page is the border post’s",
    );
    view! {
        <Notice kind=NoticeKind::Warning title alert=true>
            <p>
                {lang.pick(
                    "Entre como oficial de frontera, con su código y su llave de acceso.",
                    "Sign in as a border officer, with your code and your passkey.",
                )}
            </p>
        </Notice>
        <Go to=Page::Staff.at(lang) text=lang.pick("Entrada de funcionarios", "Sign-in for staff") />
    }
}
