//! What changes while the mock runs.

use std::collections::{HashMap, VecDeque};

use crate::events::Delivered;
use crate::fault::Fault;
use crate::rates::Rates;
use crate::recorded::Recorded;
use crate::store::Store;
use crate::tokens::Tokens;

/// As many requests and deliveries are kept; older ones are forgotten.
const MAX_RECORDED: usize = 10_000;

/// What changes while the mock runs.
#[derive(Debug, Default)]
pub(crate) struct State {
    pub(crate) store: Store,
    pub(crate) tokens: Tokens,
    pub(crate) rates: Rates,
    pub(crate) recorded: VecDeque<Recorded>,
    /// Answers by idempotency key: what was done once is not done again.
    pub(crate) done: HashMap<String, crate::answer::Answer>,
    pub(crate) deliveries: VecDeque<Delivered>,
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

    pub(crate) fn record(&mut self, recorded: Recorded) {
        keep(&mut self.recorded, recorded);
    }

    pub(crate) fn delivered(&mut self, delivered: Delivered) {
        keep(&mut self.deliveries, delivered);
    }
}

fn keep<T>(kept: &mut VecDeque<T>, new: T) {
    if kept.len() == MAX_RECORDED {
        kept.pop_front();
    }
    kept.push_back(new);
}
