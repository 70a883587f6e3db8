//! A date that the person knows by heart: three boxes, no calendar to leaf through.

use super::super::form::Mistakes;
use super::super::lang;
use super::frame::{Wiring, label_class, label_text};
use crate::markup::view;
use crate::words;
use leptos::prelude::*;

/// A date as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DateParts {
    pub day: String,
    pub month: String,
    pub year: String,
}

const MONTHS: [[&str; 2]; 12] = [
    ["ene", "jan"],
    ["feb", "feb"],
    ["mar", "mar"],
    ["abr", "apr"],
    ["may", "may"],
    ["jun", "jun"],
    ["jul", "jul"],
    ["ago", "aug"],
    ["sep", "sep"],
    ["oct", "oct"],
    ["nov", "nov"],
    ["dic", "dec"],
];

impl DateParts {
    /// `YYYY-MM-DD` for the contract to parse; nothing typed stays nothing. A month may be
    /// written as a word, as on a birth certificate.
    pub fn iso(&self) -> String {
        let [day, month, year] = [&self.day, &self.month, &self.year].map(|part| part.trim());
        if day.is_empty() && month.is_empty() && year.is_empty() {
            return String::new();
        }
        let month = month_number(month).unwrap_or_else(|| month.to_owned());
        format!("{year}-{month:0>2}-{day:0>2}")
    }

    /// The parts of `YYYY-MM-DD`; anything else gives empty boxes.
    pub fn from_iso(iso: &str) -> Self {
        let mut parts = iso.splitn(3, '-').map(str::to_owned);
        match (parts.next(), parts.next(), parts.next()) {
            (Some(year), Some(month), Some(day)) => Self { day, month, year },
            _ => Self::default(),
        }
    }
}

impl From<[String; 3]> for DateParts {
    fn from([day, month, year]: [String; 3]) -> Self {
        Self { day, month, year }
    }
}

impl From<DateParts> for [String; 3] {
    fn from(DateParts { day, month, year }: DateParts) -> Self {
        [day, month, year]
    }
}

fn month_number(typed: &str) -> Option<String> {
    let start: String = typed.to_ascii_lowercase().chars().take(3).collect();
    let index = MONTHS.iter().position(|names| names.contains(&&*start))?;
    Some(format!("{:02}", index + 1))
}

/// Day, month and year in boxes of their own.
#[component]
pub fn DateField(
    #[prop(into)] field: String,
    #[prop(into)] label: String,
    value: RwSignal<DateParts>,
    mistakes: Mistakes,
    #[prop(optional, into)] hint: String,
    #[prop(optional)] optional: bool,
    #[prop(optional)] large: bool,
    /// The browser may fill in the person's own birthday.
    #[prop(optional)]
    own_birthday: bool,
) -> impl IntoView {
    let wiring = StoredValue::new(Wiring::new(&field, &hint, mistakes));
    let id = wiring.with_value(|w| w.id.clone());
    let words = words::ui::of(lang());
    let fill = move |name: &'static str| if own_birthday { name } else { "off" };
    view! {
        <fieldset
            class=move || wiring.with_value(Wiring::class)
            aria-describedby=move || wiring.with_value(Wiring::described_by)
        >
            <legend class=label_class(large)>{label_text(label, optional)}</legend>
            {wiring.with_value(|w| w.notes(hint))}
            <div class="date">
                <Part id=id.clone() label=words.day fill=fill("bday-day") wide=false
                    text=Signal::derive(move || value.with(|v| v.day.clone()))
                    typed=Callback::new(move |text| value.update(|v| v.day = text)) />
                <Part id=format!("{id}-month") label=words.month fill=fill("bday-month") wide=false
                    text=Signal::derive(move || value.with(|v| v.month.clone()))
                    typed=Callback::new(move |text| value.update(|v| v.month = text)) />
                <Part id=format!("{id}-year") label=words.year fill=fill("bday-year") wide=true
                    text=Signal::derive(move || value.with(|v| v.year.clone()))
                    typed=Callback::new(move |text| value.update(|v| v.year = text)) />
            </div>
        </fieldset>
    }
}

#[component]
fn Part(
    id: String,
    label: &'static str,
    fill: &'static str,
    wide: bool,
    text: Signal<String>,
    typed: Callback<String>,
) -> impl IntoView {
    view! {
        <div class="date__part">
            <label class="date__label" for=id.clone()>{label}</label>
            <input
                class=if wide { "input input--4" } else { "input input--2" }
                id=id.clone()
                name=id
                inputmode="numeric"
                autocomplete=fill
                prop:value=move || text.get()
                on:input=move |event| typed.run(event_target_value(&event))
            />
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::DateParts;

    fn typed(day: &str, month: &str, year: &str) -> DateParts {
        DateParts {
            day: day.into(),
            month: month.into(),
            year: year.into(),
        }
    }

    #[test]
    fn one_digit_is_enough_for_a_day_and_a_month() {
        assert_eq!(typed(" 7", "3", "1990 ").iso(), "1990-03-07");
    }

    #[test]
    fn a_month_may_be_a_word_of_either_language() {
        assert_eq!(typed("7", "Septiembre", "1990").iso(), "1990-09-07");
        assert_eq!(typed("7", "aug", "1990").iso(), "1990-08-07");
        assert_eq!(typed("7", "dic.", "1990").iso(), "1990-12-07");
    }

    #[test]
    fn nothing_typed_is_nothing_and_half_a_date_is_not_a_date() {
        assert_eq!(DateParts::default().iso(), "");
        assert_eq!(typed("7", "", "1990").iso(), "1990-00-07");
    }

    #[test]
    fn a_date_comes_back_as_it_was_typed() {
        let parts = typed("07", "03", "1990");
        assert_eq!(DateParts::from_iso(&parts.iso()), parts);
        assert_eq!(DateParts::from_iso("nunca"), DateParts::default());
    }
}
