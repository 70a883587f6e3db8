//! The half-typed answers as signals.

use super::draft::TripDraft;
use super::traveller_draft::TravellerDraft;
use crate::ui::{DateParts, LinesRead};
use contract::precheck::StayRequest;
use leptos::prelude::*;

/// A signal for each field of a draft, and both ways between the two.
macro_rules! form {
    ($form:ident, $draft:ident, texts { $($text:ident)* } dates { $($date:ident)* }) => {
        #[derive(Clone, Copy, Default)]
        pub struct $form {
            $(pub $text: RwSignal<String>,)*
            $(pub $date: RwSignal<DateParts>,)*
        }

        impl $form {
            /// As one value; tracks every field.
            pub fn draft(self) -> $draft {
                $draft {
                    $($text: self.$text.get(),)*
                    $($date: self.$date.get().into(),)*
                }
            }

            pub fn restore(self, draft: $draft) {
                $(self.$text.set(draft.$text);)*
                $(self.$date.set(draft.$date.into());)*
            }
        }
    };
}

form!(TripForm, TripDraft,
    texts {
        direction purpose country city means post airline company conveyance
        leaves_at leaves_before leaves_in
    }
    dates { date });

form!(StayForm, StayRequest, texts { lodging address city } dates {});

form!(TravellerFields, TravellerDraft,
    texts { given_names surnames sex nationality residence profession kind number issuer mrz }
    dates { birth expires });

#[derive(Clone, Copy, Default)]
pub struct TravellerForm {
    pub fields: TravellerFields,
    pub lines: LinesRead,
}

impl TravellerForm {
    pub fn restore(self, draft: TravellerDraft) {
        self.fields.restore(draft);
        self.lines.forget();
    }
}
