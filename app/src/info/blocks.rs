//! Draws the pages that are text only.

use crate::markup::view;
use crate::ui::{Details, Notice, NoticeKind};
use crate::words::info::{Block, blocks};
use contract::lang::Lang;
use contract::pages::Place;
use leptos::prelude::*;

pub fn of(place: &Place) -> AnyView {
    let all = blocks(place.page, place.lang).iter();
    all.map(|block| draw(*block, place.lang))
        .collect::<Vec<_>>()
        .into_any()
}

fn draw(block: Block, lang: Lang) -> AnyView {
    match block {
        Block::Heading(text) => view! { <h2>{text}</h2> },
        Block::Text(text) => view! { <p>{text}</p> },
        Block::List(lines) => list(lines),
        Block::Note(text) => {
            view! { <Notice kind=NoticeKind::Warning><p>{text}</p></Notice> }
        }
        Block::Question(question, answer) => view! {
            <Details summary=question>{paragraphs(answer)}</Details>
        },
        Block::Link(page, text) => {
            view! { <p><a href=page.at(lang).path()>{text}</a></p> }
        }
        Block::Mail(address) => {
            view! { <p><a href=format!("mailto:{address}")>{address}</a></p> }
        }
    }
}

pub fn list(lines: &[&'static str]) -> AnyView {
    let lines: Vec<_> = lines
        .iter()
        .map(|line| view! { <li>{*line}</li> })
        .collect();
    view! { <ul class="list">{lines}</ul> }
}

fn paragraphs(texts: &'static [&'static str]) -> Vec<impl IntoView> {
    texts.iter().map(|text| view! { <p>{*text}</p> }).collect()
}
