//! Members that always have the same value.

use super::Tristate;
use crate::decode::{Tolerated, tolerate, trace};

/// Notes where a member that always has this value has another one.
pub fn constant<L: Copy>(found: &impl Holds<L>, member: &'static str, value: L) {
    if !found.holds(&value) {
        trace::within(member, || tolerate(Tolerated::Constant));
    }
}

/// A member that may hold a constant. One that holds nothing holds nothing else.
pub trait Holds<L> {
    /// Whether it holds this value, or nothing.
    fn holds(&self, value: &L) -> bool;
}

impl Holds<&str> for String {
    fn holds(&self, value: &&str) -> bool {
        self == value
    }
}

impl Holds<i64> for i64 {
    fn holds(&self, value: &i64) -> bool {
        self == value
    }
}

impl Holds<bool> for bool {
    fn holds(&self, value: &bool) -> bool {
        self == value
    }
}

impl<T: Holds<L>, L> Holds<L> for Option<T> {
    fn holds(&self, value: &L) -> bool {
        self.as_ref().is_none_or(|held| held.holds(value))
    }
}

impl<T: Holds<L>, L> Holds<L> for Tristate<T> {
    fn holds(&self, value: &L) -> bool {
        self.value().is_none_or(|held| held.holds(value))
    }
}
