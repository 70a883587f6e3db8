//! Which question must be answered before a page of the journey makes sense. A person may open any
//! address: the page then leads to the first question that is still open, and explains.

use super::draft::Draft;
use contract::pages::Step;

/// What is known beside the draft.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    pub signed_in: bool,
    pub people_complete: bool,
    /// Seats are held and waiting for their payment.
    pub held: bool,
}

/// The first open question before `step`; `None` when the page can be shown.
pub fn open_question(step: Step, draft: &Draft, known: Known) -> Option<Step> {
    Step::ALL
        .into_iter()
        .take_while(|before| *before != step)
        .find(|before| !answered(*before, draft, known))
}

fn answered(step: Step, draft: &Draft, known: Known) -> bool {
    match step {
        Step::Service => !draft.service.is_empty(),
        Step::Office => !draft.office.is_empty(),
        Step::Requirements => draft.requirements_read,
        // The calendar is looked at freely: the time is chosen, and held, later.
        Step::Calendar | Step::Payment => true,
        Step::Email => known.signed_in,
        Step::People => known.people_complete,
        Step::Time | Step::Review => known.held,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn begun() -> Draft {
        Draft {
            service: "passport-10".into(),
            office: "miami".into(),
            requirements_read: true,
            ..Draft::default()
        }
    }

    #[test]
    fn the_first_page_is_always_open() {
        assert_eq!(
            open_question(Step::Service, &Draft::default(), Known::default()),
            None
        );
    }

    #[test]
    fn whoever_opens_a_late_page_is_led_to_the_first_open_question() {
        let empty = Draft::default();
        assert_eq!(
            open_question(Step::People, &empty, Known::default()),
            Some(Step::Service)
        );
        assert_eq!(
            open_question(Step::People, &begun(), Known::default()),
            Some(Step::Email)
        );
    }

    #[test]
    fn dates_are_looked_at_without_signing_in() {
        assert_eq!(
            open_question(Step::Calendar, &begun(), Known::default()),
            None
        );
    }

    #[test]
    fn answers_are_checked_only_with_seats_held() {
        let known = Known {
            signed_in: true,
            people_complete: true,
            held: false,
        };
        assert_eq!(
            open_question(Step::Review, &begun(), known),
            Some(Step::Time)
        );
        let held = Known {
            held: true,
            ..known
        };
        assert_eq!(open_question(Step::Payment, &begun(), held), None);
    }
}
