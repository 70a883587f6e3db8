//! Dates, times and amounts as the reader writes them, by the browser's own `Intl`.

use chrono::{DateTime, NaiveDate, Utc};
use contract::lang::Lang;
use contract::money::Money;
use js_sys::{Array, Date, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The zone in which days without a time are formatted.
const NO_ZONE: &str = "UTC";

const fn locale(lang: Lang) -> &'static str {
    match lang {
        Lang::Es => "es-HN",
        Lang::En => "en-US",
    }
}

/// `US$60.00`, `USD 60.00`: as the language has it.
pub fn money(lang: Lang, amount: Money) -> String {
    let options = object(&[("style", "currency"), ("currency", amount.currency.code())]);
    #[allow(
        clippy::cast_precision_loss,
        reason = "a price is far below 2^53 cents"
    )]
    let value = amount.cents as f64 / 100.0;
    let format = Intl::NumberFormat::new(&locales(lang), &options).format();
    text(format.call1(&JsValue::UNDEFINED, &value.into()))
}

/// "martes, 1 de diciembre de 2026".
pub fn day(lang: Lang, date: NaiveDate) -> String {
    let parts = [
        ("weekday", "long"),
        ("day", "numeric"),
        ("month", "long"),
        ("year", "numeric"),
    ];
    dated(lang, date, &parts)
}

/// "1 dic": for the end of a row.
pub fn short_day(lang: Lang, date: NaiveDate) -> String {
    dated(lang, date, &[("day", "numeric"), ("month", "short")])
}

/// "diciembre de 2026".
pub fn month(lang: Lang, first: NaiveDate) -> String {
    dated(lang, first, &[("month", "long"), ("year", "numeric")])
}

/// A weekday's name, whole and short, of any date that falls on it.
pub fn weekday(lang: Lang, date: NaiveDate) -> (String, String) {
    (
        dated(lang, date, &[("weekday", "long")]),
        dated(lang, date, &[("weekday", "short")]),
    )
}

/// "9:40 a. m." on the clocks of `zone`.
pub fn time(lang: Lang, at: DateTime<Utc>, zone: &str) -> String {
    timed(
        lang,
        at,
        zone,
        &[("hour", "numeric"), ("minute", "2-digit")],
    )
}

/// "martes, 1 de diciembre de 2026, 9:40 a. m." on the clocks of `zone`.
pub fn moment(lang: Lang, at: DateTime<Utc>, zone: &str) -> String {
    let parts = [
        ("weekday", "long"),
        ("day", "numeric"),
        ("month", "long"),
        ("year", "numeric"),
        ("hour", "numeric"),
        ("minute", "2-digit"),
    ];
    timed(lang, at, zone, &parts)
}

/// The hour of the day in `zone`, 0 to 23.
pub fn hour(at: DateTime<Utc>, zone: &str) -> u32 {
    let parts = [("hour", "2-digit"), ("hourCycle", "h23")];
    timed(Lang::En, at, zone, &parts).parse().unwrap_or(0)
}

/// The zone of the reader's own device.
pub fn reader_zone() -> String {
    let format = Intl::DateTimeFormat::new(&Array::new(), &Object::new());
    let zone = Reflect::get(&format.resolved_options(), &"timeZone".into());
    zone.ok()
        .and_then(|zone| zone.as_string())
        .unwrap_or_else(|| NO_ZONE.to_owned())
}

/// Milliseconds of the device's clock. Only ever compared with itself.
pub fn device_now() -> f64 {
    Date::now()
}

fn dated(lang: Lang, date: NaiveDate, parts: &[(&str, &str)]) -> String {
    let noon = date.and_hms_opt(12, 0, 0).unwrap_or_default().and_utc();
    timed(lang, noon, NO_ZONE, parts)
}

/// An unknown zone is read as the device's own: a time must never be missing.
fn timed(lang: Lang, at: DateTime<Utc>, zone: &str, parts: &[(&str, &str)]) -> String {
    let options = object(parts);
    let _ = Reflect::set(&options, &"timeZone".into(), &zone.into());
    #[allow(clippy::cast_precision_loss, reason = "dates are far below 2^53 ms")]
    let date = Date::new(&JsValue::from_f64(at.timestamp_millis() as f64));
    let format = Intl::DateTimeFormat::new(&locales(lang), &options).format();
    text(format.call1(&JsValue::UNDEFINED, date.unchecked_ref()))
}

fn locales(lang: Lang) -> Array {
    Array::of1(&locale(lang).into())
}

fn object(entries: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (name, value) in entries {
        let _ = Reflect::set(&object, &(*name).into(), &(*value).into());
    }
    object
}

fn text(formatted: Result<JsValue, JsValue>) -> String {
    formatted
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_default()
}
