//! Errors of any operation.

use std::{any::Any, fmt};

use super::{ApiError, Error};

/// A failed call of any operation: what an application that makes many calls returns.
///
/// Every [`Error`] becomes one by `?`.
pub type AnyError = Error<AnyApiError>;

/// A documented error response of some operation.
pub struct AnyApiError(Box<dyn Any + Send + Sync>);

impl AnyApiError {
    /// The documented error response, if it is one of this type.
    pub fn downcast_ref<E: ApiError>(&self) -> Option<&E> {
        self.0.downcast_ref()
    }
}

impl fmt::Debug for AnyApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AnyApiError(..)")
    }
}

impl<E: ApiError> From<Error<E>> for AnyError {
    fn from(error: Error<E>) -> Self {
        error.map_api(|error| AnyApiError(Box::new(error)))
    }
}
