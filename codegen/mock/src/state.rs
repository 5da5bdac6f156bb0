//! What changes while the mock runs.

use std::collections::{HashMap, VecDeque};

use crate::fault::Fault;
use crate::rates::Rates;
use crate::recorded::Recorded;
use crate::store::Store;
use crate::tokens::Tokens;

/// As many requests are kept; older ones are forgotten.
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
    faults: VecDeque<Fault>,
    requests: u64,
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

    pub(crate) fn record(&mut self, recorded: Recorded) {
        if self.recorded.len() == MAX_RECORDED {
            self.recorded.pop_front();
        }
        self.recorded.push_back(recorded);
    }
}
