//! The application's own verification.

use super::{BoxError, Incoming};
use crate::BoxFuture;

/// Verifies requests of a provider whose signature no document describes, or in addition to a signature.
///
/// ```
/// use bindery::{BoxFuture, webhook::{Incoming, BoxError, Verifier}};
///
/// struct FromOurProxy;
///
/// impl Verifier for FromOurProxy {
///     fn verify<'a>(&'a self, incoming: &'a Incoming) -> BoxFuture<'a, Result<bool, BoxError>> {
///         let is_ours = incoming.headers().contains_key("x-client-certificate-verified");
///         Box::pin(async move { Ok(is_ours) })
///     }
/// }
/// ```
pub trait Verifier: Send + Sync {
    /// Whether the request is what it claims to be; with `false` it is answered with 401.
    fn verify<'a>(&'a self, incoming: &'a Incoming) -> BoxFuture<'a, Result<bool, BoxError>>;
}
