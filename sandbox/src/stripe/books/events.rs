use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

use super::{Books, Delivery, Event};
use crate::journal::Line;

/// The journal's word for what became of an event: shorter than the event once more.
const DELIVERED: &str = "delivery";

#[derive(Serialize, Deserialize)]
struct Outcome {
    event: String,
    delivery: Delivery,
}

impl Books {
    /// Writes an event down and hands it to the webhooks.
    pub(super) fn announce(&mut self, kind: &str, object: &Value, previous: Option<Value>) {
        let event = Event {
            id: self.identifier("evt_"),
            created: self.now,
            kind: kind.to_owned(),
            object: written(object),
            previous,
            cause: self.cause.clone(),
            delivery: Delivery::Pending,
        };
        let id = event.id.clone();
        self.put(event);
        self.send(id);
    }

    /// Puts an event in the queue of the webhooks (again).
    pub fn send(&self, event: String) {
        self.outgoing.put(event);
    }

    pub fn mark_event(&mut self, event: &str, delivery: Delivery) {
        self.journal.keep(
            DELIVERED,
            &Outcome {
                event: event.to_owned(),
                delivery,
            },
        );
        self.set_delivery(event, delivery);
    }

    fn set_delivery(&mut self, event: &str, delivery: Delivery) {
        if let Some(row) = self.events.get_mut(event) {
            row.delivery = delivery;
        }
    }

    /// Takes a line of the journal back; false when it is not about a delivery.
    pub(super) fn recall_delivery(&mut self, line: &Line) -> serde_json::Result<bool> {
        if line.kind != DELIVERED {
            return Ok(false);
        }
        let Outcome { event, delivery } = serde_json::from_str(line.value.get())?;
        self.set_delivery(&event, delivery);
        Ok(true)
    }
}

fn written(object: &Value) -> Box<RawValue> {
    // A JSON value always has a JSON text: `null` only satisfies the type.
    serde_json::value::to_raw_value(object).unwrap_or_else(|_| RawValue::NULL.to_owned())
}
