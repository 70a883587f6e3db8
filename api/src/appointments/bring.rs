//! What a person brings, from the catalogue's checklist for their circumstances.

use crate::refusal::Answer;
use crate::seal::Purpose as Sealed;
use crate::state::App;
use contract::appointments::booking::Person;
use contract::lang::Text;
use contract::person::{Document, DocumentKind};
use entity::appointment;

pub fn list(app: &App, row: &appointment::Model) -> Answer<Vec<Text>> {
    if row.purged_at.is_some() {
        return Ok(Vec::new());
    }
    let person: Person = app.seal.open_json(Sealed::Person, &row.person_sealed)?;
    let kinds: Vec<DocumentKind> = person.documents.iter().map(Document::kind).collect();
    let day = row.starts_at.0.date_naive();
    Ok(app
        .catalogue
        .bring(&row.service, person.birth_date, &kinds, day))
}
