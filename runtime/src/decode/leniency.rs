//! What decoding tolerated, so that people see an API change before it breaks them.

use std::{cell::Cell, fmt, sync::Arc};

use serde::de::{self, DeserializeOwned, DeserializeSeed as _};

use super::at::{At, Step};

/// How many places of one body are looked for.
const MOST: usize = 16;

/// A value that is not what the provider's documents say and was kept all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Leniency {
    /// The name of the operation, such as `webhooks.list`.
    pub operation: String,
    /// Where in the body, such as `data[3].status`. Of a value inside a union, the place of the union.
    pub path: String,
    /// What was tolerated.
    pub tolerated: Tolerated,
}

/// What was tolerated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Tolerated {
    /// An enum has a value that is not documented.
    EnumValue,
    /// A union has a variant that is not documented.
    UnionVariant,
    /// A date and time, or a URL, that does not look like one.
    Text,
}

/// Whom leniencies are reported to.
#[derive(Clone)]
pub(crate) struct Sink(pub(crate) Arc<dyn Fn(&Leniency) + Send + Sync>);

impl fmt::Debug for Sink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sink(..)")
    }
}

/// What the pass over a body that is under way on this thread does with leniencies.
#[derive(Clone, Copy)]
struct Pass {
    /// How many there were.
    seen: usize,
    /// Which one fails the pass, counted from 0.
    fails_at: Option<usize>,
    failed: Option<Tolerated>,
}

const COUNTING: Pass = Pass {
    seen: 0,
    fails_at: None,
    failed: None,
};

thread_local! {
    static PASS: Cell<Pass> = const { Cell::new(COUNTING) };
}

/// Notes that a value was tolerated. It fails only where the places of leniencies are looked for.
pub fn tolerate<E: de::Error>(tolerated: Tolerated) -> Result<(), E> {
    let mut pass = PASS.get();
    if pass.failed.is_none() && pass.fails_at == Some(pass.seen) {
        pass.failed = Some(tolerated);
    }
    pass.seen += 1;
    PASS.set(pass);
    match pass.failed {
        None => Ok(()),
        Some(_) => Err(E::custom("tolerated")),
    }
}

/// Decodes, and gives how many leniencies there were too.
pub(super) fn counted<T>(decode: impl FnOnce() -> T) -> (T, usize) {
    let (value, pass) = run(COUNTING, decode);
    (value, pass.seen)
}

/// Runs one pass. A pass inside of another leaves that one as it was.
fn run<T>(pass: Pass, decode: impl FnOnce() -> T) -> (T, Pass) {
    let outer = PASS.replace(pass);
    let value = decode();
    (value, PASS.replace(outer))
}

/// Finds the places of leniencies in a body that decoded, by a pass for each that fails there.
pub(super) fn places<T: DeserializeOwned>(
    steps: &[Step],
    body: &[u8],
    count: usize,
) -> Vec<(String, Tolerated)> {
    let place = |index| {
        let pass = Pass {
            fails_at: Some(index),
            ..COUNTING
        };
        let mut deserializer = serde_json::Deserializer::from_slice(body);
        let mut track = serde_path_to_error::Track::new();
        let tracked = serde_path_to_error::Deserializer::new(&mut deserializer, &mut track);
        let (_, pass) = run(pass, || At::<T>::new(steps).deserialize(tracked).is_ok());
        pass.failed
            .map(|tolerated| (track.path().to_string(), tolerated))
    };
    (0..count.min(MOST)).filter_map(place).collect()
}
