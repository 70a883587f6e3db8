//! A flight's list on the device: kept for the officer who asked for it, and given to nobody else.
//! The marks that wait for the network are [`super::waiting`].

use super::vault;
use crate::boot;
use crate::http::{self, Failure};
use crate::reopen;
use crate::scan;
use crate::ui::intl;
use chrono::{DateTime, Utc};
use contract::identity::StaffSession;
use contract::lang::Lang;
use contract::pages::Page;
use contract::paths::{fill, identity as doors};
use contract::precheck::desk::{DeskMember, FlightList, Mark, Marked};
use contract::problem::Code;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;
use uuid::Uuid;

const LIST: &str = "list";
pub(super) const MARKS: &str = "marks";

/// What the device keeps, as far as it has been read.
#[derive(Clone, Copy, Default)]
pub struct Offline {
    pub list: RwSignal<Option<FlightList>>,
    /// Made without a network and not sent yet.
    pub waiting: RwSignal<Vec<Mark>>,
    /// Sent, and answered otherwise than hoped.
    pub conflicts: RwSignal<Vec<Marked>>,
    /// So many marks went with the list before they could be sent.
    pub lost: RwSignal<usize>,
    /// The browser could not keep it.
    pub refused: RwSignal<bool>,
    /// Whether the desk's pages open without a network too, once that is known.
    pub reopens: RwSignal<Option<bool>>,
    /// Counts the officers of this page: what one of them looked up is not shown to the next.
    pub turn: RwSignal<u32>,
    officer: RwSignal<Option<Uuid>>,
    /// Counts the answers to kept marks, so that the list is drawn anew after each.
    pub heard: RwSignal<u32>,
    begun: RwSignal<bool>,
    /// Counts how often everything was put away: what was read before is not shown after.
    cleared: RwSignal<u32>,
    pub(super) sending: RwSignal<bool>,
    /// More was to be sent while some was on its way.
    pub(super) send_again: RwSignal<bool>,
}

impl Offline {
    /// Reads what is kept, once, and sends what waits whenever the network comes back.
    pub fn open() -> Self {
        let offline: Self = boot::kept();
        if !offline.begun.get_untracked() {
            offline.begun.set(true);
            window_event_listener(ev::online, move |_| {
                spawn_local(async move {
                    offline.follow().await;
                    offline.send();
                });
            });
            window_event_listener(ev::focus, move |_| spawn_local(offline.follow()));
            spawn_local(offline.load());
        }
        offline
    }

    async fn load(self) {
        let cleared = self.cleared.get_untracked();
        let Some(list) = vault::kept::<FlightList>(LIST).await else {
            return;
        };
        let waiting: Option<Vec<Mark>> = vault::kept(MARKS).await;
        let waiting = waiting.unwrap_or_default();
        if is_over(&list) || !may_open(&list).await {
            self.delete(waiting.len());
            return;
        }
        if self.cleared.get_untracked() != cleared {
            return;
        }
        self.waiting.set(waiting);
        self.show(list);
        self.send();
        self.make_ready().await;
    }

    /// Shown until the shift ends, also on a page that nobody touches.
    fn show(self, list: FlightList) {
        let left = (list.keep_until - device_time()).to_std();
        self.list.set(Some(list));
        let _ = set_timeout(move || drop(self.current()), left.unwrap_or(Duration::ZERO));
    }

    /// Another tab of this device may have signed out, or let another officer in.
    pub async fn follow(self) {
        let shown = self.list.with_untracked(Option::is_some);
        if shown && vault::kept::<FlightList>(LIST).await.is_none() {
            self.clear();
            // The other tab may have been closed before it was done.
            let _ = reopen::DESK.forget(&pages()).await;
        }
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
        let cleared = self.cleared.get_untracked();
        spawn_local(async move {
            let kept = vault::keep(LIST, &list).await.is_some();
            self.refused.set(!kept);
            // What was put away meanwhile is deleted after it was kept.
            if kept && self.cleared.get_untracked() == cleared {
                self.show(list);
                self.make_ready().await;
            }
        });
    }

    /// What reads codes must be here before the network is gone, and so must the desk's pages for
    /// whoever closes them. What does not arrive now is missing then, and the notice says what that
    /// means.
    async fn make_ready(self) {
        let _ = scan::fetch().await;
        let pages = pages();
        // Without a network the copy of before stays.
        let kept = reopen::DESK.keep(&pages).await.is_ok() || reopen::DESK.has(&pages[0]).await;
        if self.list.with_untracked(Option::is_none) {
            // Deleted meanwhile.
            let _ = reopen::DESK.forget(&pages).await;
            return;
        }
        self.reopens.set(Some(kept));
    }

    /// Deletes list, marks, key and pages.
    pub fn forget(self) {
        self.delete(self.waiting.with_untracked(Vec::len));
    }

    fn delete(self, lost: usize) {
        self.clear();
        self.lost.set(lost);
        spawn_local(async {
            vault::forget().await;
            // A page without the list shows nothing of anybody.
            let _ = reopen::DESK.forget(&pages()).await;
        });
    }

    fn clear(self) {
        self.cleared.update(|cleared| *cleared += 1);
        self.list.set(None);
        self.waiting.set(Vec::new());
        self.conflicts.set(Vec::new());
        self.reopens.set(None);
    }

    /// The officer leaves.
    pub fn sign_out(self) {
        self.officer.set(None);
        self.turn.update(|turn| *turn += 1);
        self.forget();
    }

    /// This officer has signed in: what the device keeps of anybody else's goes before they see it.
    pub async fn only_for(self, officer: Uuid) {
        let before = self.officer.get_untracked();
        self.officer.set(Some(officer));
        if before != Some(officer) {
            self.turn.update(|turn| *turn += 1);
        }
        let shown = self.list.get_untracked();
        let kept = match shown {
            Some(list) => Some(list),
            None => vault::kept::<FlightList>(LIST).await,
        };
        if kept.is_some_and(|list| list.officer != officer) {
            self.forget();
        }
    }

    pub(super) async fn store_list(self) -> Option<()> {
        match self.list.get_untracked() {
            Some(list) => vault::keep(LIST, &list).await,
            None => Some(()),
        }
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

/// Whether the officer who is signed in now is the one who kept it. Where the service cannot be
/// asked, nobody else can have signed in either.
async fn may_open(list: &FlightList) -> bool {
    let asked: Result<StaffSession, Failure> = http::get(&fill(doors::STAFF, &[])).await;
    match asked {
        Ok(session) => session.id == list.officer,
        Err(Failure::Refused(problem)) => {
            !matches!(problem.code, Code::SignInRequired | Code::Forbidden)
        }
        Err(_) => true,
    }
}

/// The officer's shift is over by the device's clock.
fn is_over(list: &FlightList) -> bool {
    list.keep_until <= device_time()
}

/// The desk's, in both languages.
fn pages() -> [String; 4] {
    let [es, en] = Lang::ALL;
    [
        Page::Border.at(es),
        Page::BorderFlights.at(es),
        Page::Border.at(en),
        Page::BorderFlights.at(en),
    ]
    .map(|place| place.path())
}

/// By the device's clock; the service does not believe one that runs ahead.
pub fn device_time() -> DateTime<Utc> {
    #[allow(clippy::cast_possible_truncation, reason = "whole milliseconds")]
    let millis = intl::device_now() as i64;
    DateTime::from_timestamp_millis(millis).unwrap_or(DateTime::UNIX_EPOCH)
}
