//! What every mail promises, whatever it says.

use api::notifications::{Message, render};
use contract::lang::Lang;

use crate::samples::{CODE, LINK, SITE, confirmed, every_message};

#[test]
fn every_mail_is_complete_in_both_languages() {
    for message in every_message() {
        let [es, en] = Lang::ALL.map(|lang| render(&message, lang, SITE));
        assert_ne!(es.subject, en.subject, "{message:?}");
        for (mail, lang) in [(&es, "es"), (&en, "en")] {
            assert!(
                mail.html.contains(&format!("<html lang=\"{lang}\">")),
                "{message:?}"
            );
            assert!(
                mail.text.contains(&format!("{SITE}/{lang}/ayuda")),
                "{message:?}"
            );
            assert!(
                !mail.subject.contains('\n') && mail.subject.chars().count() <= 90,
                "{message:?}"
            );
            for foreign in ["{", "}", "None", "Some("] {
                assert!(!mail.text.contains(foreign), "{message:?} shows {foreign}");
            }
        }
    }
}

#[test]
fn a_links_secret_stands_only_behind_the_hash() {
    for message in every_message() {
        let mail = render(&message, Lang::Es, SITE);
        let allowed = format!("#{LINK}");
        for place in [&mail.subject, &mail.text, &mail.html] {
            assert_eq!(
                place.matches(LINK).count(),
                place.matches(&allowed).count(),
                "{message:?}"
            );
        }
        assert!(
            mail.attachments
                .iter()
                .all(|file| !contains(&file.body, LINK)),
            "{message:?}"
        );
    }
}

#[test]
fn the_sign_in_code_is_not_in_the_subject_nor_in_a_printed_message() {
    let message = &every_message()[0];
    let mail = render(message, Lang::Es, SITE);
    assert!(mail.text.contains(CODE) && mail.html.contains(CODE));
    assert!(!mail.subject.contains(CODE));
    assert!(!format!("{message:?}").contains(CODE));
}

#[test]
fn names_are_escaped_in_html_and_plain_in_text() {
    let mail = render(&confirmed(), Lang::Es, SITE);
    assert!(mail.text.contains("María José O'Higgins <b>"));
    assert!(mail.html.contains("María José O&#39;Higgins &lt;b&gt;"));
    assert!(!mail.html.contains("<b>"));
}

#[test]
fn a_contested_mail_names_no_office_no_time_no_reference_and_no_person() {
    for lang in Lang::ALL {
        let mail = render(&Message::Contested, lang, SITE);
        for told in ["Houston", "2026", ":30", "VT-", "María", "UTC"] {
            assert!(!mail.text.contains(told), "{told}");
        }
        assert!(mail.attachments.is_empty());
    }
}

#[test]
fn html_uses_no_table_no_picture_and_no_other_origin() {
    for message in every_message() {
        let html = render(&message, Lang::En, SITE).html;
        for refused in ["<table", "<img", "<script", "url(", "@import"] {
            assert!(!html.contains(refused), "{message:?} has {refused}");
        }
        let links = html.matches("href=\"").count();
        assert_eq!(
            links,
            html.matches(&format!("href=\"{SITE}/en/")).count(),
            "{message:?}"
        );
    }
}

#[test]
fn a_cancellation_takes_the_same_entry_out_of_the_calendar() {
    let files = |kind: &str| -> String {
        let message = every_message()
            .into_iter()
            .find(|message| message.kind() == kind)
            .unwrap();
        let mail = render(&message, Lang::En, SITE);
        String::from_utf8(mail.attachments[0].body.clone()).unwrap()
    };
    let uid = "UID:01970000-0000-7000-8000-000000000001\r\n";
    let (put, taken) = (files("moved"), files("cancelled"));
    assert!(put.contains(uid) && put.contains("METHOD:PUBLISH") && put.contains("SEQUENCE:1\r\n"));
    assert!(taken.contains(uid) && taken.contains("METHOD:CANCEL"));
    assert!(taken.contains("STATUS:CANCELLED") && taken.contains("SEQUENCE:2\r\n"));
    assert!(!taken.contains("VALARM"));
}

#[test]
fn a_stored_message_is_read_back_the_same() {
    for message in every_message() {
        let stored = serde_json::to_value(&message).unwrap();
        assert_eq!(stored["kind"], message.kind());
        assert!(serde_json::from_value::<Message>(stored).unwrap() == message);
    }
}

fn contains(body: &[u8], text: &str) -> bool {
    body.windows(text.len())
        .any(|window| window == text.as_bytes())
}
