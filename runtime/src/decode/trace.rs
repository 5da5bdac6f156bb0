//! What a pass over a body keeps apart from the value: how much was tolerated, and in a second pass where.
//!
//! It is kept for the thread, because the types that are read know nothing of it.

use std::cell::{Cell, RefCell};

use super::{at::Step, leniency::Tolerated};

thread_local! {
    /// How often something was tolerated in the pass under way.
    static COUNT: Cell<usize> = const { Cell::new(0) };
    /// What the pass under way keeps, where it is one that looks for places.
    static TRACE: RefCell<Option<Box<Trace>>> = const { RefCell::new(None) };
}

/// What a second pass keeps.
#[derive(Debug, Default)]
pub(super) struct Trace {
    path: Vec<Step>,
    /// Where the pass failed first.
    failed_at: Option<String>,
    tolerated: Vec<(String, Tolerated)>,
    missing: Missing,
}

/// The members that bodies lack.
#[derive(Debug, Default)]
pub(super) struct Missing {
    /// Those that get an empty value.
    filled: Vec<Member>,
    /// Those whose type has no empty value.
    refused: Vec<Member>,
    /// The one that was missed first.
    wanted: Option<Member>,
}

/// A member of objects: their place, where all entries of an array are one, their type and the name.
type Member = (String, &'static str, &'static str);

/// Where things stand before something is tried that may be undone.
#[derive(Clone, Copy, Debug)]
struct Mark {
    tolerated: usize,
    has_failed: bool,
}

/// Notes that a value was tolerated.
pub fn tolerate(tolerated: Tolerated) {
    COUNT.set(COUNT.get() + 1);
    with(|trace| {
        let place = place(&trace.path);
        trace.tolerated.push((place, tolerated));
    });
}

/// Runs a first pass; with what it gives, how much was tolerated.
pub(super) fn counted<T>(pass: impl FnOnce() -> T) -> (T, usize) {
    let outer = Outer::enter(None);
    let value = pass();
    let count = COUNT.get();
    drop(outer);
    (value, count)
}

/// Runs a second pass, which fills these members.
pub(super) fn traced<T>(missing: Missing, pass: impl FnOnce() -> T) -> (T, Trace) {
    let outer = Outer::enter(Some(Box::new(Trace {
        missing,
        ..Trace::default()
    })));
    let value = pass();
    let trace = TRACE.take().unwrap_or_default();
    drop(outer);
    (value, *trace)
}

/// Goes down to an entry of an array.
pub(crate) fn enter_entry(index: usize) {
    with(|trace| trace.path.push(Step::Entry(index)));
}

/// Goes down to a member of an object.
pub(crate) fn enter_member(name: &str) {
    with(|trace| trace.path.push(Step::Member(name.to_owned().into())));
}

/// Comes back from a step.
pub(crate) fn leave(is_ok: bool) {
    with(|trace| {
        if !is_ok && trace.failed_at.is_none() {
            trace.failed_at = Some(place(&trace.path));
        }
        trace.path.pop();
    });
}

/// Does something at the member of this name.
pub(crate) fn within<T>(member: &'static str, work: impl FnOnce() -> T) -> T {
    enter_member(member);
    let value = work();
    leave(true);
    value
}

/// Undoes what was noted of something that was tried in vain. It still counts: that it was in vain is
/// something to note too.
pub(super) fn attempt<T>(work: impl FnOnce() -> Option<T>) -> Option<T> {
    let mark = mark();
    let value = work();
    if value.is_none() {
        undo(mark);
    }
    value
}

/// The members of the object at hand that are to be filled where it lacks them.
pub(super) fn fills(object: &'static str) -> Vec<&'static str> {
    with(|trace| {
        let place = pattern(&trace.path);
        let here = trace
            .missing
            .filled
            .iter()
            .filter(|(at, of, _)| *of == object && *at == place);
        here.map(|(_, _, name)| *name).collect()
    })
    .unwrap_or_default()
}

/// The object at hand lacks a member.
pub(super) fn want(object: &'static str, name: &'static str) {
    with(|trace| {
        let member = (pattern(&trace.path), object, name);
        let Missing {
            refused, wanted, ..
        } = &mut trace.missing;
        if wanted.is_none() && !refused.contains(&member) {
            *wanted = Some(member);
        }
    });
}

/// Fills a member of the object at hand with an empty value.
pub(super) fn fill<T, E>(
    object: &'static str,
    name: &'static str,
    empty: impl FnOnce() -> Result<T, E>,
) -> Option<T> {
    let mark = mark();
    let value = empty().ok();
    let is_filled = note_fill(object, name, mark, value.is_some());
    value.filter(|_| is_filled)
}

/// Notes that a member is filled, or that it cannot be. Which of both, what was made of it since the mark tells.
fn note_fill(object: &'static str, name: &'static str, mark: Mark, has_value: bool) -> bool {
    with(|trace| {
        let noted = trace.tolerated.split_off(mark.tolerated);
        // A text that is no date is kept where a server sends it, but it is not made up.
        let is_made_up = noted.iter().any(|(_, what)| *what == Tolerated::Text);
        if has_value && !is_made_up && !is_id(name) {
            trace.path.push(Step::Member(name.into()));
            let place = place(&trace.path);
            trace.path.pop();
            trace.tolerated.push((place, Tolerated::MissingMember));
            return true;
        }
        let member = (pattern(&trace.path), object, name);
        trace.missing.filled.retain(|filled| *filled != member);
        trace.missing.refused.push(member);
        false
    })
    .unwrap_or_default()
}

impl Trace {
    /// Where the pass failed; empty where it did not, or for the body as a whole.
    pub(super) fn failed_at(&self) -> &str {
        self.failed_at.as_deref().unwrap_or_default()
    }

    /// What was tolerated, each with its place.
    pub(super) fn tolerated(self) -> Vec<(String, Tolerated)> {
        self.tolerated
    }

    /// What another pass is to fill, where it is more than this one filled.
    pub(super) fn more_to_fill(&mut self, most: usize) -> Option<Missing> {
        let missing = &mut self.missing;
        let known = missing.filled.len() + missing.refused.len();
        let wanted = missing.wanted.take().filter(|_| known < most)?;
        if missing.filled.contains(&wanted) {
            return None;
        }
        missing.filled.push(wanted);
        Some(std::mem::take(missing))
    }
}

/// What the pass around this one keeps; it is put back even where this one panics.
struct Outer(usize, Option<Box<Trace>>);

impl Outer {
    fn enter(trace: Option<Box<Trace>>) -> Self {
        Self(COUNT.replace(0), TRACE.replace(trace))
    }
}

impl Drop for Outer {
    fn drop(&mut self) {
        COUNT.set(self.0);
        TRACE.set(self.1.take());
    }
}

fn with<T>(work: impl FnOnce(&mut Trace) -> T) -> Option<T> {
    TRACE.with_borrow_mut(|trace| trace.as_deref_mut().map(work))
}

fn mark() -> Mark {
    let (tolerated, has_failed) =
        with(|trace| (trace.tolerated.len(), trace.failed_at.is_some())).unwrap_or_default();
    Mark {
        tolerated,
        has_failed,
    }
}

fn undo(mark: Mark) {
    with(|trace| {
        trace.tolerated.truncate(mark.tolerated);
        if !mark.has_failed {
            trace.failed_at = None;
        }
    });
}

/// Whether a member is an id by its name, where its type does not tell.
fn is_id(name: &str) -> bool {
    ["id", "gid", "uuid"].contains(&name) || name.ends_with("_id") || name.ends_with("Id")
}

/// The steps as people read them: `data[3].status`.
fn place(path: &[Step]) -> String {
    written(path, |index| index.to_string())
}

/// The place that all entries of an array share: `data[].status`.
fn pattern(path: &[Step]) -> String {
    written(path, |_| String::new())
}

fn written(path: &[Step], entry: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    for step in path {
        match step {
            Step::Member(name) => {
                if !text.is_empty() {
                    text.push('.');
                }
                text.push_str(name);
            }
            Step::Entry(index) => {
                text.push('[');
                text.push_str(&entry(*index));
                text.push(']');
            }
        }
    }
    text
}
