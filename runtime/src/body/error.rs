//! Why a body could not be read to its end.

use std::{error::Error as StdError, fmt, time::Duration};

/// A body that could not be read to its end.
#[derive(Debug)]
pub struct BodyError(Problem);

#[derive(Debug)]
enum Problem {
    TooLarge(usize),
    TooDeep(usize),
    Stalled(Duration),
    Broken(Box<dyn StdError + Send + Sync>),
}

impl BodyError {
    /// The stream broke off.
    pub fn new(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self(Problem::Broken(source.into()))
    }

    pub(crate) fn too_large(limit: usize) -> Self {
        Self(Problem::TooLarge(limit))
    }

    pub(crate) fn too_deep(limit: usize) -> Self {
        Self(Problem::TooDeep(limit))
    }

    pub(crate) fn stalled(limit: Duration) -> Self {
        Self(Problem::Stalled(limit))
    }

    /// The largest length in bytes, or the deepest nesting, that was accepted, where the body passes it.
    pub fn limit(&self) -> Option<usize> {
        match self.0 {
            Problem::TooLarge(limit) | Problem::TooDeep(limit) => Some(limit),
            Problem::Stalled(_) | Problem::Broken(_) => None,
        }
    }

    pub(crate) fn is_stalled(&self) -> bool {
        matches!(self.0, Problem::Stalled(_))
    }
}

impl fmt::Display for BodyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Problem::TooLarge(limit) => write!(f, "the body is longer than {limit} bytes"),
            Problem::TooDeep(limit) => write!(f, "the body is nested deeper than {limit} levels"),
            Problem::Stalled(limit) => write!(f, "nothing of the body came for {limit:?}"),
            Problem::Broken(_) => f.write_str("the body broke off"),
        }
    }
}

impl StdError for BodyError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.0 {
            Problem::Broken(source) => Some(&**source),
            _ => None,
        }
    }
}
