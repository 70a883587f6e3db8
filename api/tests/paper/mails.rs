//! Mails as a real SMTP server received them.

use api::notifications::{Attachment, Mailer, Undelivered, render};
use contract::lang::Lang;
use contract::person::Email;
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Stdio};
use uuid::Uuid;

use crate::python::python;
use crate::samples::{SITE, confirmed, every_message, instant};

const FROM: &str = "Ventanilla <citas@example.hn>";

struct Server {
    process: Child,
    lines: BufReader<ChildStdout>,
    port: String,
}

impl Server {
    fn start() -> Self {
        let mut process = python("smtp_server.py")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap());
        let mut port = String::new();
        lines.read_line(&mut port).unwrap();
        Self {
            process,
            lines,
            port: port.trim().to_owned(),
        }
    }

    fn mailer(&self) -> Mailer {
        Mailer::new(&format!("smtp://127.0.0.1:{}", self.port), FROM).unwrap()
    }

    fn next(&mut self) -> Value {
        let mut line = String::new();
        self.lines.read_line(&mut line).unwrap();
        serde_json::from_str(&line).unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}

fn email(address: &str) -> Email {
    Email::parse(address).unwrap()
}

#[tokio::test]
async fn a_confirmation_arrives_whole_with_calendar_and_voucher() {
    let mut server = Server::start();
    let mut mail = render(&confirmed(), Lang::Es, SITE);
    mail.attachments.push(Attachment::pdf(
        "comprobante.pdf",
        b"%PDF-1.7 \xff\x00".to_vec(),
    ));
    let now = instant("2026-11-24T21:00:05Z");
    server
        .mailer()
        .send(Uuid::from_u128(42), &email("maria@correo.hn"), &mail, now)
        .await
        .unwrap();

    let taken = server.next();
    let headers = &taken["headers"];
    assert_eq!(taken["sender"], "citas@example.hn");
    assert_eq!(taken["recipients"], serde_json::json!(["maria@correo.hn"]));
    assert_eq!(headers["From"], FROM);
    assert_eq!(headers["To"], "maria@correo.hn");
    assert_eq!(
        headers["Message-ID"],
        format!("<{}@example.hn>", Uuid::from_u128(42))
    );
    assert_eq!(headers["Date"], "Tue, 24 Nov 2026 21:00:05 +0000");
    assert_eq!(headers["Auto-Submitted"], "auto-generated");
    assert_eq!(headers["Content-Language"], "es");
    assert_eq!(
        headers["Subject"],
        "Cita confirmada: lunes 7 de diciembre de 2026, 9:30\u{a0}a.\u{a0}m. (hora de Houston, UTC−6)"
    );
    assert_eq!(
        taken["text"].as_str().unwrap().replace("\r\n", "\n"),
        CONFIRMED
    );
    assert_eq!(
        taken["html"]
            .as_str()
            .unwrap()
            .replace("\r\n", "\n")
            .trim_end(),
        mail.html.trim_end()
    );
    assert_eq!(taken["files"][0]["name"], "cita.ics");
    assert_eq!(
        taken["files"][0]["type"],
        "text/calendar; charset=\"utf-8\"; method=\"PUBLISH\""
    );
    assert_eq!(taken["files"][0]["text"], CALENDAR.replace('\n', "\r\n"));
    assert_eq!(taken["files"][1]["name"], "comprobante.pdf");
    assert_eq!(taken["files"][1]["size"], 11);
}

#[tokio::test]
async fn every_message_is_taken_by_the_server_in_both_languages() {
    let mut server = Server::start();
    let mailer = server.mailer();
    let mut id = 0;
    for message in every_message() {
        for lang in Lang::ALL {
            id += 1;
            let mail = render(&message, lang, SITE);
            let now = instant("2026-11-24T21:00:05Z");
            mailer
                .send(Uuid::from_u128(id), &email("a@b.hn"), &mail, now)
                .await
                .unwrap();
            let taken = server.next();
            assert_eq!(taken["headers"]["Subject"], mail.subject);
            assert_eq!(
                taken["text"].as_str().unwrap().replace("\r\n", "\n"),
                mail.text
            );
        }
    }
}

#[tokio::test]
async fn a_mail_sent_twice_keeps_its_message_id() {
    let mut server = Server::start();
    let mailer = server.mailer();
    let mail = render(&every_message()[0], Lang::En, SITE);
    for second in ["2026-11-24T21:00:05Z", "2026-11-24T21:03:00Z"] {
        let to = email("a@b.hn");
        mailer
            .send(Uuid::from_u128(7), &to, &mail, instant(second))
            .await
            .unwrap();
    }
    assert_eq!(
        server.next()["headers"]["Message-ID"],
        server.next()["headers"]["Message-ID"]
    );
}

#[tokio::test]
async fn a_refusal_is_permanent_a_delay_and_a_dead_server_are_not() {
    let server = Server::start();
    let mailer = server.mailer();
    let mail = render(&every_message()[0], Lang::Es, SITE);
    let now = instant("2026-11-24T21:00:05Z");
    let send = async |mailer: &Mailer, to: &str| {
        mailer
            .send(Uuid::from_u128(1), &email(to), &mail, now)
            .await
            .unwrap_err()
    };
    let refused = send(&mailer, "refused@b.hn").await;
    assert_eq!(refused, Undelivered::Permanent { reply: Some(550) });
    assert!(!refused.to_string().contains("b.hn"));
    let later = send(&mailer, "later@b.hn").await;
    assert_eq!(later, Undelivered::Temporary { reply: Some(451) });
    drop(server);
    let nobody = Mailer::new("smtp://127.0.0.1:1", FROM).unwrap();
    assert_eq!(
        send(&nobody, "a@b.hn").await,
        Undelivered::Temporary { reply: None }
    );
}

#[test]
fn a_wrong_setting_is_refused_without_showing_the_password() {
    let error = Mailer::new("http://user:hunter2@mail", FROM).err().unwrap();
    assert!(!error.to_string().contains("hunter2"));
    assert!(Mailer::new("smtp://127.0.0.1:25", "nobody").is_err());
}

const CONFIRMED: &str = include_str!("expected/confirmed.es.txt");
const CALENDAR: &str = include_str!("expected/confirmed.es.ics");
