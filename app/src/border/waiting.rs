//! Marks that were made without a network: kept beside the list, sent when the network is back, each
//! answered by itself.

use super::offline::{MARKS, Offline};
use super::vault;
use crate::http::{self, Failure, Key};
use chrono::{DateTime, Utc};
use contract::paths::{fill, precheck as doors};
use contract::precheck::MemberState;
use contract::precheck::desk::{Crossing, MOST_MARKS, Mark, MarkOutcome, Marked, MarksRequest};
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

impl Offline {
    /// Keeps a mark that could not be sent, when its traveller is on the list.
    pub fn queue(self, mark: &Mark) -> bool {
        if !self.lists(mark.member) {
            return false;
        }
        self.waiting.update(|waiting| {
            if waiting.iter().all(|known| known.id != mark.id) {
                waiting.push(mark.clone());
            }
        });
        self.note(mark.member, MemberState::Crossed, Some(&unsent(mark.at)));
        self.store();
        true
    }

    /// Sends what waits. What was answered waits no more; without an answer everything does.
    pub fn send(self) {
        if self.sending.get_untracked() {
            self.send_again.set(true);
            return;
        }
        self.sending.set(true);
        spawn_local(async move {
            self.send_all().await;
            self.sending.set(false);
            // The network may have come back after something was sent in vain.
            if self.send_again.get_untracked() {
                self.send_again.set(false);
                self.send();
            }
        });
    }

    /// The same for an officer who leaves, and waits until all is sent that can be. What is on its
    /// way already is sent again beside it: the service takes both for one mark.
    pub async fn send_all(self) {
        while self.send_some().await {}
    }

    /// Whether something was answered and more may follow.
    async fn send_some(self) -> bool {
        let marks: Vec<Mark> = self.waiting.get_untracked();
        let marks: Vec<Mark> = marks.into_iter().take(MOST_MARKS).collect();
        if marks.is_empty() {
            return false;
        }
        let path = fill(doors::DESK_MARKS, &[]);
        let request = MarksRequest { marks };
        let answers: Result<Vec<Marked>, Failure> = http::post(&path, &request, &Key::new()).await;
        let Ok(mut answers) = answers else {
            return false;
        };
        let more = !answers.is_empty();
        // Deleted meanwhile, or answered already: nothing of it is written again.
        let waiting = self.waiting.get_untracked();
        answers.retain(|answer| waiting.iter().any(|mark| mark.id == answer.id));
        self.settle(&answers);
        more
    }

    fn settle(self, answers: &[Marked]) {
        if answers.is_empty() {
            return;
        }
        self.waiting.update(|waiting| {
            waiting.retain(|mark| answers.iter().all(|answer| answer.id != mark.id));
        });
        for answer in answers {
            let state = state_after(answer.outcome);
            self.note(answer.member, state, answer.crossing.as_ref());
            if answer.outcome != MarkOutcome::Crossed {
                self.conflicts.update(|all| all.push(answer.clone()));
            }
        }
        self.heard.update(|heard| *heard += 1);
        self.store();
    }

    /// What the service said of a mark that it got at once, for the list of the device.
    pub fn note_answer(self, marked: &Marked) {
        if self.lists(marked.member) {
            let state = state_after(marked.outcome);
            self.note(marked.member, state, marked.crossing.as_ref());
            self.store();
        }
    }

    fn lists(self, member: Uuid) -> bool {
        self.current().is_some_and(|list| {
            let mut members = list.members.iter();
            members.any(|one| one.id == member)
        })
    }

    /// Writes the traveller into the list as they are now.
    fn note(self, id: Uuid, state: MemberState, crossing: Option<&Crossing>) {
        self.list.update(|list| {
            let members = list.iter_mut().flat_map(|list| list.members.iter_mut());
            for member in members.filter(|member| member.id == id) {
                member.state = state;
                member.crossing = crossing.cloned();
            }
        });
    }

    fn store(self) {
        spawn_local(async move {
            let waiting = self.waiting.get_untracked();
            let marks = vault::keep(MARKS, &waiting).await;
            let list = self.store_list().await;
            self.refused.set(marks.is_none() || list.is_none());
        });
    }
}

/// Made here, by nobody that the service has heard of yet.
pub fn unsent(at: DateTime<Utc>) -> Crossing {
    Crossing {
        at,
        by: String::new(),
        undo: None,
    }
}

/// What the traveller is after that answer.
pub fn state_after(outcome: MarkOutcome) -> MemberState {
    match outcome {
        MarkOutcome::Crossed | MarkOutcome::CrossedBefore => MemberState::Crossed,
        MarkOutcome::Withdrawn | MarkOutcome::Unknown => MemberState::Withdrawn,
        MarkOutcome::Undone => MemberState::Declared,
    }
}
