//! How requests are written.

mod arguments;
pub(crate) mod cookie;
mod json;
mod link;
mod multipart;
mod path;
mod query;
mod scalar;
mod upload;
mod writer;

use std::{fmt, sync::Arc};

pub use self::{
    arguments::Arguments,
    query::Style,
    upload::{Upload, Uploads},
    writer::RequestWriter,
};
use crate::{
    CallOptions, OperationMeta, Provider, ProviderMeta, base_url::BaseUrl, config::ConfigError,
};

/// What a request is written for: the provider and the address of its server.
#[derive(Clone, Debug)]
pub struct RequestContext {
    pub(crate) provider: &'static ProviderMeta,
    pub(crate) base_url: Arc<BaseUrl>,
    pub(crate) options: Arc<CallOptions>,
}

impl RequestContext {
    /// A context outside a client, for requests that something else sends.
    ///
    /// # Errors
    /// The base URL is not an absolute `http` or `https` URL, or holds a query, a fragment or a user.
    pub fn new<P: Provider>(base_url: &str) -> Result<Self, ConfigError> {
        Ok(Self {
            provider: P::meta(),
            base_url: Arc::new(BaseUrl::parse(base_url)?),
            options: Arc::default(),
        })
    }

    /// Begins the request of an operation.
    pub fn start<'a>(&'a self, meta: &'a OperationMeta) -> RequestWriter<'a> {
        RequestWriter::new(self, meta)
    }
}

/// A request that cannot be written, because an argument cannot be sent.
///
/// It names the argument and never shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BuildError {
    argument: String,
    problem: &'static str,
}

impl BuildError {
    /// The argument of this name on the wire has this problem.
    pub fn new(argument: impl Into<String>, problem: &'static str) -> Self {
        Self {
            argument: argument.into(),
            problem,
        }
    }

    /// The name of the argument, as it is on the wire.
    pub fn argument(&self) -> &str {
        &self.argument
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` {}", self.argument, self.problem)
    }
}

impl std::error::Error for BuildError {}
