//! A flight's list on the device, and the marks that wait for the network.

use super::vault;
use crate::boot;
use crate::http::{self, Failure, Key};
use crate::scan;
use crate::ui::intl;
use chrono::{DateTime, Utc};
use contract::paths::{fill, precheck as doors};
use contract::precheck::MemberState;
use contract::precheck::desk::{
    Crossing, DeskMember, FlightList, MOST_MARKS, Mark, MarkOutcome, Marked, MarksRequest,
};
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

const LIST: &str = "list";
const MARKS: &str = "marks";

/// What the device keeps, as far as it has been read.
#[derive(Clone, Copy, Default)]
pub struct Offline {
    pub list: RwSignal<Option<FlightList>>,
    /// Made without a network and not sent yet.
    pub waiting: RwSignal<Vec<Mark>>,
    /// Sent, and answered otherwise than hoped.
    pub conflicts: RwSignal<Vec<Marked>>,
    /// The browser could not keep it.
    pub refused: RwSignal<bool>,
    /// Counts the answers to kept marks, so that the list is drawn anew after each.
    pub heard: RwSignal<u32>,
    begun: RwSignal<bool>,
    sending: RwSignal<bool>,
}

impl Offline {
    /// Reads what is kept, once, and sends what waits whenever the network comes back.
    pub fn open() -> Self {
        let offline: Self = boot::kept();
        if !offline.begun.get_untracked() {
            offline.begun.set(true);
            window_event_listener(ev::online, move |_| offline.send());
            spawn_local(async move { offline.load().await });
        }
        offline
    }

    async fn load(self) {
        let list: Option<FlightList> = vault::kept(LIST).await;
        if list.as_ref().is_some_and(is_over) {
            vault::forget().await;
            return;
        }
        if list.is_some() {
            spawn_local(fetch_reader());
        }
        self.list.set(list);
        let waiting: Option<Vec<Mark>> = vault::kept(MARKS).await;
        self.waiting.set(waiting.unwrap_or_default());
        self.send();
    }

    /// The list of the device, unless its shift has ended meanwhile.
    pub fn current(self) -> Option<FlightList> {
        let list = self.list.get_untracked()?;
        if is_over(&list) {
            self.forget();
            return None;
        }
        Some(list)
    }

    pub fn keep(self, list: FlightList) {
        spawn_local(async move {
            let kept = vault::keep(LIST, &list).await.is_some();
            self.refused.set(!kept);
            if kept {
                self.list.set(Some(list));
                fetch_reader().await;
            }
        });
    }

    /// Deletes list, marks and key.
    pub fn forget(self) {
        self.list.set(None);
        self.waiting.set(Vec::new());
        self.conflicts.set(Vec::new());
        spawn_local(async {
            vault::forget().await;
        });
    }

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
        let marks: Vec<Mark> = self.waiting.get_untracked();
        let marks: Vec<Mark> = marks.into_iter().take(MOST_MARKS).collect();
        if marks.is_empty() || self.sending.get_untracked() {
            return;
        }
        self.sending.set(true);
        spawn_local(async move {
            let path = fill(doors::DESK_MARKS, &[]);
            let request = MarksRequest { marks };
            let answers: Result<Vec<Marked>, Failure> =
                http::post(&path, &request, &Key::new()).await;
            self.sending.set(false);
            if let Ok(answers) = answers {
                self.settle(&answers);
            }
        });
    }

    fn settle(self, answers: &[Marked]) {
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
        let (list, waiting) = (self.list.get_untracked(), self.waiting.get_untracked());
        spawn_local(async move {
            let marks = vault::keep(MARKS, &waiting).await;
            let list = match &list {
                Some(list) => vault::keep(LIST, list).await,
                None => Some(()),
            };
            self.refused.set(marks.is_none() || list.is_none());
        });
    }

    pub fn name_of(self, member: Uuid) -> String {
        let name = |member: &DeskMember| {
            let names = &member.traveller;
            format!("{}, {}", names.surnames, names.given_names)
        };
        self.list.with(|list| {
            let mut members = list.iter().flat_map(|list| &list.members);
            members
                .find(|one| one.id == member)
                .map(name)
                .unwrap_or_default()
        })
    }
}

/// What reads codes must be here before the network is gone. If it does not arrive now, the camera asks
/// for it again and says so.
async fn fetch_reader() {
    let _ = scan::fetch().await;
}

/// The officer's shift is over by the device's clock.
fn is_over(list: &FlightList) -> bool {
    list.keep_until <= device_time()
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

/// By the device's clock; the service does not believe one that runs ahead.
pub fn device_time() -> DateTime<Utc> {
    #[allow(clippy::cast_possible_truncation, reason = "whole milliseconds")]
    let millis = intl::device_now() as i64;
    DateTime::from_timestamp_millis(millis).unwrap_or(DateTime::UNIX_EPOCH)
}
