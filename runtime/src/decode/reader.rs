//! How a JSON body becomes a value.

use std::marker::PhantomData;

use serde::de::{DeserializeOwned, DeserializeSeed};
use serde_json::Value;

use super::{
    DecodeError,
    at::Step,
    envelope::Enveloped,
    hasty,
    leniency::{Leniency, Sink, Tolerated},
    node::Node,
    trace::{self, Missing, Trace},
    tree::Tree,
};

/// How many members of objects are filled with empty values, all entries of an array counted once.
const MOST_FILLED: usize = 64;

/// The longest body, in bytes, that a second pass is taken over. It takes memory many times the length of some
/// bodies, which no server's answer may use up.
const MOST_TRACED: usize = 8 << 20;

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
    /// Reads a body.
    pub(crate) fn whole<T: DeserializeOwned>(&self, body: &[u8]) -> Result<T, DecodeError> {
        self.read(&[], body, whole)
    }

    /// Reads the member of a body that is its envelope.
    pub(crate) fn enveloped<T: DeserializeOwned>(
        &self,
        member: &'static str,
        body: &[u8],
    ) -> Result<T, DecodeError> {
        self.read(&[Step::Member(member.into())], body, enveloped)
    }

    /// Reads what stands at the end of the steps in a body, which the plain pass reads too.
    fn read<T: DeserializeOwned>(
        &self,
        steps: &[Step],
        body: &[u8],
        plain: Plain<T>,
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
                let (again, second) = self.again(steps, body);
                self.report(second.trace.tolerated());
                Ok(again.unwrap_or(value))
            }
            Ok(None) => Err(lacks(steps)),
            Err(error) => {
                let (again, second) = self.again(steps, body);
                match again {
                    Some(value) if self.is_lenient => {
                        self.report(second.trace.tolerated());
                        Ok(value)
                    }
                    _ => Err(second.explain(steps, &error)),
                }
            }
        }
    }

    /// Takes the second pass.
    fn again<T: DeserializeOwned>(&self, steps: &[Step], body: &[u8]) -> (Option<T>, Second) {
        let mut read = None;
        let second = self.passes(steps, body, &mut |node| {
            read = T::deserialize(node).ok();
            read.is_some()
        });
        (read, second)
    }

    /// Takes the second pass, and more of them where missing members are filled. All of it that no type is needed
    /// for is here, so that it is compiled once.
    fn passes(
        &self,
        steps: &[Step],
        body: &[u8],
        pass: &mut dyn FnMut(Node<'_>) -> bool,
    ) -> Second {
        let text = Some(body).filter(|body| body.len() <= MOST_TRACED);
        let (tree, trace) = trace::traced(Missing::default(), || Tree::read(text?));
        let Some(tree) = tree else {
            let found = Found::Unread;
            return Second { found, trace };
        };
        let mut missing = Missing::default();
        loop {
            let (found, mut trace) = trace::traced(missing, || match tree.at(steps) {
                Some(tree) => {
                    trace::leave(pass(Node::of(tree)));
                    Found::Value
                }
                None => Found::Nothing,
            });
            let more = trace.more_to_fill(MOST_FILLED);
            match more.filter(|_| self.is_lenient) {
                Some(more) => missing = more,
                None => return Second { found, trace },
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

/// A plain pass.
type Plain<T> = fn(&[Step], &[u8]) -> Result<Option<T>, serde_json::Error>;

/// What came of a second pass.
struct Second {
    found: Found,
    trace: Trace,
}

/// What stands at the end of the steps.
enum Found {
    Value,
    Nothing,
    /// The text is no JSON, here or elsewhere, or too long.
    Unread,
}

impl Second {
    /// Why the first pass failed with this error.
    fn explain(&self, steps: &[Step], error: &serde_json::Error) -> DecodeError {
        match self.found {
            Found::Nothing => lacks(steps),
            // The text may go wrong behind what did not fit, at another place.
            Found::Unread if error.is_data() => DecodeError::json("", error),
            Found::Value | Found::Unread => DecodeError::json(self.trace.failed_at(), error),
        }
    }
}

fn whole<T: DeserializeOwned>(_: &[Step], body: &[u8]) -> Result<Option<T>, serde_json::Error> {
    serde_json::from_slice(body).map(Some)
}

fn enveloped<T: DeserializeOwned>(
    steps: &[Step],
    body: &[u8],
) -> Result<Option<T>, serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_slice(body);
    let seed = Enveloped {
        member: steps.first(),
        value: PhantomData,
    };
    let value = seed.deserialize(&mut deserializer)?;
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

#[cfg(test)]
mod tests {
    use super::Reader;

    #[test]
    fn what_has_no_envelope_lacks_its_member() {
        let reader = Reader {
            operation: "ping",
            sink: None,
            is_lenient: false,
        };
        let read = |body: &str| reader.enveloped::<u8>("data", body.as_bytes());
        assert_eq!(read(r#"{"a":[],"data":7}"#), Ok(7));
        for body in ["{}", "[7]", "7", "null", r#"{"a":{"data":7}}"#] {
            let error = read(body).unwrap_err().to_string();
            assert!(error.ends_with(": missing field `data`"), "{body}: {error}");
        }
        for (body, problem) in [
            (r#"{"data":"7"}"#, "at `data`: invalid type"),
            (r#"{"data":7,"a":[1,"#, " at `a`: EOF"),
            (r#"{"data":[7,"#, "type: invalid type: sequence"),
            ("", ": it is empty"),
        ] {
            let error = read(body).unwrap_err().to_string();
            assert!(error.contains(problem), "{body}: {error}");
        }
        let long = format!(r#"{{"data":"{}"}}"#, "x".repeat(super::MOST_TRACED));
        let error = read(&long).unwrap_err().to_string();
        assert!(error.contains("type: invalid type: string"), "{error}");
    }
}
