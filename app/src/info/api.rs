//! The API for people: what it can do, read from its own OpenAPI document.

use super::blocks;
use crate::ask::{Asked, ask, shown};
use crate::http;
use crate::markup::view;
use crate::ui::Details;
use crate::words::info::api as words;
use contract::lang::Lang;
use contract::pages::Place;
use leptos::prelude::*;
use serde_json::Value;
use std::collections::BTreeMap;

const DOCUMENT: &str = "/api/openapi.json";
const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Operation {
    method: String,
    path: String,
    summary: String,
    details: String,
    session: bool,
}

pub fn page(place: &Place) -> AnyView {
    let lang = place.lang;
    let words = words(lang);
    let asked = RwSignal::new(Asked::<Value>::Waiting);
    let again = move || ask(asked, async { http::get(DOCUMENT).await });
    again();
    let operations = shown(asked, Callback::new(move |()| again()), move |document| {
        groups(lang, operations(&document))
    });
    view! {
        {blocks::list(words.rules)}
        <p><a href=DOCUMENT download="openapi.json">{words.document}</a></p>
        <h2>{words.operations}</h2>
        {operations}
    }
}

/// Operations by their tag, in the order of their paths.
fn operations(document: &Value) -> BTreeMap<String, Vec<Operation>> {
    let mut groups: BTreeMap<String, Vec<Operation>> = BTreeMap::new();
    let paths = document["paths"].as_object().into_iter().flatten();
    for (path, item) in paths {
        for method in METHODS {
            let Some(operation) = item.get(method) else {
                continue;
            };
            let tag = operation["tags"][0].as_str().unwrap_or("api").to_owned();
            groups
                .entry(tag)
                .or_default()
                .push(read(method, path, operation));
        }
    }
    groups
}

fn read(method: &str, path: &str, operation: &Value) -> Operation {
    let text = |name: &str| operation[name].as_str().unwrap_or_default().to_owned();
    Operation {
        method: method.to_uppercase(),
        path: path.to_owned(),
        summary: text("summary"),
        details: text("description"),
        session: operation["security"]
            .as_array()
            .is_some_and(|s| !s.is_empty()),
    }
}

fn groups(lang: Lang, groups: BTreeMap<String, Vec<Operation>>) -> AnyView {
    let sections: Vec<_> = groups
        .into_iter()
        .map(|(tag, operations)| {
            let rows: Vec<_> = operations.into_iter().map(|one| row(lang, one)).collect();
            view! { <h3>{tag}</h3><div>{rows}</div> }
        })
        .collect();
    sections.into_any()
}

fn row(lang: Lang, operation: Operation) -> impl IntoView {
    let Operation {
        method,
        path,
        summary,
        details,
        session,
    } = operation;
    let session = session.then(|| view! { <p class="muted small">{words(lang).signed_in}</p> });
    view! {
        <Details summary=format!("{method} {path}")>
            <p lang="en">{summary}</p>
            <p lang="en" class="small">{details}</p>
            {session}
        </Details>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operations_are_read_by_tag_from_the_document() {
        let document = serde_json::json!({"paths": {
            "/api/v1/identity/session": {
                "post": {"tags": ["identity"], "summary": "Sign in"},
                "delete": {"tags": ["identity"], "summary": "Sign out", "security": [{"session": []}]},
            },
        }});
        let groups = operations(&document);
        let identity = &groups["identity"];
        assert_eq!(identity.len(), 2);
        assert_eq!(identity[0].summary, "Sign in");
        assert!(!identity[0].session);
        assert!(identity[1].session);
    }

    #[test]
    fn a_document_without_paths_is_an_empty_list() {
        assert!(operations(&Value::Null).is_empty());
    }
}
