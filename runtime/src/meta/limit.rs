//! How often an API may be called.

use std::time::Duration;

/// A documented limit of how often an API may be called.
#[derive(Clone, Copy, Debug)]
pub struct Limit {
    pub(crate) name: &'static str,
    pub(crate) amount: u64,
    pub(crate) per: LimitPeriod,
    pub(crate) methods: &'static [&'static str],
}

/// What a limit is counted over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LimitPeriod {
    /// This time.
    Every(Duration),
    /// A calendar month.
    Month,
    /// What is under way at one moment.
    InFlight,
}

impl Limit {
    /// So many calls of any method in this time.
    pub const fn new(name: &'static str, amount: u64, per: LimitPeriod) -> Self {
        Self {
            name,
            amount,
            per,
            methods: &[],
        }
    }

    /// Only calls of these methods count, such as `GET`.
    #[must_use]
    pub const fn methods(mut self, methods: &'static [&'static str]) -> Self {
        self.methods = methods;
        self
    }
}
