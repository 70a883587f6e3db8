//! The static shells: one per language and page, complete before any script runs.

use crate::css::Style;
use crate::output::Output;
use crate::wasm::App;
use anyhow::{Result, ensure};
use contract::frame;
use contract::lang::Lang;
use contract::pages::{Chunk, Notice, Page, Row, rows};
use std::fs;
use std::path::Path;

/// A page must be readable from the first packets of a cold connection.
const LIMIT: u64 = 14_000;

/// What differs between two shells.
struct Shell {
    lang: Lang,
    heading: &'static str,
    lead: &'static str,
    /// Empty, or the way back above the heading.
    back: String,
    /// This page in the other language.
    switch: String,
    content: String,
    chunk: Chunk,
}

pub fn write(root: &Path, style: &Style, app: &App, output: &mut Output) -> Result<()> {
    let source = |name: &str| fs::read_to_string(root.join("app/shell").join(name));
    let sheet = output.asset("style", "css", style.main.as_bytes())?;
    let old = output.asset("old", "js", source("old.js")?.as_bytes())?;
    let icon = output.asset("icon", "svg", source("icon.svg")?.as_bytes())?;
    for worker in ["worker.js", "worker-off.js"] {
        output.shell(worker, &source(worker)?)?;
    }
    let template = source("page.html")?
        .replace("{critical}", &style.critical)
        .replace("{style}", &sheet)
        .replace("{boot}", &app.boot)
        .replace("{old}", &old)
        .replace("{icon}", &icon)
        .replace("{contact}", source("contact.html")?.trim())
        .replace("{root}", frame::ROOT)
        .replace("{main}", frame::MAIN);
    for lang in Lang::ALL {
        for row in rows() {
            save(
                output,
                &row.shell(lang),
                &filled(&template, &of_page(row, lang), app),
            )?;
        }
        for notice in [&Notice::MISSING, &Notice::FAILED] {
            save(
                output,
                &notice.shell(lang),
                &filled(&template, &of_notice(notice, lang), app),
            )?;
        }
    }
    Ok(())
}

fn save(output: &mut Output, name: &str, html: &str) -> Result<()> {
    let size = output.shell(name, html)?;
    ensure!(
        size < LIMIT,
        "{name} is {size} bytes compressed, above {LIMIT}: shorten critical.css"
    );
    Ok(())
}

fn of_page(row: &Row, lang: Lang) -> Shell {
    let place = row.page.at(lang);
    let back = frame::back(&place);
    Shell {
        lang,
        heading: row.heading(lang),
        lead: row.lead(lang),
        back: back.map_or_else(String::new, |(href, text)| {
            format!("<a class=\"back\" href=\"{href}\">{text}</a>")
        }),
        switch: frame::switch(lang, Some(&place)),
        content: if row.page == Page::Start {
            frame::begin(lang)
        } else {
            String::new()
        },
        chunk: row.chunk,
    }
}

fn of_notice(notice: &Notice, lang: Lang) -> Shell {
    Shell {
        lang,
        heading: notice.heading(lang),
        lead: notice.lead(lang),
        back: String::new(),
        switch: frame::switch(lang, None),
        content: frame::to_start(lang),
        chunk: Chunk::Main,
    }
}

fn filled(template: &str, shell: &Shell, app: &App) -> String {
    let lang = shell.lang;
    template
        .replace("{lang}", lang.tag())
        .replace("{title}", &frame::title(shell.heading))
        .replace("{preload}", &preload(shell.chunk, app))
        .replace("{header}", &frame::header(lang, &shell.switch))
        .replace("{back}", &shell.back)
        .replace("{heading}", shell.heading)
        .replace("{lead}", shell.lead)
        .replace("{content}", &format!("<div>{}</div>", shell.content))
        .replace("{footer}", &frame::footer(lang))
        .replace("{without}", frame::without_app(lang))
        .replace(
            "{not_arrived}",
            lang.pick(
                "La página no terminó de cargar. Puede ser la conexión.",
                "The page did not finish loading. It may be the connection.",
            ),
        )
        .replace("{reload}", lang.pick("Cargar de nuevo", "Load again"))
}

/// All that the page will ask for, named at once: a slow link pays one round trip, not four.
fn preload(chunk: Chunk, app: &App) -> String {
    let files = app
        .first_load
        .get(chunk.name())
        .or(app.first_load.get("main"));
    let line = |name: &String| {
        if Path::new(name).extension().is_some_and(|kind| kind == "js") {
            format!("<link rel=\"modulepreload\" href=\"/{name}\">\n")
        } else {
            format!(
                "<link rel=\"preload\" href=\"/{name}\" as=\"fetch\" type=\"application/wasm\" crossorigin>\n"
            )
        }
    };
    files.into_iter().flatten().map(line).collect()
}
