//! Why a client could not be set up.

use std::{error::Error as StdError, fmt};

#[cfg(feature = "reqwest")]
use crate::transport::TransportError;

/// A client that could not be set up.
#[derive(Debug)]
pub struct ConfigError(Problem);

#[derive(Debug)]
enum Problem {
    BaseUrl(&'static str),
    MissingVariables(Vec<&'static str>),
    MissingPartner(&'static str, &'static str),
    NotAllowed {
        what: &'static str,
        given: String,
        allowed: Vec<&'static str>,
    },
    MissingCredential(Vec<&'static str>),
    Header(String),
    #[cfg(not(feature = "reqwest"))]
    MissingTransport,
    #[cfg(feature = "reqwest")]
    Transport(TransportError),
}

impl ConfigError {
    pub(crate) fn base_url(problem: &'static str) -> Self {
        Self(Problem::BaseUrl(problem))
    }

    pub(crate) fn missing_variables(names: Vec<&'static str>) -> Self {
        Self(Problem::MissingVariables(names))
    }

    /// One variable of a pair is set and the other is not.
    pub(crate) fn missing_partner(set: &'static str, missing: &'static str) -> Self {
        Self(Problem::MissingPartner(set, missing))
    }

    /// A name or a value that is none of those that the provider has; without any, none is.
    pub(crate) fn not_allowed(
        what: &'static str,
        given: &str,
        allowed: impl IntoIterator<Item = &'static str>,
    ) -> Self {
        Self(Problem::NotAllowed {
            what,
            given: given.to_owned(),
            allowed: allowed.into_iter().collect(),
        })
    }

    pub(crate) fn missing_credential(schemes: Vec<&'static str>) -> Self {
        Self(Problem::MissingCredential(schemes))
    }

    pub(crate) fn header(name: &str) -> Self {
        Self(Problem::Header(name.to_owned()))
    }

    #[cfg(not(feature = "reqwest"))]
    pub(crate) fn missing_transport() -> Self {
        Self(Problem::MissingTransport)
    }

    #[cfg(feature = "reqwest")]
    pub(crate) fn transport(error: TransportError) -> Self {
        Self(Problem::Transport(error))
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Problem::BaseUrl(problem) => write!(f, "the base URL {problem}"),
            Problem::MissingVariables(names) => {
                write!(
                    f,
                    "no credential in the environment: set {}",
                    names.join(" or ")
                )
            }
            Problem::MissingPartner(set, missing) => {
                write!(f, "{set} is set in the environment and {missing} is not")
            }
            Problem::NotAllowed {
                what,
                given,
                allowed,
            } if allowed.is_empty() => write!(f, "{what} `{given}`"),
            Problem::NotAllowed {
                what,
                given,
                allowed,
            } => write!(f, "{what} `{given}`; there is {}", allowed.join(", ")),
            Problem::MissingCredential(schemes) => {
                write!(f, "no credential was given: set {}", schemes.join(" or "))
            }
            Problem::Header(name) => {
                write!(
                    f,
                    "the header `{name}` has a name or value that cannot be sent"
                )
            }
            #[cfg(not(feature = "reqwest"))]
            Problem::MissingTransport => f.write_str("no transport was given"),
            #[cfg(feature = "reqwest")]
            Problem::Transport(_) => f.write_str("the transport could not be set up"),
        }
    }
}

impl StdError for ConfigError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.0 {
            #[cfg(feature = "reqwest")]
            Problem::Transport(error) => Some(error),
            _ => None,
        }
    }
}
