//! The pages that explain, as data: the same blocks in the same order in both languages.

mod accessibility;
mod api;
mod figures;
mod help;
mod offices;
mod privacy;
mod refunds;
mod report;

pub use api::of as api;
pub use figures::{of as figures, span};
pub use offices::of as offices;

use contract::lang::Lang;
use contract::pages::Page;

/// One piece of an explaining page.
#[derive(Clone, Copy, Debug)]
pub enum Block {
    Heading(&'static str),
    Text(&'static str),
    List(&'static [&'static str]),
    /// What the page must be remembered for.
    Note(&'static str),
    /// A question and the paragraphs of its answer.
    Question(&'static str, &'static [&'static str]),
    Link(Page, &'static str),
    Mail(&'static str),
}

/// The blocks of a page; pages made of the API's answers have theirs around these.
pub const fn blocks(page: Page, lang: Lang) -> &'static [Block] {
    let (es, en): (&[Block], &[Block]) = match page {
        Page::Help => (help::ES, help::EN),
        Page::Privacy => (privacy::ES, privacy::EN),
        Page::Accessibility => (accessibility::ES, accessibility::EN),
        Page::Refunds => (refunds::ES, refunds::EN),
        Page::ReportSeller => (report::ES, report::EN),
        _ => (&[], &[]),
    };
    match lang {
        Lang::Es => es,
        Lang::En => en,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(block: &Block) -> String {
        match block {
            Block::Heading(_) => "heading".to_owned(),
            Block::Text(_) => "text".to_owned(),
            Block::Note(_) => "note".to_owned(),
            Block::List(lines) => format!("list of {}", lines.len()),
            Block::Question(_, answer) => format!("question with {}", answer.len()),
            Block::Link(page, _) => format!("link to {page:?}"),
            Block::Mail(address) => format!("mail to {address}"),
        }
    }

    #[test]
    fn both_languages_say_the_same_things_in_the_same_order() {
        for page in [
            Page::Help,
            Page::Privacy,
            Page::Accessibility,
            Page::Refunds,
            Page::ReportSeller,
        ] {
            let shapes = |lang| blocks(page, lang).iter().map(shape).collect::<Vec<_>>();
            assert_eq!(shapes(Lang::Es), shapes(Lang::En), "{page:?}");
            assert!(!shapes(Lang::Es).is_empty());
        }
    }
}
