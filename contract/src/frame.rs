//! The markup around every page. The static shells and the running app draw it from here, so
//! that the app can take the shell's place without moving a pixel.
//!
//! Everything is fixed text except `Place::path`, whose identifier is percent-encoded by the
//! browser or the shell's own placeholder: no value typed by a person is ever put in.

use crate::lang::Lang;
use crate::pages::{Page, Place};

/// The name of the service, the same in both languages.
pub const NAME: &str = "Ventanilla";

/// The node of the shell that the app replaces.
pub const ROOT: &str = "app";

/// The node that holds the page itself, and where "skip to content" leads.
pub const MAIN: &str = "contenido";

/// The title of the browser's tab.
pub fn title(heading: &str) -> String {
    format!("{heading} – {NAME}")
}

/// What stands above the page; `switch` is this page's address in the other language.
pub fn header(lang: Lang, switch: &str) -> String {
    let start = Page::Start.at(lang).path();
    let book = link(lang, Page::Appointments, ("Reservar", "Book"));
    let mine = link(lang, Page::MyAppointments, ("Mis citas", "My appointments"));
    let precheck = link(lang, Page::Precheck, ("Prechequeo", "Pre-check"));
    let help = link(lang, Page::Help, ("Ayuda", "Help"));
    let skip = lang.pick("Ir al contenido", "Skip to content");
    let under = lang.pick(
        "Servicios migratorios de Honduras",
        "Migration services of Honduras",
    );
    let main_menu = lang.pick("Principal", "Main");
    let (other, other_name) = (lang.other().tag(), lang.pick("English", "Español"));
    format!(
        "<a class=\"skip\" href=\"#{MAIN}\">{skip}</a>\
         <div class=\"masthead\"><div class=\"masthead__row\">\
         <a class=\"masthead__name\" href=\"{start}\">{NAME}<small>{under}</small></a>\
         <a class=\"masthead__lang\" href=\"{switch}\" hreflang=\"{other}\" lang=\"{other}\">{other_name}</a>\
         </div><nav class=\"masthead__nav\" aria-label=\"{main_menu}\"><ul>\
         <li>{book}</li><li>{mine}</li><li>{precheck}</li><li>{help}</li></ul></nav></div>"
    )
}

/// What stands below the page.
pub fn footer(lang: Lang) -> String {
    let pages = [
        (
            Page::ReportSeller,
            (
                "Denunciar a quien vende citas",
                "Report someone who sells appointments",
            ),
        ),
        (
            Page::Refunds,
            ("Cambios y devoluciones", "Changes and refunds"),
        ),
        (Page::Offices, ("Consulados", "Consulates")),
        (Page::Verify, ("Verificar un documento", "Check a document")),
        (Page::Privacy, ("Privacidad", "Privacy")),
        (Page::Accessibility, ("Accesibilidad", "Accessibility")),
        (Page::Api, ("API", "API")),
    ];
    let mut links = String::new();
    for (page, text) in pages {
        links = links + "<li>" + &link(lang, page, text) + "</li>";
    }
    let label = lang.pick("Información", "Information");
    let only = lang.pick(
        "El precio de este sitio es el único oficial. Nadie puede venderle una cita.",
        "The price on this site is the only official one. Nobody may sell you an appointment.",
    );
    format!(
        "<p class=\"footer__notice\">{only}</p>\
         <nav aria-label=\"{label}\"><ul class=\"footer__links\">{links}</ul></nav>"
    )
}

fn link(lang: Lang, page: Page, text: (&str, &str)) -> String {
    format!(
        "<a href=\"{}\">{}</a>",
        page.at(lang).path(),
        lang.pick(text.0, text.1)
    )
}

/// The start page's two ways on.
pub fn begin(lang: Lang) -> String {
    let book = button(
        lang,
        Page::Appointments,
        ("Reservar una cita", "Book an appointment"),
    );
    let precheck = Page::Precheck.at(lang).path();
    let declare = lang.pick("Prechequeo migratorio", "Migration pre-check");
    format!(
        "<div class=\"buttons\">{book}\
         <a class=\"button button--secondary\" href=\"{precheck}\">{declare}</a></div>"
    )
}

/// The way on from a page that is not there.
pub fn to_start(lang: Lang) -> String {
    button(lang, Page::Start, ("Ir al inicio", "Go to the start"))
}

fn button(lang: Lang, page: Page, text: (&str, &str)) -> String {
    let href = page.at(lang).path();
    format!(
        "<a class=\"button\" href=\"{href}\">{}</a>",
        lang.pick(text.0, text.1)
    )
}

/// For whoever cannot run the app: another way to the same service stands below it.
pub fn without_app(lang: Lang) -> &'static str {
    lang.pick(
        "Para reservar aquí hace falta un navegador reciente con JavaScript. También puede reservar por teléfono o en persona:",
        "Booking here needs a recent browser with JavaScript. You can also book by telephone or in person:",
    )
}

/// The address of the same page in the other language, for the header's switch. A static shell
/// does not know which of many it will stand for, and leads to the page before it.
pub fn switch(lang: Lang, place: Option<&Place>) -> String {
    let known = place.map_or_else(|| Page::Start.at(lang), nearest);
    known.in_lang(lang.other()).path()
}

/// "Back", above the heading, where the page has a page before it.
pub fn back(place: &Place) -> Option<(String, &'static str)> {
    let target = Place {
        page: place.page.back()?,
        ..place.clone()
    };
    Some((nearest(&target).path(), place.lang.pick("Volver", "Back")))
}

fn nearest(place: &Place) -> Place {
    match place.page.back() {
        Some(page) if place.page.row().has_id() && place.id.is_none() => nearest(&Place {
            page,
            ..place.clone()
        }),
        _ => place.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shell_of_one_of_many_leads_back_to_the_list() {
        let shell = Page::Move.at(Lang::Es);
        assert_eq!(
            back(&shell).map(|(href, _)| href).as_deref(),
            Some("/es/mis-citas")
        );
        assert_eq!(switch(Lang::Es, Some(&shell)), "/en/mis-citas");
    }

    #[test]
    fn the_page_itself_leads_back_to_its_own() {
        let page = Page::Move.of(Lang::En, "HN-7K3M");
        assert_eq!(
            back(&page).map(|(href, _)| href).as_deref(),
            Some("/en/mis-citas/HN-7K3M")
        );
        assert_eq!(switch(Lang::En, Some(&page)), "/es/mis-citas/HN-7K3M/mover");
    }

    #[test]
    fn the_frame_needs_no_style_attribute_and_no_inline_script() {
        for lang in Lang::ALL {
            let drawn = header(lang, "/") + &footer(lang) + &begin(lang);
            for refused in ["style=", "<script", "javascript:", "onclick="] {
                assert!(!drawn.contains(refused), "{refused} in the frame");
            }
        }
    }
}
