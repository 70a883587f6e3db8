//! The outbox: one mail a cause, tried again, given up at last.

use crate::relay::{self, Seen};
use crate::support::World;
use api::config::Secret;
use api::notifications::outbox::{self, Mail};
use api::notifications::{Message, SignInCode};
use api::transaction;
use chrono::TimeDelta;
use contract::lang::Lang;
use contract::person::Email;
use std::sync::Arc;
use std::sync::atomic::Ordering;

fn mail(cause: &str) -> Mail {
    Mail {
        cause: cause.into(),
        to: Email::parse("ana@example.org").unwrap(),
        lang: Lang::Es,
        message: Message::SignInCode(SignInCode {
            code: api::notifications::Secret::new("123456"),
            minutes: 10,
        }),
    }
}

async fn enqueue(world: &World, cause: &str) {
    let (app, mail) = (&world.app, mail(cause));
    let written = transaction!(app.db, |tx| outbox::enqueue(app, tx, &mail).await);
    written.unwrap();
}

#[tokio::test]
async fn one_cause_is_one_mail() {
    let world = World::start().await;
    for cause in ["a", "a", "b"] {
        enqueue(&world, cause).await;
    }
    assert_eq!(world.mails("ana@example.org").await.len(), 2);
    assert_eq!(world.mails("ana@example.org").await.len(), 2);
}

#[tokio::test]
async fn many_replicas_deliver_each_mail_once() {
    let world = World::start().await;
    for n in 0..12 {
        enqueue(&world, &format!("cause {n}")).await;
    }
    let deliver = |_| outbox::deliver(&world.app);
    for done in futures::future::join_all((0..4).map(deliver)).await {
        done.unwrap();
    }
    assert_eq!(world.sandbox.mails("ana@example.org").await.len(), 12);
}

#[tokio::test]
async fn a_mail_leaves_only_after_it_was_noted_that_the_one_before_it_left() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let world = World::start_with(|config| {
        config.smtp.url = Secret::new(format!("smtp://{address}"));
    })
    .await;
    let seen = Arc::new(Seen::default());
    let db = world.app.db.read().clone();
    tokio::spawn(relay::serve(listener, db, Arc::clone(&seen)));
    for n in 0..8 {
        enqueue(&world, &format!("cause {n}")).await;
    }
    outbox::deliver(&world.app).await.unwrap();
    assert_eq!(seen.arrived.load(Ordering::SeqCst), 8);
    assert_eq!(seen.most_unnoted.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn a_mail_that_cannot_leave_waits_and_stays_one() {
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let nobody = closed.local_addr().unwrap();
    drop(closed);
    let world = World::start_with(|config| {
        config.smtp.url = Secret::new(format!("smtp://{nobody}"));
    })
    .await;
    enqueue(&world, "a").await;
    outbox::deliver(&world.app).await.unwrap();
    let row = world.outbox_row("a").await;
    assert_eq!((row.state.as_str(), row.attempts), ("pending", 1));
    assert!(row.last_error.unwrap().starts_with("temporary"));
    for _ in 0..20 {
        world.app.clock.advance(TimeDelta::hours(7));
        outbox::deliver(&world.app).await.unwrap();
    }
    assert_eq!(world.outbox_row("a").await.state, "dead");
}
