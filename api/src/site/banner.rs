//! A sentence above every page, from the settings: a day on which all offices are closed. It is
//! written into the shells when the process starts, outside the node that the app replaces, so
//! that it is there from the first paint and costs no request.

/// Where a shell has room for it.
pub const PLACE: &str = "<!--banner-->";

/// The markup; `None` when there is nothing to say. A language without a sentence of its own
/// shows the other's, marked as such.
pub fn markup(es: &str, en: &str) -> Option<String> {
    let said = |own: (&'static str, &str), other: (&'static str, &str)| {
        let (lang, text) = if own.1.trim().is_empty() { other } else { own };
        format!(
            "<p class=\"banner__{}\" lang=\"{lang}\">{}</p>",
            own.0,
            escaped(text.trim())
        )
    };
    let silent = es.trim().is_empty() && en.trim().is_empty();
    (!silent).then(|| {
        let (es, en) = (("es", es), ("en", en));
        format!(
            "<aside class=\"banner\" aria-label=\"Aviso\">{}{}</aside>",
            said(es, en),
            said(en, es)
        )
    })
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::markup;

    #[test]
    fn nothing_to_say_is_no_banner() {
        assert_eq!(markup("", " "), None);
    }

    #[test]
    fn a_sentence_in_one_language_is_shown_in_both_and_marked() {
        let banner = markup("Cerrado el 1 de enero.", "").unwrap();
        assert!(banner.contains("<p class=\"banner__es\" lang=\"es\">Cerrado el 1 de enero.</p>"));
        assert!(banner.contains("<p class=\"banner__en\" lang=\"es\">"));
    }

    #[test]
    fn what_an_operator_writes_is_text_never_markup() {
        let banner = markup("<script>alert(1)</script>", "A & B").unwrap();
        assert!(!banner.contains("<script>"));
        assert!(banner.contains("A &amp; B"));
    }
}
