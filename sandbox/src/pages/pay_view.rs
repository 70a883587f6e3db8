use super::html::{escape, money};
use super::pay_form::{Field, Filled, Problem};
use super::test_cards;
use super::words::Words;
use crate::stripe::books::{LineItem, Session};
use crate::stripe::cards::CardNumber;

pub fn form(
    session: &Session,
    words: &Words,
    filled: &Filled,
    problem: Option<&Problem>,
) -> String {
    let back = session.cancel_url.as_deref().map(|url| {
        format!(
            "<a class=\"back\" href=\"{}\">{}</a>",
            escape(url),
            words.back
        )
    });
    let page = format!("/c/pay/{}", escape(&session.id));
    format!(
        "<main>\n{problem}<h1>{title}</h1>\n{order}\n\
         <form method=\"post\" action=\"{page}\" novalidate>\n{fields}\
         <button class=\"button wide\" type=\"submit\">{pay} {total}</button>\n</form>\n\
         {back}\n{cards}\n</main>",
        problem = problem.map_or_else(String::new, |p| summary(*p, words)),
        title = words.pay_title,
        order = order(session, words),
        fields = fields(session, words, filled, problem),
        pay = words.pay,
        total = money(session.amount, &session.currency),
        back = back.unwrap_or_default(),
        cards = test_cards::list(words, &page),
    )
}

fn fields(session: &Session, words: &Words, filled: &Filled, problem: Option<&Problem>) -> String {
    let wrong = |of: Problem| {
        problem
            .filter(|problem| **problem == of)
            .map(|p| p.words(words))
    };
    let number = Field {
        name: "number",
        label: words.card_number,
        hint: "",
        auto: "cc-number",
    };
    let expiry = Field {
        name: "expiry",
        label: words.expiry,
        hint: words.expiry_hint,
        auto: "cc-exp",
    };
    let cvc = Field {
        name: "cvc",
        label: words.cvc,
        hint: words.cvc_hint,
        auto: "cc-csc",
    };
    let label = format!("{} ({})", words.email, words.optional);
    let email = Field {
        name: "email",
        label: &label,
        hint: "",
        auto: "email",
    };
    let typed = filled
        .email
        .as_deref()
        .or(session.customer_email.as_deref());
    format!(
        "{}<div class=\"pair\">\n{}{}</div>\n{}",
        number.html(&filled.number, wrong(Problem::Number)),
        expiry.html(&filled.expiry, wrong(Problem::Expiry)),
        cvc.html(&filled.cvc, wrong(Problem::Cvc)),
        email.html(typed.unwrap_or_default(), None),
    )
}

fn summary(problem: Problem, words: &Words) -> String {
    let target = match problem {
        Problem::Expiry => "expiry",
        Problem::Cvc => "cvc",
        _ => "number",
    };
    format!(
        "<div class=\"problem\" role=\"alert\" tabindex=\"-1\" autofocus>\n<h2>{}</h2>\n\
         <p><a href=\"#{target}\">{}</a></p>\n</div>\n",
        words.problem,
        problem.words(words),
    )
}

fn order(session: &Session, words: &Words) -> String {
    let line = |item: &LineItem| {
        let times = if item.quantity > 1 {
            format!(" × {}", item.quantity)
        } else {
            String::new()
        };
        format!(
            "<li><span>{}{times}</span><span>{}</span></li>\n",
            escape(&item.name),
            money(item.unit_amount * item.quantity, &session.currency),
        )
    };
    format!(
        "<ul class=\"order\" aria-label=\"{}\">\n{}<li class=\"sum\"><span>{}</span>\
         <span>{}</span></li>\n</ul>",
        words.order,
        session.line_items.iter().map(line).collect::<String>(),
        words.total,
        money(session.amount, &session.currency),
    )
}

pub fn confirmation(
    session: &Session,
    words: &Words,
    card: &CardNumber,
    email: Option<&str>,
) -> String {
    format!(
        "<main>\n<h1>{title}</h1>\n<p>{text}</p>\n{order}\n\
         <form class=\"stack\" method=\"post\" action=\"/c/pay/{id}/confirm\">\n\
         <input type=\"hidden\" name=\"number\" value=\"{number}\">\n\
         <input type=\"hidden\" name=\"email\" value=\"{email}\">\n\
         <button class=\"button wide\" name=\"answer\" value=\"yes\">{yes}</button>\n\
         <button class=\"button plain wide\" name=\"answer\" value=\"no\">{no}</button>\n\
         </form>\n</main>",
        title = words.confirm_title,
        text = words.confirm_text,
        order = order(session, words),
        id = escape(&session.id),
        number = card.digits(),
        email = escape(email.unwrap_or_default()),
        yes = words.confirm,
        no = words.refuse,
    )
}

pub fn done(words: &Words, on: &str) -> String {
    ending(words.paid_title, words.paid_text, Some((words.go_on, on)))
}

pub fn too_late(words: &Words, back: Option<&str>) -> String {
    ending(
        words.expired_title,
        words.expired_text,
        back.map(|url| (words.go_on, url)),
    )
}

fn ending(title: &str, text: &str, link: Option<(&str, &str)>) -> String {
    let link = link.map(|(label, url)| {
        format!(
            "<p><a class=\"button\" href=\"{}\">{label}</a></p>\n",
            escape(url)
        )
    });
    format!(
        "<main>\n<h1>{title}</h1>\n<p>{text}</p>\n{}</main>",
        link.unwrap_or_default()
    )
}
