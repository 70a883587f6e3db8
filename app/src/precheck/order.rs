//! What is wrong with the answers of a question, which question must come first, and whether the
//! trip can be declared yet: all by the rules that the API uses.

use super::draft::{Draft, TripDraft};
use chrono::NaiveDate;
use contract::lang::Lang;
use contract::moments::read_day;
use contract::pages::PrecheckStep;
use contract::precheck::{BorderPost, Tables, window};
use contract::problem::FieldError;

/// The window of a trip, as far as its day tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Window {
    /// Nothing, or no day, was typed.
    Unknown,
    Past,
    Open,
    /// It opens on that day.
    Early(NaiveDate),
}

/// Judges the day at the chosen post; before one is chosen, at the first, since the posts of a
/// country hardly differ in the day it is.
pub fn window_of(trip: &TripDraft, tables: &Tables) -> Window {
    let day = read_day(&trip.travel_date());
    let Some((day, post)) = day.zip(post_of(trip, tables)) else {
        return Window::Unknown;
    };
    if day < post.today {
        Window::Past
    } else if window::open_on(post.today, day, tables.days_before) {
        Window::Open
    } else {
        Window::Early(window::opens_on(day, tables.days_before))
    }
}

/// The chosen post, or the first.
pub fn post_of<'t>(trip: &TripDraft, tables: &'t Tables) -> Option<&'t BorderPost> {
    let chosen = tables.post(&trip.post);
    chosen.or_else(|| tables.posts.first())
}

/// What is wrong with the answers of one question; `today` is for dates of birth.
pub fn mistakes_of(
    step: PrecheckStep,
    draft: &Draft,
    tables: &Tables,
    today: NaiveDate,
) -> Vec<FieldError> {
    let mut request = draft.request(Lang::Es);
    if step != PrecheckStep::Transport
        && let Some(post) = post_of(&draft.trip, tables)
    {
        // The day is judged before a post is chosen.
        request.trip.post.clone_from(&post.id);
    }
    let mut errors = request
        .parse(&tables.posts, today)
        .err()
        .unwrap_or_default();
    errors.retain(|error| asked_by(&error.field) == Some(step));
    errors
}

/// Which question asks for a field.
fn asked_by(field: &str) -> Option<PrecheckStep> {
    use PrecheckStep::{Contact, Direction, Stay, Transport, Travellers, Trip};
    let mut parts = field.split('/').skip(1);
    Some(match (parts.next()?, parts.next()) {
        ("trip", Some("direction")) => Direction,
        ("trip", Some("travel_date" | "purpose" | "origin" | "destination")) => Trip,
        ("trip", _) => Transport,
        ("travellers", _) => Travellers,
        ("stay", _) => Stay,
        ("contact", _) => Contact,
        _ => return None,
    })
}

/// The first question before `step` that is not answered; `None` when the page can be shown.
pub fn open_question(
    step: PrecheckStep,
    draft: &Draft,
    tables: &Tables,
    today: NaiveDate,
) -> Option<PrecheckStep> {
    let before = PrecheckStep::ALL
        .into_iter()
        .take_while(|before| *before != step);
    before
        .filter(|before| !skipped(*before, draft))
        .find(|before| !mistakes_of(*before, draft, tables, today).is_empty())
}

/// The question that follows.
pub fn next(step: PrecheckStep, draft: &Draft) -> PrecheckStep {
    let mut after = PrecheckStep::ALL
        .into_iter()
        .skip_while(|one| *one != step)
        .skip(1);
    after
        .find(|one| !skipped(*one, draft))
        .unwrap_or(PrecheckStep::Review)
}

/// Whoever leaves stays nowhere.
fn skipped(step: PrecheckStep, draft: &Draft) -> bool {
    step == PrecheckStep::Stay && draft.trip.leaving()
}

#[cfg(test)]
mod tests;
