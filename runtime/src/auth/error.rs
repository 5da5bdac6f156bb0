//! Credentials that could not be had or sent.

use std::{borrow::Cow, error::Error as StdError, fmt, sync::Arc};

/// A credential that could not be had or sent.
///
/// It is cheap to clone: all calls that waited for one token get the same error.
#[derive(Clone, Debug)]
pub struct AuthError {
    scheme: &'static str,
    problem: Cow<'static, str>,
    source: Option<Arc<dyn StdError + Send + Sync>>,
    is_passing: bool,
}

impl AuthError {
    pub(crate) fn new(scheme: &'static str, problem: impl Into<Cow<'static, str>>) -> Self {
        Self {
            scheme,
            problem: problem.into(),
            source: None,
            is_passing: false,
        }
    }

    pub(crate) fn because(
        scheme: &'static str,
        problem: impl Into<Cow<'static, str>>,
        source: impl Into<Box<dyn StdError + Send + Sync>>,
    ) -> Self {
        Self {
            scheme,
            problem: problem.into(),
            source: Some(source.into().into()),
            is_passing: false,
        }
    }

    /// The same failure as one that may pass by itself: the server was not reached, or is overloaded.
    pub(crate) fn passing(mut self) -> Self {
        self.is_passing = true;
        self
    }

    /// Whether another try may succeed.
    pub(crate) fn is_passing(&self) -> bool {
        self.is_passing
    }

    /// The name of the scheme.
    pub fn scheme(&self) -> &str {
        self.scheme
    }
}

impl fmt::Display for AuthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "authentication by `{}`: {}", self.scheme, self.problem)
    }
}

impl StdError for AuthError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_ref().map(|source| &**source as _)
    }
}
