use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};

use super::style;
use super::words::Words;

/// A whole page, ready to be answered.
pub struct Page<'a> {
    pub words: &'a Words,
    pub title: &'a str,
    pub body: String,
    /// Another origin that a form of this page may lead to; a browser checks redirects too.
    pub leads_to: Option<String>,
    pub status: StatusCode,
}

impl<'a> Page<'a> {
    pub fn new(words: &'a Words, title: &'a str, body: String) -> Self {
        Self {
            words,
            title,
            body,
            leads_to: None,
            status: StatusCode::OK,
        }
    }
}

impl IntoResponse for Page<'_> {
    fn into_response(self) -> Response {
        let leads_to = self.leads_to.unwrap_or_default();
        let policy = format!(
            "default-src 'none'; style-src 'self'; img-src data:; frame-src 'self'; \
             form-action 'self' {leads_to}; base-uri 'none'; frame-ancestors 'none'"
        );
        let headers = [
            (header::CONTENT_SECURITY_POLICY, policy),
            (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
            (header::REFERRER_POLICY, "no-referrer".to_owned()),
            (header::CACHE_CONTROL, "no-store".to_owned()),
        ];
        let document = format!(
            "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{title}</title>\n<link rel=\"icon\" href=\"data:,\">\n\
             <link rel=\"stylesheet\" href=\"{sheet}\">\n</head>\n<body>\n\
             <header class=\"notice\">{notice}</header>\n{body}\n</body>\n</html>\n",
            lang = self.words.lang,
            title = escape(self.title),
            sheet = style::PATH,
            notice = self.words.notice,
            body = self.body,
        );
        (self.status, headers, Html(document)).into_response()
    }
}

pub fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}

/// Text with its web addresses made into links.
pub fn linked(text: &str) -> String {
    let mut html = String::new();
    let mut rest = text;
    while let Some(start) = rest
        .find("http://")
        .into_iter()
        .chain(rest.find("https://"))
        .min()
    {
        html.push_str(&escape(&rest[..start]));
        let address = &rest[start..];
        let ends = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"');
        let address = &address[..address.find(ends).unwrap_or(address.len())];
        let address = address.trim_end_matches(['.', ',', ')', ';']);
        let safe = escape(address);
        html.extend(["<a href=\"", &safe, "\">", &safe, "</a>"]);
        rest = &rest[start + address.len()..];
    }
    html.push_str(&escape(rest));
    html
}

/// `5500`, `usd` → `55.00 USD`.
pub fn money(amount: i64, currency: &str) -> String {
    format!(
        "{}.{:02} {}",
        amount / 100,
        amount % 100,
        currency.to_uppercase()
    )
}

/// Scheme, host and port of an address.
pub fn origin(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    Some(format!("{scheme}://{host}"))
}

pub fn preferred_language(headers: &HeaderMap) -> &str {
    headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_end_before_the_full_stop_and_keep_their_fragment() {
        let html = linked("Abra http://a.test/x#s3cret. Gracias <b>");
        let link = "<a href=\"http://a.test/x#s3cret\">http://a.test/x#s3cret</a>";
        assert_eq!(html, format!("Abra {link}. Gracias &lt;b&gt;"));
    }

    #[test]
    fn an_origin_has_no_path() {
        assert_eq!(origin("http://h:8/p?q#f").unwrap(), "http://h:8");
    }
}
