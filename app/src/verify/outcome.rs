//! What came of a check.

use super::ask::{How, Outcome};
use crate::markup::view;
use crate::ui::{Notice, NoticeKind, SummaryList, SummaryRow, intl};
use crate::words::verify::{kind, of as words, verdict};
use chrono::{DateTime, Utc};
use contract::lang::Lang;
use contract::verify::{Claim, Verdict};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

pub fn shown(lang: Lang, outcome: &Outcome) -> AnyView {
    let words = words(lang);
    let (title, meaning) = verdict(lang, outcome.finding.verdict);
    let how = match outcome.how {
        How::Both => words.by_both,
        How::DeviceAlone if outcome.finding.paper.is_none() => words.by_device,
        How::DeviceAlone => words.by_device_alone,
        How::ServiceAlone => words.by_service,
    };
    let paper = outcome.finding.paper.as_ref();
    view! {
        <section class="verdict" tabindex="-1">
            <Notice kind=tone(outcome.finding.verdict) title alert=true>
                <p>{meaning}</p>
                <p class="small">{how}</p>
            </Notice>
            {paper.map(|paper| view! { <SummaryList rows=facts(lang, paper) /> })}
        </section>
    }
}

/// The verdict stands above the ways to ask for it: whoever asked from below is taken there.
pub fn bring_into_view() {
    let verdict = document().query_selector(".verdict").ok().flatten();
    if let Some(verdict) = verdict.and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = verdict.focus();
        verdict.scroll_into_view();
    }
}

const fn tone(verdict: Verdict) -> NoticeKind {
    match verdict {
        Verdict::Valid => NoticeKind::Good,
        Verdict::NotYet | Verdict::Expired | Verdict::Superseded => NoticeKind::Warning,
        Verdict::Revoked | Verdict::Unknown | Verdict::Forged => NoticeKind::Danger,
    }
}

fn facts(lang: Lang, paper: &Claim) -> Vec<SummaryRow> {
    let words = words(lang);
    let moment = |at: DateTime<Utc>| intl::moment(lang, at, &intl::reader_zone());
    let mut rows = vec![
        SummaryRow::new(words.kind, kind(lang, paper.kind())),
        SummaryRow::new(words.number, paper.number.as_str().to_owned()),
        SummaryRow::new(words.initials, dotted(&paper.holder.initials)),
        SummaryRow::new(words.document, format!("•••{}", paper.holder.document_end)),
    ];
    rows.extend(paper.at.map(|at| SummaryRow::new(words.about, moment(at))));
    rows.push(SummaryRow::new(words.valid_from, moment(paper.valid_from)));
    rows.push(SummaryRow::new(
        words.valid_until,
        moment(paper.valid_until),
    ));
    rows
}

/// `MJO` → `M. J. O.`
fn dotted(initials: &str) -> String {
    let letters = initials.chars().map(|letter| format!("{letter}."));
    letters.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::dotted;

    #[test]
    fn initials_are_read_as_initials() {
        assert_eq!(dotted("MJÁ"), "M. J. Á.");
        assert_eq!(dotted(""), "");
    }
}
