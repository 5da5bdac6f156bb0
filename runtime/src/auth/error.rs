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
}

impl AuthError {
    pub(crate) fn new(scheme: &'static str, problem: impl Into<Cow<'static, str>>) -> Self {
        Self {
            scheme,
            problem: problem.into(),
            source: None,
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
        }
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
