//! The components every room draws with. `/estilo` shows each of them in each of its states.
//!
//! A page is drawn anew when its language changes, so texts are plain strings; what changes
//! while a page stands (answers, mistakes, a busy button) is a signal.

#![allow(
    clippy::needless_pass_by_value,
    reason = "a component owns its properties"
)]

mod answer_first;
mod button;
mod calendar;
mod countdown;
mod details;
mod fields;
mod form;
pub mod guide;
pub mod intl;
mod notice;
mod panel;
mod qr;
mod show;
mod summary;
mod tag;
mod tasks;
mod times;
mod trouble;
mod waiting;

pub use answer_first::AnswerFirst;
pub use button::{Button, ButtonKind, Go};
pub use calendar::{Calendar, Month};
pub use countdown::{Countdown, Deadline};
pub use details::Details;
pub use fields::{
    AreaField, CheckField, Choice, ChoiceField, DateField, DateParts, LinesField, LinesRead,
    SelectField, TextField, TextKind,
};
pub use form::{ErrorSummary, Form, Mistakes, focus};
pub use notice::{Inset, Notice, NoticeKind};
pub use panel::Panel;
pub use qr::QrImage;
pub use show::{Day, Moment, MoneyText};
pub use summary::{SummaryList, SummaryRow};
pub use tag::{StatusTag, Tone};
pub use tasks::{Task, TaskList};
pub use times::TimeList;
pub use trouble::Trouble;
pub use waiting::{Empty, Skeleton};

use crate::boot::use_navigator;
use contract::lang::Lang;

/// The reader's language.
pub fn lang() -> Lang {
    use_navigator().lang()
}
