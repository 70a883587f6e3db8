//! How often one account and one network address may change something, whatever room it is in.

use super::Limit;
use super::counters::Who;
use crate::config::{Config, Rate};
use crate::http::Visitor;
use crate::permit;
use crate::refusal::Answer;
use crate::state::App;
use axum::extract::{FromRequestParts, MatchedPath};
use axum::http::request::Parts;
use chrono::TimeDelta;
use contract::paths::{API, appointments, precheck};

/// Short, so that who meets a limit waits for minutes and not for an hour.
pub(super) const WINDOW: TimeDelta = TimeDelta::minutes(10);

/// Kinds of changes that are counted apart: typing must not use up what booking needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// What takes a seat.
    Bookings,
    /// What is kept while it is typed.
    Drafts,
    /// Everything else, a route that nobody has thought of here among it.
    Changes,
}

impl Kind {
    /// `route` as it was matched, with `{…}`.
    fn of(route: &str) -> Self {
        match route.strip_prefix(API) {
            Some(appointments::BOOKINGS | appointments::MOVE) => Self::Bookings,
            Some(appointments::DRAFT | precheck::DRAFT) => Self::Drafts,
            _ => Self::Changes,
        }
    }

    /// The rate, and what its counters of accounts and of addresses are called.
    const fn rules(self, config: &Config) -> (&Rate, [&'static str; 2]) {
        let limits = &config.limits;
        match self {
            Self::Bookings => (&limits.bookings, ["bookings.account", "bookings.visitor"]),
            Self::Drafts => (&limits.drafts, ["drafts.account", "drafts.visitor"]),
            Self::Changes => (&limits.changes, ["changes.account", "changes.visitor"]),
        }
    }
}

/// Counts a request that may change something, before its room sees it.
///
/// # Errors
/// `request.too_many`.
pub(in crate::http) async fn count(app: &App, parts: &mut Parts) -> Answer<()> {
    let route = parts.extensions.get::<MatchedPath>();
    let kind = Kind::of(route.map_or("", MatchedPath::as_str));
    let (rate, [by_account, by_visitor]) = kind.rules(&app.config);
    let limit = |name, most| Limit {
        name,
        most,
        window: WINDOW,
    };
    if let Some(account) = permit::named(parts, app).await {
        let limit = limit(by_account, rate.per_account);
        app.counters
            .count(app, limit, Who::Account(account))
            .await?;
    }
    let visitor = Visitor::from_request_parts(parts, app).await?;
    let limit = limit(by_visitor, rate.per_visitor);
    app.counters.count(app, limit, Who::Visitor(visitor)).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_takes_a_seat_and_what_is_typed_are_counted_apart() {
        let kind = |path: &str| Kind::of(&format!("{API}{path}"));
        assert_eq!(kind(appointments::BOOKINGS), Kind::Bookings);
        assert_eq!(kind(appointments::MOVE), Kind::Bookings);
        assert_eq!(kind(appointments::DRAFT), Kind::Drafts);
        assert_eq!(kind(appointments::CANCELLATION), Kind::Changes);
        assert_eq!(kind("/a/room/of/tomorrow"), Kind::Changes);
    }
}
