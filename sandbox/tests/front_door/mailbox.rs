use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;

use lettre::message::{Attachment, MultiPart, SinglePart};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use serde_json::{Value, json};

use crate::harness::Sandbox;

fn mail(to: &str, text: &str) -> Message {
    let ics = Attachment::new("cita.ics".to_owned());
    let ics = ics.body(
        "BEGIN:VCALENDAR".to_owned(),
        "text/calendar".parse().unwrap(),
    );
    let bodies = MultiPart::alternative()
        .singlepart(SinglePart::plain(text.to_owned()))
        .singlepart(SinglePart::html(
            "<p>Su código: <b>481516</b></p>".to_owned(),
        ));
    Message::builder()
        .from("Ventanilla <citas@example.hn>".parse().unwrap())
        .to(to.parse().unwrap())
        .message_id(Some("<cause-7@example.hn>".to_owned()))
        .subject("Su código de acceso · ñandú")
        .multipart(MultiPart::mixed().multipart(bodies).singlepart(ics))
        .unwrap()
}

fn transport(sandbox: &Sandbox) -> AsyncSmtpTransport<Tokio1Executor> {
    AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous("127.0.0.1")
        .port(sandbox.smtp)
        .build()
}

async fn messages(sandbox: &Sandbox, to: &str) -> Vec<Value> {
    let path = format!("mail/api/messages?to={to}");
    let (_, mails) = sandbox.control("GET", &path, Value::Null).await;
    mails.as_array().unwrap().clone()
}

#[tokio::test]
async fn a_mail_is_kept_with_its_code_and_its_attachment() {
    let sandbox = Sandbox::start(&[]);
    let text = "Hola\n\n.un punto al inicio\n\n481 516\n";
    transport(&sandbox)
        .send(mail("ana@example.org", text))
        .await
        .unwrap();
    let mails = messages(&sandbox, "Ana@example.org").await;
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0]["subject"], "Su código de acceso · ñandú");
    assert_eq!(mails[0]["message_id"], "cause-7@example.hn");
    assert_eq!(mails[0]["from"], "citas@example.hn");
    assert_eq!(mails[0]["code"], "481516");
    assert!(mails[0]["text"].as_str().unwrap().contains("\n.un punto"));
    assert!(mails[0]["html"].as_str().unwrap().contains("<b>481516</b>"));
    let about = json!([{ "name": "cita.ics", "type": "text/calendar", "size": 15 }]);
    assert_eq!(mails[0]["attachments"], about);
    let url = format!(
        "{}/mail/api/messages/{}/attachments/0",
        sandbox.http, mails[0]["id"]
    );
    let attachment = sandbox.web.get(url).send().await.unwrap();
    assert_eq!(attachment.headers()["content-type"], "text/calendar");
    assert_eq!(attachment.text().await.unwrap(), "BEGIN:VCALENDAR");
}

#[tokio::test]
async fn mails_are_listed_newest_first_and_can_be_thrown_away() {
    let sandbox = Sandbox::start(&[]);
    for code in ["111111", "222222"] {
        transport(&sandbox)
            .send(mail("ana@example.org", code))
            .await
            .unwrap();
    }
    transport(&sandbox)
        .send(mail("beto@example.org", "333333"))
        .await
        .unwrap();
    let codes: Vec<_> = messages(&sandbox, "ana@example.org").await;
    assert_eq!(
        (&codes[0]["code"], &codes[1]["code"]),
        (&json!("222222"), &json!("111111"))
    );
    let path = "mail/api/messages?to=ana@example.org";
    assert_eq!(
        sandbox.control("DELETE", path, Value::Null).await.1,
        json!({ "deleted": 2 })
    );
    assert!(messages(&sandbox, "ana@example.org").await.is_empty());
    assert_eq!(messages(&sandbox, "beto@example.org").await.len(), 1);
}

#[tokio::test]
async fn a_refused_mail_is_not_kept_and_a_lost_answer_keeps_it() {
    let sandbox = Sandbox::start(&[]);
    sandbox
        .set_faults(json!({ "smtp_refuse": { "count": 1 } }))
        .await;
    let refused = transport(&sandbox)
        .send(mail("ana@example.org", "1"))
        .await
        .unwrap_err();
    assert!(refused.is_transient());
    assert!(messages(&sandbox, "ana@example.org").await.is_empty());
    sandbox
        .set_faults(json!({ "smtp_duplicate_ack_lost": { "count": 1 } }))
        .await;
    transport(&sandbox)
        .send(mail("ana@example.org", "1"))
        .await
        .unwrap_err();
    transport(&sandbox)
        .send(mail("ana@example.org", "1"))
        .await
        .unwrap();
    let ids: Vec<_> = messages(&sandbox, "ana@example.org").await;
    assert_eq!(ids.len(), 2);
    assert_eq!(ids[0]["message_id"], ids[1]["message_id"]);
}

#[tokio::test]
async fn commands_out_of_order_and_mails_too_large_are_refused() {
    let sandbox = Sandbox::start(&[]);
    let mut stream = TcpStream::connect(("127.0.0.1", sandbox.smtp)).unwrap();
    let mut answers = BufReader::new(stream.try_clone().unwrap()).lines();
    let mut say = |line: &str, code: &str| {
        if !line.is_empty() {
            write!(stream, "{line}\r\n").unwrap();
        }
        let answer = answers.next().unwrap().unwrap();
        assert!(answer.starts_with(code), "{line}: {answer}");
    };
    say("", "220");
    say("HELO here", "250");
    say("DATA", "503");
    say("RCPT TO:<a@b.c>", "503");
    say("MAIL FROM:<a@b.c> SIZE=99999999", "552");
    say("MAIL FROM:<a@b.c>", "250");
    say("RCPT TO:nobody", "501");
    say("RSET", "250");
    say("NOOP", "250");
    say("HELP", "502");
    say("QUIT", "221");
    let mut rest = String::new();
    stream.read_to_string(&mut rest).unwrap();
    assert_eq!(rest, "");
}

#[tokio::test]
async fn somebody_who_waits_for_a_mail_is_answered_when_it_comes() {
    let sandbox = Sandbox::start(&[]);
    let waiting = async { messages(&sandbox, "ana@example.org&wait_ms=10000").await };
    let sending = async {
        tokio::time::sleep(std::time::Duration::from_millis(150)).await;
        transport(&sandbox)
            .send(mail("ana@example.org", "123456"))
            .await
            .unwrap();
    };
    let (mails, ()) = tokio::join!(waiting, sending);
    assert_eq!(mails[0]["code"], "123456");
}
