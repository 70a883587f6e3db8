//! Fields: a label, perhaps a hint, perhaps what is wrong, and something to answer with.

mod check;
mod choice;
mod date;
mod frame;
mod lines;
mod select;
mod text;

pub use check::CheckField;
pub use choice::{Choice, ChoiceField};
pub use date::{DateField, DateParts};
pub use lines::{LinesField, LinesRead};
pub use select::SelectField;
pub use text::{AreaField, TextField, TextKind};
