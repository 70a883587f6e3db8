//! Stripe's lists: newest first, a page of at most 100, turned by the name of the last row.

use serde_json::{Value, json};

use super::{Answer, Call};
use crate::stripe::books::{Row, Table};
use crate::stripe::refusal::Refusal;
use crate::stripe::render::Expand;

/// A page of a table: how it is filtered and written.
pub struct Listing<'a, T> {
    pub table: &'a Table<T>,
    pub keep: &'a dyn Fn(&T) -> bool,
    pub write: &'a dyn Fn(&T, &Expand) -> Value,
}

impl<T: Row> Listing<'_, T> {
    pub fn page(&self, call: &Call) -> Answer {
        let limit = limit(call)?;
        let expand = call.expand().within("data").unwrap_or_default();
        let (from, until) = self.window(call)?;
        let mut found: Vec<&T> = Vec::new();
        let mut more = false;
        let backwards = call.params.text("ending_before").is_some();
        let rows: &mut dyn Iterator<Item = usize> = if backwards {
            &mut (from..until)
        } else {
            &mut (from..until).rev()
        };
        for row in rows.map(|position| self.table.at(position)) {
            if !(self.keep)(row) {
                continue;
            }
            if found.len() == limit {
                more = true;
                break;
            }
            found.push(row);
        }
        if backwards {
            found.reverse();
        }
        let data: Vec<_> = found
            .into_iter()
            .map(|row| (self.write)(row, &expand))
            .collect();
        Ok(json!({ "object": "list", "data": data, "has_more": more, "url": call.path }))
    }

    /// The positions that `created`, `starting_after` and `ending_before` leave.
    fn window(&self, call: &Call) -> Result<(usize, usize), Refusal> {
        let (mut from, mut until) = (0, self.table.len());
        let second = |name: &str| call.params.integer(name);
        if let Some(at) = second("created[gte]")? {
            from = from.max(self.table.created_before(at));
        }
        if let Some(at) = second("created[gt]")? {
            from = from.max(self.table.created_before(at + 1));
        }
        if let Some(at) = second("created[lte]")? {
            until = until.min(self.table.created_before(at + 1));
        }
        if let Some(at) = second("created[lt]")? {
            until = until.min(self.table.created_before(at));
        }
        if let Some(at) = second("created")? {
            from = from.max(self.table.created_before(at));
            until = until.min(self.table.created_before(at + 1));
        }
        if let Some(id) = call.params.text("starting_after") {
            until = until.min(self.position(id, "starting_after")?);
        }
        if let Some(id) = call.params.text("ending_before") {
            from = from.max(self.position(id, "ending_before")? + 1);
        }
        Ok((from, until.max(from)))
    }

    fn position(&self, id: &str, param: &str) -> Result<usize, Refusal> {
        self.table.position(id).ok_or_else(|| {
            Refusal::invalid(param, "resource_missing", format!("No such object: '{id}'"))
        })
    }
}

fn limit(call: &Call) -> Result<usize, Refusal> {
    let asked = call.params.integer("limit")?.unwrap_or(10);
    usize::try_from(asked)
        .ok()
        .filter(|limit| (1..=100).contains(limit))
        .ok_or_else(|| {
            Refusal::invalid(
                "limit",
                "parameter_invalid_integer",
                "limit lies between 1 and 100",
            )
        })
}

/// A list that was found by an index: few rows, all on one page.
pub fn whole(call: &Call, data: &[Value]) -> Value {
    json!({ "object": "list", "data": data, "has_more": false, "url": call.path })
}

/// Whether a filter of the request, if it is given at all, agrees.
pub fn agrees(call: &Call, param: &str, value: &str) -> bool {
    call.params.text(param).is_none_or(|wanted| wanted == value)
}
