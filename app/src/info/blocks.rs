//! Draws the pages that are text only.

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
        Block::Heading(text) => view! { <h2>{text}</h2> }.into_any(),
        Block::Text(text) => view! { <p>{text}</p> }.into_any(),
        Block::List(lines) => list(lines),
        Block::Note(text) => {
            view! { <Notice kind=NoticeKind::Warning><p>{text}</p></Notice> }.into_any()
        }
        Block::Question(question, answer) => view! {
            <Details summary=question>{paragraphs(answer)}</Details>
        }
        .into_any(),
        Block::Link(page, text) => {
            view! { <p><a href=page.at(lang).path()>{text}</a></p> }.into_any()
        }
        Block::Mail(address) => {
            view! { <p><a href=format!("mailto:{address}")>{address}</a></p> }.into_any()
        }
    }
}

pub fn list(lines: &[&'static str]) -> AnyView {
    let lines: Vec<_> = lines
        .iter()
        .map(|line| view! { <li>{*line}</li> })
        .collect();
    view! { <ul class="list">{lines}</ul> }.into_any()
}

fn paragraphs(texts: &'static [&'static str]) -> Vec<impl IntoView> {
    texts.iter().map(|text| view! { <p>{*text}</p> }).collect()
}
