//! "Compare the file": is this PDF, byte for byte, the one that was issued? It never leaves the
//! device; its hash is compared with the signed record.

use super::{no_number, picture, signature};
use crate::ask::Submit;
use crate::http::{self, Failure, Key};
use crate::markup::{live, view};
use crate::ui::{ErrorSummary, Notice, NoticeKind, TextField, TextKind};
use crate::words::verify::of as words;
use contract::lang::Lang;
use contract::paths::{fill, verify as doors};
use contract::verify::{Envelope, Number, Record, Records, RecordsRequest};
use leptos::prelude::*;
use signature::Signature;
use web_sys::File;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Likeness {
    Same,
    Other,
    /// Nothing was issued under that number.
    NoRecord,
}

pub fn part(lang: Lang, number: RwSignal<String>, keys: RwSignal<Option<String>>) -> AnyView {
    let words = words(lang);
    let (submit, found) = (Submit::default(), RwSignal::new(None));
    let compare = move |file: File| {
        found.set(None);
        let Ok(number) = Number::parse(&number.get_untracked()) else {
            submit.mistakes.show(vec![no_number("/file_number")]);
            return;
        };
        let asked = async move { likeness(&number, &file, keys).await };
        submit.run_instead(asked, move |likeness| found.set(Some(likeness)));
    };
    let chosen = move |event: leptos::ev::Event| {
        if let Some(file) = picture::chosen_file(&event) {
            compare(file);
        }
    };
    let dropped = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        let files = event.data_transfer().and_then(|data| data.files());
        if let Some(file) = files.and_then(|files| files.get(0)) {
            compare(file);
        }
    };
    let said = live(move || found.get().map(|likeness| told(lang, likeness)));
    let busy = live(move || {
        let waits = submit.busy.get();
        waits.then(|| view! { <p role="status">{words.comparing}</p> })
    });
    view! {
        <section>
            <h2>{words.compare}</h2>
            <p>{words.compare_lead}</p>
            <ErrorSummary mistakes=submit.mistakes />
            {live(move || submit.trouble())}
            {said}
            {busy}
            <TextField field="/file_number" kind=TextKind::Number value=number
                mistakes=submit.mistakes label=words.number hint=words.number_hint />
            <div class="field drop" on:dragover=|event| event.prevent_default() on:drop=dropped>
                <label class="field__label" for="paper-file">{words.file}</label>
                <p class="field__hint" id="paper-file-hint">{words.file_hint}</p>
                <label class="file button button--secondary" for="paper-file">
                    {words.choose_file}
                    <input id="paper-file" type="file" accept="application/pdf"
                        aria-describedby="paper-file-hint" on:change=chosen />
                </label>
            </div>
        </section>
    }
}

async fn likeness(
    number: &Number,
    file: &File,
    keys: RwSignal<Option<String>>,
) -> Result<Likeness, Failure> {
    let hash = signature::sha256(file).await.ok_or(Failure::Unreadable)?;
    let request = RecordsRequest {
        number: number.as_str().to_owned(),
    };
    let path = fill(doors::RECORDS, &[]);
    let Records { records } = http::post(&path, &request, &Key::new()).await?;
    let mut outcome = Likeness::NoRecord;
    for text in records {
        let Some(record) = ours(&text, number, keys).await else {
            continue;
        };
        if record.sha256 == hash {
            return Ok(Likeness::Same);
        }
        outcome = Likeness::Other;
    }
    Ok(outcome)
}

/// A record counts when its signature holds and it is about this number.
async fn ours(text: &str, number: &Number, keys: RwSignal<Option<String>>) -> Option<Record> {
    let envelope = Envelope::parse(text)?;
    let record = Record::read(envelope.data)?;
    let right = signature::check(envelope, keys).await == Signature::Right;
    (right && record.number == *number).then_some(record)
}

fn told(lang: Lang, likeness: Likeness) -> AnyView {
    let words = words(lang);
    let (kind, (title, meaning)) = match likeness {
        Likeness::Same => (NoticeKind::Good, words.same),
        Likeness::Other => (NoticeKind::Danger, words.other),
        Likeness::NoRecord => (NoticeKind::Danger, words.no_record),
    };
    view! { <Notice kind title alert=true><p>{meaning}</p></Notice> }
}
