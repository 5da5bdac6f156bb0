//! How a JSON body becomes a value.

use serde::de::{DeserializeOwned, DeserializeSeed};
use serde_json::Value;

use super::{
    DecodeError,
    at::{At, Step},
    hasty,
    leniency::{Leniency, Sink, Tolerated},
    trace::{self, Missing, Trace},
    traced::Traced,
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
        let pass = || {
            let mut deserializer = serde_json::Deserializer::from_slice(body);
            let value = At::<T>::new(steps).deserialize(&mut deserializer)?;
            deserializer.end().map(|()| value)
        };
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

    /// Takes the second pass, and more of them where missing members are filled.
    fn again<T: DeserializeOwned>(&self, steps: &[Step], body: &[u8]) -> (Option<T>, Trace) {
        let mut missing = Missing::default();
        loop {
            let (read, mut trace) = trace::traced(missing, || {
                let mut deserializer = serde_json::Deserializer::from_slice(body);
                let value = At::<T>::new(steps).deserialize(Traced(&mut deserializer));
                let value = value.ok().flatten()?;
                deserializer.end().ok().map(|()| value)
            });
            let more = trace.more_to_fill(MOST_FILLED);
            match more.filter(|_| self.is_lenient) {
                Some(more) => missing = more,
                None => return (read, trace),
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

/// Reads a part of a body that was kept as JSON. `None` where it does not fit: then nothing of it counts as
/// tolerated.
pub(crate) fn part<'v, S: DeserializeSeed<'v>>(value: &'v Value, seed: S) -> Option<S::Value> {
    trace::attempt(|| {
        if trace::is_on() {
            seed.deserialize(Traced(value)).ok()
        } else {
            seed.deserialize(value).ok()
        }
    })
}

/// Reads a JSON value. Where it does not fit, a second pass finds the place, and nothing of it counts as
/// tolerated.
#[cfg(feature = "webhooks")]
pub(crate) fn value<T: DeserializeOwned>(value: &Value) -> Result<T, DecodeError> {
    let mut problem = None;
    let read = trace::attempt(|| {
        let read = if trace::is_on() {
            T::deserialize(Traced(value))
        } else {
            T::deserialize(value)
        };
        read.map_err(|error| problem = Some(error)).ok()
    });
    read.ok_or_else(|| {
        let (_, trace) =
            trace::traced(Missing::default(), || T::deserialize(Traced(value)).is_ok());
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
            trace::enter(|| step.clone());
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
