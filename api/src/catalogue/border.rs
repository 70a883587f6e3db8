//! `border.toml`: the posts, the airlines and the window of the pre-check.

use super::fields::Fields;
use super::sourced::{Sourced, Span};
use super::words;
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use contract::country::{self, Country};
use contract::lang::{Lang, Text};
use contract::precheck::{Airline, BorderPost, Nationality, PostKind};
use std::collections::BTreeSet;

#[derive(Clone, Debug, PartialEq)]
pub struct Border {
    /// How many days before the trip a declaration opens.
    pub days_before: Sourced<u32>,
    /// How long an officer may take a mark of crossing back.
    pub undo_crossing: Sourced<Span>,
    /// Whose nationals must declare; for everybody else it is optional.
    pub mandatory: Sourced<Vec<Country>>,
    pub posts: Vec<Post>,
    pub airlines: Vec<Airline>,
}

/// A border post.
#[derive(Clone, Debug, PartialEq)]
pub struct Post {
    pub id: String,
    pub name: Text,
    pub kind: Sourced<PostKind>,
    pub zone: Tz,
}

impl Border {
    pub fn post(&self, id: &str) -> Option<&Post> {
        self.posts.iter().find(|post| post.id == id)
    }

    /// The posts as pages get them.
    pub fn views(&self, now: DateTime<Utc>) -> Vec<BorderPost> {
        let view = |post: &Post| BorderPost {
            id: post.id.clone(),
            name: post.name.clone(),
            kind: post.kind.value,
            zone: post.zone.name().into(),
            today: post.today(now),
        };
        self.posts.iter().map(view).collect()
    }

    /// Whose nationals must declare, by name.
    pub fn mandatory_for(&self) -> Vec<Nationality> {
        let named = |country: &Country| Nationality {
            code: country.as_str().into(),
            name: Text {
                es: country.name(Lang::Es).into(),
                en: country.name(Lang::En).into(),
            },
        };
        self.mandatory.value.iter().map(named).collect()
    }
}

impl Post {
    pub fn today(&self, now: DateTime<Utc>) -> NaiveDate {
        now.with_timezone(&self.zone).date_naive()
    }
}

/// Reads `border.toml`.
pub fn read_border(mut file: Fields<'_>) -> Option<Border> {
    let window = file.table("window").map(|mut f| {
        let days_before = f.sourced::<u32>("days_before");
        let some = days_before.as_ref().is_none_or(|days| days.value > 0);
        f.expect(some, "days_before", "is 0: nobody could declare ahead");
        (days_before, f.sourced::<Span>("undo_crossing"))
    });
    let mandatory = file.table("mandatory").and_then(read_mandatory);
    let mut seen = BTreeSet::new();
    let posts = file.tables("post");
    let posts: Vec<Post> = posts
        .into_iter()
        .filter_map(|f| read_post(f, &mut seen))
        .collect();
    file.expect(!posts.is_empty(), "post", "no border post can be read");
    let mut codes = BTreeSet::new();
    let airlines = file.tables("airline");
    let airlines = airlines
        .into_iter()
        .filter_map(|f| read_airline(f, &mut codes))
        .collect();
    let (days_before, undo_crossing) = window?;
    Some(Border {
        days_before: days_before?,
        undo_crossing: undo_crossing?,
        mandatory: mandatory?,
        posts,
        airlines,
    })
}

/// None need be named: then it is optional for everybody.
fn read_mandatory(mut f: Fields<'_>) -> Option<Sourced<Vec<Country>>> {
    let Sourced { value, origin } = f.sourced::<Vec<String>>("nationalities")?;
    let known = |code: &String| {
        let listed = country::entries().any(|entry| entry.code == *code);
        f.expect(listed, "nationalities", "holds what is no country's code");
        listed.then(|| Country::parse(code).ok()).flatten()
    };
    let value = value.iter().map(known).collect::<Option<_>>()?;
    Some(Sourced { value, origin })
}

fn read_post(mut f: Fields<'_>, seen: &mut BTreeSet<String>) -> Option<Post> {
    let (id, name) = (words::id(&mut f, seen), words::text(&mut f, "name"));
    let kind = f.sourced::<PostKind>("kind");
    let zone = f.need::<String>("zone").and_then(|zone| {
        let known = zone.parse::<Tz>().ok();
        f.expect(known.is_some(), "zone", "is not an IANA time zone");
        known
    });
    Some(Post {
        id: id?,
        name: name?,
        kind: kind?,
        zone: zone?,
    })
}

fn read_airline(mut f: Fields<'_>, codes: &mut BTreeSet<String>) -> Option<Airline> {
    let (code, name) = (f.sourced::<String>("code"), words::line(&mut f, "name"));
    let code = code?.value;
    let plain = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit();
    let designator = code.len() == 2 && code.bytes().all(plain);
    f.expect(designator, "code", "is not a two-character IATA designator");
    f.expect(codes.insert(code.clone()), "code", "stands there twice");
    Some(Airline { code, name: name? })
}
