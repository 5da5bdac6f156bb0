//! Deliveries that are sent again.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use bindery_codegen::ir::{Events, Resolved};

use super::delivery::{Delivered, Delivery};
use crate::length::length;
use crate::provider::Provider;

/// The repetitions that are due later, in their order.
#[derive(Debug, Default)]
pub(crate) struct Retries {
    due: BTreeMap<(Duration, u64), Delivery>,
    scheduled: u64,
}

impl Retries {
    /// The first one that is due until this time.
    fn next(&mut self, until: Duration) -> Option<(Duration, Delivery)> {
        let entry = self.due.first_entry()?;
        if entry.key().0 > until {
            return None;
        }
        let ((due, _), delivery) = entry.remove_entry();
        Some((due, delivery))
    }
}

/// Sends a delivery; where it was not accepted, it is sent again later as often as a document says.
pub(super) async fn send(provider: &Arc<Provider>, delivery: Delivery) -> Delivered {
    let delivered = delivery.send(provider).await;
    (provider.options.on_delivery)(&delivered);
    provider.state().delivered(delivered.clone());
    if delivered.problem.is_some() {
        again(provider, delivery);
    }
    delivered
}

/// Sends what is due until this time, by the mock's clock, which is as late at the end.
pub(crate) async fn send_due(provider: &Arc<Provider>, until: Duration) -> Vec<Delivered> {
    let mut sent = Vec::new();
    loop {
        let next = provider.state().retries.next(until);
        let Some((due, delivery)) = next else { break };
        provider.clock.move_to(due);
        // A webhook that is gone is not told any more.
        if delivery.is_wanted(provider) {
            sent.push(Box::pin(send(provider, delivery)).await);
        }
    }
    provider.clock.move_to(until);
    sent
}

/// Puts a delivery down for its next attempt, if it has one.
fn again(provider: &Arc<Provider>, mut delivery: Delivery) {
    let events = provider.api().events.as_ref();
    let Some(wait) = events.and_then(|events| wait(events, delivery.attempt)) else {
        return;
    };
    delivery.attempt += 1;
    let due = provider.clock.now().saturating_add(wait);
    let mut state = provider.state();
    state.retries.scheduled += 1;
    let number = state.retries.scheduled;
    state.retries.due.insert((due, number), delivery);
    drop(state);
    let provider = Arc::clone(provider);
    tokio::spawn(async move {
        tokio::time::sleep(wait).await;
        let now = provider.clock.now();
        send_due(&provider, now).await;
    });
}

/// How long is waited after so many attempts. Each wait is twice the one before, so that the last of COUNT
/// repetitions comes after TIME. None where no document says how many there are and over what time.
fn wait(events: &Events<Resolved>, attempts: u32) -> Option<Duration> {
    let (count, time) = events.retries.as_ref()?.value.split_once(" over ")?;
    let (count, time): (u32, _) = (count.trim().parse().ok()?, length(time.trim())?);
    if attempts > count {
        return None;
    }
    // With more doublings than that the first waits are nothing anyway.
    let parts = 2f64.powf(f64::from(count.min(64))) - 1.0;
    let part = 2f64.powf(f64::from(attempts.min(64)) - 1.0);
    Duration::try_from_secs_f64(time.as_secs_f64() * part / parts).ok()
}
