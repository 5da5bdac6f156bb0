//! Whether the pass under way decides by what comes first.
//!
//! It is kept for the thread, because the types that are read know nothing of it.

use std::cell::Cell;

thread_local! {
    static STATE: Cell<State> = const { Cell::new(State::Off) };
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Off,
    On,
    /// What came later proved a decision wrong.
    Wrong,
}

/// Runs a pass that decides by what comes first. `None` where it decided wrong.
pub(super) fn run<T>(pass: impl FnOnce() -> T) -> Option<T> {
    let outer = Outer(STATE.replace(State::On));
    let value = pass();
    let is_wrong = STATE.get() == State::Wrong;
    drop(outer);
    (!is_wrong).then_some(value)
}

/// Whether the pass under way decides by what comes first.
#[inline]
pub(crate) fn is_on() -> bool {
    STATE.get() == State::On
}

/// The pass under way decided wrong.
pub(crate) fn give_up() {
    STATE.set(State::Wrong);
}

/// The state of the pass around this one; it is put back even where this one panics.
struct Outer(State);

impl Drop for Outer {
    fn drop(&mut self) {
        STATE.set(self.0);
    }
}
