use std::sync::Arc;
use std::time::Duration;

use tokio::sync::mpsc::UnboundedReceiver;
use tokio::sync::{Notify, Semaphore};

use super::signature;
use crate::faults::Fault;
use crate::stripe::books::Delivery;
use crate::stripe::render;
use crate::world::World;

/// How many webhooks are on their way at one time.
const AT_ONCE: usize = 16;
const ANSWER_WITHIN: Duration = Duration::from_secs(10);
const FIRST_PAUSE: Duration = Duration::from_millis(250);
const LETS_PASS_FOR: Duration = Duration::from_secs(2);
/// Stripe gives up after three days.
const GIVES_UP_AFTER: i64 = 3 * 24 * 60 * 60;

struct Courier {
    world: Arc<World>,
    client: reqwest::Client,
    places: Semaphore,
    passed: Notify,
}

/// Sends what the books announce, until the books are gone.
pub async fn run(world: Arc<World>, mut queue: UnboundedReceiver<String>) -> anyhow::Result<()> {
    let client = reqwest::Client::builder()
        .timeout(ANSWER_WITHIN)
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .build()?;
    let (places, passed) = (Semaphore::new(AT_ONCE), Notify::new());
    let courier = Arc::new(Courier {
        world,
        client,
        places,
        passed,
    });
    while let Some(event) = queue.recv().await {
        let courier = Arc::clone(&courier);
        tokio::spawn(async move {
            let delivery = courier.deliver(&event).await;
            courier.world.books().mark_event(&event, delivery);
            courier.world.webhooks.ended(delivery);
            courier.passed.notify_waiters();
        });
    }
    Ok(())
}

impl Courier {
    async fn deliver(&self, event: &str) -> Delivery {
        if self.world.webhook_url().is_none() {
            return Delivery::Unsent;
        }
        let faults = &self.world.faults;
        if faults.fires(Fault::WebhookDrop).is_some() {
            return Delivery::Dropped;
        }
        if let Some(fired) = faults.fires(Fault::WebhookDelayMs) {
            tokio::time::sleep(Duration::from_millis(fired.ms.unwrap_or(1_000))).await;
        }
        if faults.fires(Fault::WebhookReorder).is_some() {
            // Whether another one passed or the wait ran out, it is our turn now.
            drop(tokio::time::timeout(LETS_PASS_FOR, self.passed.notified()).await);
        }
        if faults.fires(Fault::WebhookBadSignature).is_some() {
            self.attempt(event, "whsec_forged").await;
        }
        let delivery = self.until_accepted(event).await;
        if delivery == Delivery::Delivered && faults.fires(Fault::WebhookDuplicate).is_some() {
            self.attempt(event, &self.world.webhook_secret).await;
        }
        delivery
    }

    async fn until_accepted(&self, event: &str) -> Delivery {
        let began = self.world.clock.now();
        let mut pause = FIRST_PAUSE;
        while !self.attempt(event, &self.world.webhook_secret).await {
            self.world.webhooks.refused();
            if self.world.clock.now() - began > GIVES_UP_AFTER {
                return Delivery::Unsent;
            }
            tokio::time::sleep(pause).await;
            pause = (pause * 2).min(self.world.webhook_retry_cap);
        }
        Delivery::Delivered
    }

    /// One attempt; true when the endpoint answered 2xx.
    async fn attempt(&self, event: &str, secret: &str) -> bool {
        let Ok(_place) = self.places.acquire().await else {
            return false;
        };
        let (Some(url), Some(payload)) = (self.world.webhook_url(), self.payload(event)) else {
            return false;
        };
        let time = self.world.clock.signature_time();
        let request = self
            .client
            .post(&url)
            .header("content-type", "application/json; charset=utf-8")
            .header(
                "user-agent",
                "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
            )
            .header(
                "stripe-signature",
                signature::header(secret, time, &payload),
            )
            .body(payload);
        match request.send().await {
            Ok(answer) => {
                tracing::debug!(event, status = %answer.status(), "webhook");
                answer.status().is_success()
            }
            Err(reason) => {
                tracing::debug!(event, %reason, "webhook");
                false
            }
        }
    }

    fn payload(&self, event: &str) -> Option<String> {
        let row = self.world.books().events.get(event)?.clone();
        Some(render::event(&row).to_string())
    }
}
