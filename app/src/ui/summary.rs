//! What was answered, with a way back to each answer.

use super::lang;
use crate::markup::view;
use crate::words;
use contract::pages::Place;
use leptos::prelude::*;

/// One answer.
pub struct SummaryRow {
    key: String,
    value: AnyView,
    change: Option<Place>,
    total: bool,
}

impl SummaryRow {
    pub fn new(key: impl Into<String>, value: impl IntoView + 'static) -> Self {
        Self {
            key: key.into(),
            value: value.into_any(),
            change: None,
            total: false,
        }
    }

    /// Adds "Cambiar", which leads to the question.
    #[must_use]
    pub fn change(self, to: Place) -> Self {
        Self {
            change: Some(to),
            ..self
        }
    }

    /// The sum at the end.
    #[must_use]
    pub fn total(self) -> Self {
        Self {
            total: true,
            ..self
        }
    }
}

#[component]
pub fn SummaryList(rows: Vec<SummaryRow>) -> impl IntoView {
    let rows: Vec<_> = rows.into_iter().map(row).collect();
    view! { <dl class="summary">{rows}</dl> }
}

fn row(row: SummaryRow) -> impl IntoView {
    let class = if row.total {
        "summary__row summary__row--total"
    } else {
        "summary__row"
    };
    let change_word = words::ui::of(lang()).change;
    let key = row.key.clone();
    let change = row.change.map(|to| {
        view! {
            <dd class="summary__change">
                <a href=to.path()>{change_word}<span class="unseen">" "{key}</span></a>
            </dd>
        }
    });
    view! {
        <div class=class>
            <dt>{row.key}</dt>
            <dd>{row.value}</dd>
            {change}
        </div>
    }
}
