//! Everything answered so far, above the pages and their language.

use super::draft::Draft;
use super::forms::{StayForm, TravellerForm, TripForm};
use super::traveller_draft::TravellerDraft;
use crate::boot::kept;
use crate::http::Key;
use crate::keeping::{Keep, keep};
use contract::paths::precheck as doors;
use contract::precheck::{DeclarationRequest, MOST_MEMBERS};
use leptos::prelude::*;

#[derive(Clone, Copy)]
pub struct Answers {
    pub trip: TripForm,
    pub stay: StayForm,
    /// As many as can come; `coming` of them do.
    travellers: StoredValue<[TravellerForm; MOST_MEMBERS]>,
    pub coming: RwSignal<usize>,
    /// Whose form is open, of those who come.
    pub open: RwSignal<Option<usize>>,
    pub email: RwSignal<String>,
    pub phone: RwSignal<String>,
    /// The answers were seen together: a changed one leads back there.
    pub checking: RwSignal<bool>,
    pub restored: RwSignal<bool>,
    /// The last request sent, and the key that it has for ever.
    sent: StoredValue<Option<(DeclarationRequest, Key)>>,
}

impl Default for Answers {
    fn default() -> Self {
        let answers = Self {
            trip: TripForm::default(),
            stay: StayForm::default(),
            travellers: StoredValue::new(std::array::from_fn(|_| TravellerForm::default())),
            coming: RwSignal::default(),
            open: RwSignal::default(),
            email: RwSignal::default(),
            phone: RwSignal::default(),
            checking: RwSignal::default(),
            restored: RwSignal::default(),
            sent: StoredValue::default(),
        };
        keep(answers);
        answers
    }
}

impl Keep for Answers {
    type Draft = Draft;
    const DOOR: &'static str = doors::DRAFT;

    fn draft(self) -> Draft {
        let coming = self.coming.get();
        let travellers = (0..coming).filter_map(|index| self.traveller(index));
        Draft {
            trip: self.trip.draft(),
            travellers: travellers.map(|form| form.fields.draft()).collect(),
            stay: self.stay.draft(),
            email: self.email.get(),
            phone: self.phone.get(),
        }
    }

    fn restore(self, draft: Draft) {
        self.trip.restore(draft.trip);
        self.stay.restore(draft.stay);
        self.restore_travellers(draft.travellers);
        self.email.set(draft.email);
        self.phone.set(draft.phone);
    }

    fn restored(self) -> RwSignal<bool> {
        self.restored
    }
}

impl Answers {
    pub fn open() -> Self {
        kept()
    }

    pub fn traveller(self, index: usize) -> Option<TravellerForm> {
        self.travellers
            .with_value(|forms| forms.get(index).copied())
    }

    fn restore_travellers(self, travellers: Vec<TravellerDraft>) {
        let coming = travellers.len().min(MOST_MEMBERS);
        let mut travellers = travellers.into_iter();
        for index in 0..MOST_MEMBERS {
            if let Some(form) = self.traveller(index) {
                form.restore(travellers.next().unwrap_or_default());
            }
        }
        self.coming.set(coming);
    }

    /// Somebody more, whose form is opened; they live where the last one lives.
    pub fn add_traveller(self) {
        let coming = self.coming.get_untracked();
        let Some(form) = self.traveller(coming) else {
            return;
        };
        let before = coming.checked_sub(1).and_then(|last| self.traveller(last));
        let before = before.map(|form| untrack(|| form.fields.draft()));
        form.restore(before.map_or_else(TravellerDraft::default, |before| {
            TravellerDraft::beside(&before)
        }));
        self.coming.set(coming + 1);
        self.open.set(Some(coming));
    }

    pub fn remove_traveller(self, index: usize) {
        let mut travellers = untrack(|| self.draft()).travellers;
        if index < travellers.len() {
            travellers.remove(index);
            self.restore_travellers(travellers);
        }
        self.open.set(None);
    }

    /// The key of this request: the same for the same answers, so that a press after a time-out
    /// declares once.
    pub fn key_of(self, request: &DeclarationRequest) -> Key {
        let known = self.sent.get_value().filter(|(sent, _)| sent == request);
        let (_, key) = known.unwrap_or_else(|| (request.clone(), Key::new()));
        self.sent.set_value(Some((request.clone(), key.clone())));
        key
    }

    /// Nothing answered: for the next trip.
    pub fn begin_again(self) {
        self.restore(Draft::default());
        self.open.set(None);
        self.checking.set(false);
    }
}
