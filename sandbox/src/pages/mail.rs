use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, header};
use axum::response::{Html, IntoResponse, Redirect, Response};

use super::front::missing;
use super::html::{Page, escape, linked, preferred_language};
use super::words::Words;
use crate::mail::{Message, Wanted};
use crate::world::World;

const A_PAGE: usize = 50;

pub async fn list(
    State(world): State<Arc<World>>,
    Query(mut wanted): Query<Wanted>,
    headers: HeaderMap,
) -> Response {
    let words = Words::of(preferred_language(&headers));
    wanted.to = wanted
        .to
        .map(|to| to.trim().to_owned())
        .filter(|to| !to.is_empty());
    wanted.limit = Some(A_PAGE);
    let mails = world.mailbox.find(&wanted);
    let address = wanted.to.as_deref().unwrap_or_default();
    let older = mails.last().filter(|_| mails.len() == A_PAGE).map(|last| {
        let to = form_urlencoded::byte_serialize(address.as_bytes()).collect::<String>();
        let url = format!("/mail?to={to}&amp;before={}", last.id);
        format!(
            "<p><a class=\"back\" href=\"{url}\">{}</a></p>",
            words.mail_older
        )
    });
    let rows = if mails.is_empty() {
        format!("<p>{}</p>", words.mail_none)
    } else {
        let rows: String = mails.iter().map(|mail| row(words, mail)).collect();
        format!("<ul class=\"rows\">\n{rows}</ul>")
    };
    let body = format!(
        "<main class=\"wide\">\n<a href=\"/\">{home}</a>\n<h1>{title}</h1>\n\
         <form class=\"find\" action=\"/mail\">\n<div class=\"field\">\
         <label for=\"to\">{to}</label>\n<input id=\"to\" name=\"to\" value=\"{address}\" \
         inputmode=\"email\" autocomplete=\"off\"></div>\n\
         <button class=\"button plain\">{find}</button>\n</form>\n{rows}\n{older}\n</main>",
        home = words.home,
        title = words.mailbox,
        to = words.mail_to,
        address = escape(address),
        find = words.mail_find,
        older = older.unwrap_or_default(),
    );
    Page::new(words, words.mailbox, body).into_response()
}

fn subject<'a>(words: &'a Words, mail: &'a Message) -> &'a str {
    if mail.subject.is_empty() {
        words.no_subject
    } else {
        &mail.subject
    }
}

fn row(words: &Words, mail: &Message) -> String {
    let code = mail.code.as_deref().map(|code| {
        format!(
            "<br><span class=\"chip\">{} <b class=\"digits\">{code}</b></span>",
            words.mail_code
        )
    });
    format!(
        "<li class=\"cell\"><a href=\"/mail/{}\">{}</a><br>\
         <span class=\"soft\">{}<br>{}</span>{}</li>\n",
        mail.id,
        escape(subject(words, mail)),
        escape(&mail.to.join(", ")),
        moment(&mail.received),
        code.unwrap_or_default(),
    )
}

/// `2026-11-24T21:05:09.123Z` → `2026-11-24 21:05:09 UTC`.
fn moment(received: &str) -> String {
    let seconds = received.split('.').next().unwrap_or(received);
    format!("{} UTC", escape(&seconds.replace('T', " ")))
}

pub async fn one(
    State(world): State<Arc<World>>,
    Path(id): Path<u64>,
    headers: HeaderMap,
) -> Response {
    let words = Words::of(preferred_language(&headers));
    let Some(mail) = world.mailbox.get(id) else {
        return missing(words);
    };
    let title = subject(words, &mail);
    let body = format!(
        "<main class=\"wide\">\n<a href=\"/mail\">{mailbox}</a>\n<h1>{title}</h1>\n{facts}\n\
         {code}{attachments}{text}{html}<p><a class=\"back\" \
         href=\"/mail/api/messages/{id}/source\">{source}</a></p>\n\
         <form method=\"post\" action=\"/mail/{id}/delete\">\
         <button class=\"button plain\">{delete}</button></form>\n</main>",
        mailbox = words.mailbox,
        title = escape(title),
        facts = facts(words, &mail),
        code = code(words, &mail),
        attachments = attachments(words, &mail),
        text = text(words, &mail),
        html = framed(words, &mail),
        source = words.mail_source,
        delete = words.mail_delete,
    );
    Page::new(words, title, body).into_response()
}

fn facts(words: &Words, mail: &Message) -> String {
    format!(
        "<dl class=\"facts\">\n<dt>{}</dt><dd>{}</dd>\n<dt>{}</dt><dd>{}</dd>\n\
         <dt>{}</dt><dd>{}</dd>\n</dl>",
        words.mail_from,
        escape(&mail.from),
        words.mail_to,
        escape(&mail.to.join(", ")),
        words.mail_received,
        moment(&mail.received),
    )
}

fn code(words: &Words, mail: &Message) -> String {
    mail.code.as_deref().map_or_else(String::new, |code| {
        let label = words.mail_code;
        format!("<p class=\"code\"><span>{label}</span><b class=\"digits\">{code}</b></p>\n")
    })
}

fn attachments(words: &Words, mail: &Message) -> String {
    if mail.attachments.is_empty() {
        return String::new();
    }
    let row = |(number, file): (usize, &crate::mail::Attachment)| {
        format!(
            "<li><a href=\"/mail/api/messages/{}/attachments/{number}\">{}</a>\
             <span class=\"soft\">{} · {} kB</span></li>\n",
            mail.id,
            escape(&file.name),
            escape(&file.kind),
            file.size.div_ceil(1_000),
        )
    };
    let rows: String = mail.attachments.iter().enumerate().map(row).collect();
    format!(
        "<h2>{}</h2>\n<ul class=\"rows\">\n{rows}</ul>\n",
        words.mail_attachments
    )
}

fn text(words: &Words, mail: &Message) -> String {
    mail.text.as_deref().map_or_else(String::new, |text| {
        let text = linked(text.trim_end());
        format!(
            "<h2>{}</h2>\n<pre class=\"paper\">{text}</pre>\n",
            words.mail_text
        )
    })
}

fn framed(words: &Words, mail: &Message) -> String {
    if mail.html.is_none() {
        return String::new();
    }
    let (title, id) = (words.mail_html, mail.id);
    // Links open in a page of their own; nothing else of the mail may act.
    format!(
        "<h2>{title}</h2>\n<iframe class=\"paper\" title=\"{title}\" src=\"/mail/{id}/html\" \
         sandbox=\"allow-popups allow-popups-to-escape-sandbox\"></iframe>\n"
    )
}

/// The formatted body alone, for the frame.
pub async fn html(State(world): State<Arc<World>>, Path(id): Path<u64>) -> Response {
    let mail = world.mailbox.get(id);
    let Some(html) = mail.as_ref().and_then(|mail| mail.html.as_deref()) else {
        return missing(Words::of("es"));
    };
    let policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; \
                  sandbox allow-popups allow-popups-to-escape-sandbox; frame-ancestors 'self'";
    let headers = [
        (header::CONTENT_SECURITY_POLICY, policy),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    (headers, Html(format!("<base target=\"_blank\">{html}"))).into_response()
}

pub async fn delete(State(world): State<Arc<World>>, Path(id): Path<u64>) -> Redirect {
    world.mailbox.delete(&[id]);
    Redirect::to("/mail")
}
