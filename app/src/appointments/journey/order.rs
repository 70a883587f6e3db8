//! Which question must be answered before a page of the journey makes sense. A person may open any
//! address: the page then leads to the first question that is still open, and explains.

use contract::pages::Step;

/// What has been answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "one for each question, and each is answered or open"
)]
pub struct Known {
    pub service: bool,
    pub office: bool,
    pub requirements_read: bool,
    pub signed_in: bool,
    pub people_complete: bool,
    /// Seats are held and waiting for their payment.
    pub held: bool,
}

/// The first open question before `step`; `None` when the page can be shown.
pub fn open_question(step: Step, known: Known) -> Option<Step> {
    Step::ALL
        .into_iter()
        .take_while(|before| *before != step)
        .find(|before| !answered(*before, known))
}

const fn answered(step: Step, known: Known) -> bool {
    match step {
        Step::Service => known.service,
        Step::Office => known.office,
        Step::Requirements => known.requirements_read,
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

    const BEGUN: Known = Known {
        service: true,
        office: true,
        requirements_read: true,
        signed_in: false,
        people_complete: false,
        held: false,
    };

    #[test]
    fn the_first_page_is_always_open() {
        assert_eq!(open_question(Step::Service, Known::default()), None);
    }

    #[test]
    fn whoever_opens_a_late_page_is_led_to_the_first_open_question() {
        assert_eq!(
            open_question(Step::People, Known::default()),
            Some(Step::Service)
        );
        assert_eq!(open_question(Step::People, BEGUN), Some(Step::Email));
    }

    #[test]
    fn dates_are_looked_at_without_signing_in() {
        assert_eq!(open_question(Step::Calendar, BEGUN), None);
    }

    #[test]
    fn answers_are_checked_only_with_seats_held() {
        let known = Known {
            signed_in: true,
            people_complete: true,
            ..BEGUN
        };
        assert_eq!(open_question(Step::Review, known), Some(Step::Time));
        let held = Known {
            held: true,
            ..known
        };
        assert_eq!(open_question(Step::Payment, held), None);
    }
}
