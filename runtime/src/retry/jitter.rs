//! Chance.

use std::{
    fmt,
    hash::{BuildHasher, RandomState},
};

/// Where a client takes random numbers from. Tests give it one that they know.
pub trait Jitter: fmt::Debug + Send + Sync {
    /// A number from 0 to 1.
    fn fraction(&self) -> f64;
}

/// Random numbers of the standard library's hash keys, good enough to spread waits.
#[derive(Debug)]
pub(crate) struct RandomJitter;

impl Jitter for RandomJitter {
    fn fraction(&self) -> f64 {
        let bits = u32::try_from(random() >> 32).unwrap_or_default();
        f64::from(bits) / f64::from(u32::MAX)
    }
}

/// 64 random bits.
pub(crate) fn random() -> u64 {
    RandomState::new().hash_one(0_u8)
}
