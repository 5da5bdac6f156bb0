//! What changes while the mock runs.

use std::collections::VecDeque;

use indexmap::IndexMap;

use crate::answer::Answer;
use crate::events::{Delivered, Retries};
use crate::fault::Fault;
use crate::rates::Rates;
use crate::recorded::Recorded;
use crate::store::Store;
use crate::tokens::Tokens;

/// As many requests, deliveries and answers are kept; older ones are forgotten.
const MAX_KEPT: usize = 10_000;

/// The bodies of the requests that are kept are not longer than this together.
const MAX_KEPT_BYTES: usize = 64 << 20;

/// What changes while the mock runs.
#[derive(Debug, Default)]
pub(crate) struct State {
    pub(crate) store: Store,
    pub(crate) tokens: Tokens,
    pub(crate) rates: Rates,
    pub(crate) recorded: VecDeque<Recorded>,
    recorded_bytes: usize,
    /// Answers by idempotency key: what was done once is not done again.
    done: IndexMap<String, Answer>,
    pub(crate) deliveries: VecDeque<Delivered>,
    pub(crate) retries: Retries,
    faults: VecDeque<Fault>,
    requests: u64,
    sent: u64,
}

impl State {
    /// The number of a request, from 1.
    pub(crate) fn next_request(&mut self) -> u64 {
        self.requests += 1;
        self.requests
    }

    /// Fails the next requests so, after those that are to fail already.
    pub(crate) fn fail(&mut self, fault: Fault) {
        self.faults.push_back(fault);
    }

    /// The fault of the request that arrived now.
    pub(crate) fn next_fault(&mut self) -> Option<Fault> {
        while let Some(fault) = self.faults.front_mut() {
            if fault.times > 0 {
                fault.times -= 1;
                return Some(fault.clone());
            }
            self.faults.pop_front();
        }
        None
    }

    /// The number of a delivery, from 1.
    pub(crate) fn next_delivery(&mut self) -> u64 {
        self.sent += 1;
        self.sent
    }

    /// The answer to the call with this idempotency key, if there was one.
    pub(crate) fn done_before(&self, key: &str) -> Option<Answer> {
        self.done.get(key).cloned()
    }

    pub(crate) fn done(&mut self, key: String, answer: Answer) {
        if self.done.len() == MAX_KEPT {
            self.done.shift_remove_index(0);
        }
        self.done.insert(key, answer);
    }

    pub(crate) fn record(&mut self, recorded: Recorded) {
        self.recorded_bytes += recorded.body.len();
        self.recorded.push_back(recorded);
        while self.recorded.len() > MAX_KEPT || self.recorded_bytes > MAX_KEPT_BYTES {
            let Some(oldest) = self.recorded.pop_front() else {
                return;
            };
            self.recorded_bytes -= oldest.body.len();
        }
    }

    pub(crate) fn delivered(&mut self, delivered: Delivered) {
        if self.deliveries.len() == MAX_KEPT {
            self.deliveries.pop_front();
        }
        self.deliveries.push_back(delivered);
    }
}
