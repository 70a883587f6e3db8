//! The machine-readable lines of a document: they fill in the form, and the person compares.

use super::super::{Button, ButtonKind, Details, Mistakes, Notice, NoticeKind, lang};
use super::AreaField;
use crate::markup::{live, view};
use crate::words::problems::bring;
use crate::words::problems::mrz::{SENTENCES, remarks};
use chrono::NaiveDate;
use contract::person::mrz::{self, MrzRead, Remarks};
use contract::problem::FieldError;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

/// What came of reading the lines.
#[derive(Clone, Copy, Default)]
pub struct LinesRead {
    /// What is wrong with them.
    pub mistakes: Mistakes,
    /// They were read: the person is asked to compare, and told this.
    pub remarks: RwSignal<Option<Remarks>>,
}

impl LinesRead {
    /// Reads lines for the field of that pointer: `on_read` fills in the form, or the field says what
    /// is wrong with them.
    pub fn take(self, field: String, lines: String, today: NaiveDate, on_read: Callback<MrzRead>) {
        spawn_local(async move {
            let read = lineas_escritas(lines, today).await;
            match read.unwrap_or(Err("mrz.not_arrived")) {
                Ok(found) => {
                    let told = found.remarks.clone();
                    on_read.run(found);
                    self.mistakes.clear();
                    self.remarks.set(Some(told));
                }
                Err(code) => {
                    self.remarks.set(None);
                    self.mistakes.show(vec![FieldError::new(field, code)]);
                }
            }
        });
    }

    /// The fields were filled otherwise.
    pub fn forget(self) {
        self.mistakes.clear();
        self.remarks.set(None);
    }
}

/// Two or three lines to paste or type. `on_read` fills in the form.
#[component]
pub fn LinesField(
    #[prop(into)] field: String,
    text: RwSignal<String>,
    read: LinesRead,
    /// Tells the century of a year of two digits.
    today: NaiveDate,
    #[prop(into)] on_read: Callback<MrzRead>,
    /// Another way to the lines, above the field.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let lang = lang();
    bring(SENTENCES);
    let press = {
        let field = field.clone();
        Callback::new(move |()| read.take(field.clone(), text.get_untracked(), today, on_read))
    };
    let refused = {
        let field = field.clone();
        move || read.mistakes.sentence(&field)
    };
    let open = untrack(|| read.remarks.with(Option::is_some) || read.mistakes.any());
    view! {
        <Details open summary=lang.pick(
            "Llenar con las líneas del pasaporte o del carné",
            "Fill in from the lines of the passport or card",
        )>
            {children.map(|children| children())}
            <AreaField field value=text mistakes=read.mistakes mono=true optional=true
                label=lang.pick("Líneas de letras, cifras y signos <", "Lines of letters, digits and < signs")
                hint=lang.pick(
                    "Están al pie de la página con su foto: dos líneas en el pasaporte, tres en un carné. Péguelas o escríbalas.",
                    "They are at the foot of the page with your photo: two lines in a passport, three on a card. Paste or type them.",
                ) />
            <Button kind=ButtonKind::Secondary on_press=press
                text=lang.pick("Leer las líneas", "Read the lines") />
        </Details>
        <p class="unseen" role="status">{refused}</p>
        {compare(read)}
    }
}

fn compare(read: LinesRead) -> AnyView {
    let lang = lang();
    live(move || {
        read.remarks.get().map(|told| view! {
            <Notice kind=NoticeKind::Warning alert=true
                title=lang.pick("Compare con su documento, letra por letra", "Compare with your document, letter by letter")>
                <p>
                    {lang.pick(
                        "Llenamos los campos de abajo. Un 6 y una G, un 8 y una S, o un 1 y una L se confunden sin que la cuenta lo note, y los nombres no llevan comprobación.",
                        "We filled in the fields below. A 6 and a G, an 8 and an S, or a 1 and an L can be mistaken without the check noticing, and names carry no check.",
                    )}
                </p>
                {remarks(lang, &told).into_iter().map(|told| view! { <p>{told}</p> }).collect_view()}
            </Notice>
        })
    })
}

type Read = Result<Result<MrzRead, &'static str>, SplitLoaderError>;

/// Formats, check digits and mending are a part of their own: most people type the fields.
#[allow(
    clippy::unnecessary_wraps,
    reason = "a split function returns what its loading may"
)]
#[wasm_split(lineas_escritas, wasm_split_path = leptos::wasm_split, fallible)]
fn lineas_escritas(lines: String, today: NaiveDate) -> Read {
    Ok(mrz::read(&lines, today))
}
