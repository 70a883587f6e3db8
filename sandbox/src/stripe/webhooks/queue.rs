use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use serde::Serialize;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use crate::stripe::books::Delivery;

/// How deliveries have gone so far.
#[derive(Debug, Default)]
pub struct Tally {
    pending: AtomicU64,
    delivered: AtomicU64,
    dropped: AtomicU64,
    unsent: AtomicU64,
    refused_attempts: AtomicU64,
}

#[derive(Debug, Serialize)]
pub struct Counts {
    pending: u64,
    delivered: u64,
    dropped: u64,
    unsent: u64,
    refused_attempts: u64,
}

impl Tally {
    pub fn counts(&self) -> Counts {
        let of = |number: &AtomicU64| number.load(Ordering::SeqCst);
        Counts {
            pending: of(&self.pending),
            delivered: of(&self.delivered),
            dropped: of(&self.dropped),
            unsent: of(&self.unsent),
            refused_attempts: of(&self.refused_attempts),
        }
    }

    pub fn refused(&self) {
        self.refused_attempts.fetch_add(1, Ordering::SeqCst);
    }

    pub fn ended(&self, delivery: Delivery) {
        let counter = match delivery {
            Delivery::Delivered => &self.delivered,
            Delivery::Dropped => &self.dropped,
            Delivery::Unsent | Delivery::Pending => &self.unsent,
        };
        counter.fetch_add(1, Ordering::SeqCst);
        self.pending.fetch_sub(1, Ordering::SeqCst);
    }
}

/// The way of events from the books to their delivery.
#[derive(Debug)]
pub struct Queue {
    sender: UnboundedSender<String>,
    tally: Arc<Tally>,
}

impl Queue {
    pub fn new(tally: Arc<Tally>) -> (Self, UnboundedReceiver<String>) {
        let (sender, receiver) = unbounded_channel();
        (Self { sender, tally }, receiver)
    }

    /// Counts it as pending from this moment, not from when somebody takes it out: whoever looks
    /// right after a change must not find that nothing is on its way.
    pub fn put(&self, event: String) {
        self.tally.pending.fetch_add(1, Ordering::SeqCst);
        // The receiver lives as long as the process; when it is gone we are ending.
        drop(self.sender.send(event));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_pending_before_anybody_takes_it_out() {
        let tally = Arc::new(Tally::default());
        let (queue, _receiver) = Queue::new(Arc::clone(&tally));
        queue.put("evt_1".to_owned());
        assert_eq!(tally.counts().pending, 1);
        tally.ended(Delivery::Delivered);
        assert_eq!(tally.counts().pending, 0);
        assert_eq!(tally.counts().delivered, 1);
    }
}
