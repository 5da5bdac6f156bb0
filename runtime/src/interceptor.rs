//! What looks at every request and response.

use std::{error::Error as StdError, fmt};

use http::{Request, Response};

use crate::Body;

/// Looks at every request before it is sent and at every response when its head is there, each attempt
/// included.
///
/// A request has its credentials when it gets here, so that it can be signed. Requests for tokens, and those
/// that a redirect sends to another origin, do not get here.
///
/// ```
/// use bindery::{Body, Interceptor};
///
/// #[derive(Debug)]
/// struct Stamp;
///
/// impl Interceptor for Stamp {
///     fn before(
///         &self,
///         request: &mut http::Request<Body>,
///     ) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
///         request.headers_mut().insert("x-stamp", "1".parse()?);
///         Ok(())
///     }
/// }
/// ```
pub trait Interceptor: fmt::Debug + Send + Sync {
    /// Changes a request before it is sent.
    ///
    /// # Errors
    /// The request must not be sent; the call ends with this error. It must print no secret.
    fn before(&self, request: &mut Request<Body>) -> Result<(), Box<dyn StdError + Send + Sync>> {
        let _ = request;
        Ok(())
    }

    /// Changes a response before anything reads it.
    fn after(&self, response: &mut Response<Body>) {
        let _ = response;
    }
}
