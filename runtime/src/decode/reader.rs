//! How a JSON body becomes a value.

use serde::de::{DeserializeOwned, DeserializeSeed};
use serde_json::Value;

use super::{
    DecodeError,
    at::{At, Step},
    hasty,
    leniency::{Leniency, Sink, Tolerated},
    node::Node,
    trace::{self, Missing, Trace},
    tree::Tree,
};

/// How many members of objects are filled with empty values, all entries of an array counted once.
const MOST_FILLED: usize = 64;

/// Reads the bodies of one call.
///
/// It takes one plain pass of serde. Only where that fails, or something was tolerated that somebody wants
/// to know of, it takes a second one over the same bytes, which knows where it is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reader<'a> {
    pub(crate) operation: &'a str,
    pub(crate) sink: Option<&'a Sink>,
    /// Whether missing members are taken as empty.
    pub(crate) is_lenient: bool,
}

impl Reader<'_> {
    /// Reads what stands at the end of the steps in a body.
    pub(crate) fn json<T: DeserializeOwned>(
        &self,
        steps: &[Step],
        body: &[u8],
    ) -> Result<T, DecodeError> {
        if body.is_empty() {
            return Err(DecodeError::new("", "it is empty"));
        }
        let pass = || plain(steps, body);
        let (read, count) = match trace::counted(|| hasty::run(pass)) {
            (Some(read), count) => (read, count),
            (None, _) => trace::counted(pass),
        };
        match read {
            Ok(Some(value)) if count == 0 || (self.sink.is_none() && !self.is_lenient) => Ok(value),
            Ok(Some(value)) => {
                let (again, trace) = self.again(steps, body);
                self.report(trace.tolerated());
                Ok(again.unwrap_or(value))
            }
            Ok(None) => Err(lacks(steps)),
            Err(error) => {
                let (again, trace) = self.again(steps, body);
                match again {
                    Some(value) if self.is_lenient => {
                        self.report(trace.tolerated());
                        Ok(value)
                    }
                    _ => Err(DecodeError::json(trace.failed_at(), &error)),
                }
            }
        }
    }

    /// Takes the second pass.
    fn again<T: DeserializeOwned>(&self, steps: &[Step], body: &[u8]) -> (Option<T>, Trace) {
        let mut read = None;
        let trace = self.passes(steps, body, &mut |node| read = T::deserialize(node).ok());
        (read, trace)
    }

    /// Takes the second pass, and more of them where missing members are filled. All of it that no type is needed
    /// for is here, so that it is compiled once.
    fn passes(&self, steps: &[Step], body: &[u8], pass: &mut dyn FnMut(Node<'_>)) -> Trace {
        let (tree, trace) = trace::traced(Missing::default(), || Tree::read(body));
        let Some(tree) = tree else { return trace };
        let mut missing = Missing::default();
        loop {
            let ((), mut trace) = trace::traced(missing, || {
                if let Some(tree) = tree.at(steps) {
                    pass(Node::of(tree));
                }
            });
            let more = trace.more_to_fill(MOST_FILLED);
            match more.filter(|_| self.is_lenient) {
                Some(more) => missing = more,
                None => return trace,
            }
        }
    }

    fn report(&self, tolerated: Vec<(String, Tolerated)>) {
        let Some(sink) = self.sink else { return };
        for (path, tolerated) in tolerated {
            (sink.0)(&Leniency {
                operation: self.operation.to_owned(),
                path,
                tolerated,
            });
        }
    }
}

/// The plain pass.
fn plain<T: DeserializeOwned>(steps: &[Step], body: &[u8]) -> Result<Option<T>, serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_slice(body);
    let value = At::<T>::new(steps).deserialize(&mut deserializer)?;
    deserializer.end().map(|()| value)
}

/// Reads a part of a body that was kept as JSON. `None` where it does not fit: then nothing of it counts as
/// tolerated.
pub(crate) fn part<'v, S: DeserializeSeed<'v>>(value: &'v Value, seed: S) -> Option<S::Value> {
    trace::attempt(|| seed.deserialize(Node::Value(value)).ok())
}

/// Reads a JSON value. Where it does not fit, a second pass finds the place, and nothing of it counts as
/// tolerated.
#[cfg(feature = "webhooks")]
pub(crate) fn value<T: DeserializeOwned>(value: &Value) -> Result<T, DecodeError> {
    let read = || T::deserialize(Node::Value(value)).map_err(serde_json::Error::from);
    let mut problem = None;
    let fit = trace::attempt(|| read().map_err(|error| problem = Some(error)).ok());
    fit.ok_or_else(|| {
        let (_, trace) = trace::traced(Missing::default(), || read().is_ok());
        match problem {
            Some(error) => DecodeError::json(trace.failed_at(), &error),
            None => DecodeError::new(trace.failed_at(), "it cannot be read"),
        }
    })
}

/// Reads what stands at the end of the steps, and tells what was tolerated of it. Only where somebody wants to
/// know, and there is something, it takes a second pass, which knows where it is.
#[cfg(feature = "webhooks")]
pub(crate) fn noted<T>(
    steps: &[Step],
    reports: bool,
    read: impl Fn() -> T,
) -> (T, Vec<(String, Tolerated)>) {
    let (value, count) = trace::counted(&read);
    if count == 0 || !reports {
        return (value, Vec::new());
    }
    let (value, trace) = trace::traced(Missing::default(), || {
        for step in steps {
            match step {
                Step::Member(name) => trace::enter_member(name),
                Step::Entry(index) => trace::enter_entry(*index),
            }
        }
        read()
    });
    (value, trace.tolerated())
}

fn lacks(steps: &[Step]) -> DecodeError {
    let member = match steps.last() {
        Some(Step::Member(member)) => &**member,
        _ => "",
    };
    DecodeError::new("", format!("missing field `{member}`"))
}
