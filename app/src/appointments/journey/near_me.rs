//! Where the reader is, asked of the browser only when the button is pressed, used here to put
//! offices in order, sent to nobody.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Position, PositionOptions};

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Location {
    #[default]
    Unasked,
    OnItsWay,
    /// Degrees of latitude and longitude.
    Known(f64, f64),
    /// Refused, or the device does not know.
    Unknown,
}

pub fn locate(into: RwSignal<Location>) {
    into.set(Location::OnItsWay);
    let found = Closure::once_into_js(move |position: Position| {
        let at = position.coords();
        into.set(Location::Known(at.latitude(), at.longitude()));
    });
    let failed = Closure::once_into_js(move || {
        into.set(Location::Unknown);
    });
    let options = PositionOptions::new();
    options.set_timeout(15_000);
    options.set_maximum_age(600_000);
    let asked = window().navigator().geolocation().and_then(|geolocation| {
        geolocation.get_current_position_with_error_callback_and_options(
            found.unchecked_ref(),
            Some(failed.unchecked_ref()),
            &options,
        )
    });
    if asked.is_err() {
        into.set(Location::Unknown);
    }
}
