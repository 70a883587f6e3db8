//! The words of every mail, one file a subject.

mod access;
mod appointment;
mod money;
mod precheck;

use contract::lang::Lang;

use super::calendar::{Method, attached};
use super::letter::{Attachment, Block, Letter, Links};
use super::message::Message;
use crate::wording::{Local, Visit, day_and_time};

pub(super) fn write(message: &Message, links: &Links) -> Letter {
    match message {
        Message::SignInCode(code) => access::sign_in_code(code, links.lang),
        Message::ContactChangeNotice(change) => access::contact_change_notice(change, links),
        Message::RecoveryStarted(change) => access::recovery_started(change, links),
        Message::ContactChanged(change) => access::contact_changed(change, links),
        Message::PasskeyChanged(change) => access::passkey_changed(change, links.lang),
        Message::HoldLapsing(hold) => appointment::hold_lapsing(hold, links),
        Message::Confirmed(booking) => appointment::confirmed(booking, links),
        Message::Moved(change) => appointment::moved(change, links),
        Message::Cancelled(end) => appointment::cancelled(end, links),
        Message::Contested => appointment::contested(links),
        Message::Reminder(reminder) => appointment::reminder(reminder, links),
        Message::Refunded(money) => money::refunded(money, links),
        Message::RefundFailed(money) => money::refund_failed(money, links),
        Message::LateRefund(money) => money::late_refund(money, links),
        Message::Disputed(money) => money::disputed(money, links),
        Message::ChargedBack(money) => money::charged_back(money, links),
        Message::DisputeWon(money) => money::dispute_won(money, links),
        Message::Declared(declared) => precheck::declared(declared, links),
        Message::DeclarationWithdrawn(travel) => precheck::withdrawn(travel, links),
        Message::DraftKept(draft) => precheck::draft_kept(draft, links),
        Message::DraftOpens(draft) => precheck::draft_opens(draft, links),
    }
}

/// The calendar file that keeps the reader's calendar true. The voucher is added by the delivery
/// job: making a PDF takes a thread, and words do not.
pub(super) fn attachments(message: &Message, lang: Lang) -> Vec<Attachment> {
    match message {
        Message::Confirmed(m) => vec![attached(&m.visits, Method::Publish, m.at, lang)],
        Message::Moved(m) => {
            vec![attached(
                std::slice::from_ref(&m.visit),
                Method::Publish,
                m.at,
                lang,
            )]
        }
        Message::Cancelled(m) => {
            vec![attached(
                std::slice::from_ref(&m.visit),
                Method::Cancel,
                m.at,
                lang,
            )]
        }
        _ => Vec::new(),
    }
}

/// When, as a sentence part.
fn when(visit: &Visit, lang: Lang) -> String {
    day_and_time(Local::from(&visit.at), &visit.office.city, lang)
}

/// Who, what, when, where, under which reference.
fn facts(visit: &Visit, lang: Lang) -> Block {
    let mut facts = vec![
        (lang.pick("Persona", "Person"), visit.person.clone()),
        (
            lang.pick("Trámite", "Service"),
            visit.service.in_lang(lang).to_owned(),
        ),
        (lang.pick("Cuándo", "When"), when(visit, lang)),
        (lang.pick("Dónde", "Where"), visit.place(lang)),
    ];
    if let Some(phone) = &visit.office.phone {
        facts.push((lang.pick("Teléfono", "Telephone"), phone.clone()));
    }
    facts.push((
        lang.pick("Referencia", "Reference"),
        visit.reference.to_string(),
    ));
    Block::Facts(facts)
}

fn mine(links: &Links) -> Block {
    Block::Go {
        label: links.lang.pick("Ver mis citas", "See my appointments"),
        url: links.page("mis-citas"),
    }
}
