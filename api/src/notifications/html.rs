//! A letter as HTML: one column without tables, readable in light and dark, everything escaped.

use std::fmt::Write as _;

use super::letter::{Block, Letter, Links};

/// Mail programs take styles from the head; those that drop them still show ordered text. No
/// picture and no address of another origin: opening the mail tells nobody anything.
const STYLE: &str = "\
:root{color-scheme:light dark;supported-color-schemes:light dark}\
body{margin:0;background:#f6f5f1;color:#17222e;font:16px/1.55 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif}\
main,footer{max-width:34rem;margin:0 auto;padding:1.25rem}\
main{background:#fff;border-top:4px solid #0b5cad}\
.brand{margin:0 0 1.25rem;font-weight:700;color:#0b4f94}\
h1{font-size:1.375rem;line-height:1.25;margin:0 0 1rem}\
h2{font-size:1.0625rem;margin:1.5rem 0 .5rem}\
p,ul,dl{margin:0 0 1rem}ul{padding-left:1.25rem}\
dl+p{margin-top:0}dt{font-size:.875rem;color:#4c5a68}dd{margin:0 0 .625rem;font-weight:600}\
.code{font:700 2rem/1.2 ui-monospace,Menlo,Consolas,monospace;letter-spacing:.2em}\
.go{display:inline-block;padding:.75rem 1.25rem;border-radius:.375rem;background:#0b5cad;color:#fff;font-weight:600;text-decoration:none}\
footer{font-size:.875rem;color:#4c5a68}footer a{color:inherit}\
@media (prefers-color-scheme:dark){body{background:#10161c;color:#e8ecf0}main{background:#18212a;border-color:#6db3f2}\
.brand{color:#8cc4f7}dt,footer{color:#a9b6c2}.go{background:#8cc4f7;color:#0b1a28}}";

pub(super) fn page(letter: &Letter, links: &Links) -> String {
    let mut body = String::new();
    for block in &letter.blocks {
        push(&mut body, block);
    }
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{subject}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n\
         <p class=\"brand\">Ventanilla</p>\n<h1>{subject}</h1>\n{body}</main>\n\
         <footer><p>{signature}</p><p><a href=\"{help}\">{help_label}</a></p></footer>\n\
         </body>\n</html>\n",
        lang = links.lang.tag(),
        subject = escape(&letter.subject),
        signature = escape(links.signature()),
        help = escape(&links.page("ayuda")),
        help_label = links.help_label(),
    )
}

fn push(html: &mut String, block: &Block) {
    // Writing to a string cannot fail.
    let _ = match block {
        Block::Says(sentence) => writeln!(html, "<p>{}</p>", escape(sentence)),
        Block::Heading(heading) => writeln!(html, "<h2>{}</h2>", escape(heading)),
        Block::Code(code) => writeln!(html, "<p class=\"code\">{}</p>", escape(code)),
        Block::Go { label, url } => writeln!(
            html,
            "<p><a class=\"go\" href=\"{}\">{}</a></p>",
            escape(url),
            escape(label)
        ),
        Block::Facts(facts) => {
            let rows = facts.iter().map(|(label, value)| {
                format!("<dt>{}</dt><dd>{}</dd>\n", escape(label), escape(value))
            });
            writeln!(html, "<dl>\n{}</dl>", rows.collect::<String>())
        }
        Block::Items(items) => {
            let rows = items
                .iter()
                .map(|item| format!("<li>{}</li>\n", escape(item)));
            writeln!(html, "<ul>\n{}</ul>", rows.collect::<String>())
        }
    };
}

fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            plain => safe.push(plain),
        }
    }
    safe
}
