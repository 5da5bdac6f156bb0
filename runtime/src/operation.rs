//! The traits that generated, derived and hand-written operations implement.

use bytes::Bytes;

use crate::{
    Body, BuildError, DecodeContext, Error, Json, OperationMeta, PageError, PageParts,
    ProviderMeta, RequestContext, error::ApiError,
};

/// A provider of an API: the marker type that its client and its operations are bound to.
pub trait Provider: Sized + Send + Sync + 'static {
    /// What holds for all operations of this provider.
    fn meta() -> &'static ProviderMeta;
}

/// One operation with its arguments, as a value.
///
/// It knows how its request is written and how its response is read, and does neither I/O nor
/// authentication nor retries; [`Client::execute`](crate::Client::execute) does these.
pub trait Operation: Send + Sync {
    /// Whose operation it is.
    type Provider: Provider;
    /// What a success gives.
    type Output: Send + 'static;
    /// The documented error responses; [`Infallible`](std::convert::Infallible) where there are none.
    type Error: ApiError;

    /// What is known of the operation before a call.
    fn meta(&self) -> &OperationMeta;

    /// Writes the request.
    ///
    /// # Errors
    /// An argument cannot be sent, for example an empty path parameter.
    fn request(&self, cx: &RequestContext) -> Result<http::Request<Body>, BuildError>;

    /// Reads the response, whatever its status.
    ///
    /// # Errors
    /// The response is an error, documented or not, or does not decode.
    fn decode(
        &self,
        cx: &DecodeContext<'_>,
        response: &http::Response<Bytes>,
    ) -> Result<Self::Output, Error<Self::Error>>;
}

/// An operation whose answer comes in pages.
pub trait Paginated: Operation + Clone {
    /// One entry of a page.
    type Item: Send + 'static;

    /// The request for the first page: what `pages()` sends where the caller gave no size.
    #[must_use]
    fn first(self) -> Self {
        self
    }

    /// The entries of a page.
    fn items(page: Self::Output) -> Vec<Self::Item>;

    /// The operation that gets the page after this one, or `None` after the last page.
    ///
    /// # Errors
    /// The page says that there is another one, and not where.
    fn next(&self, page: &PageParts<'_>) -> Result<Option<Self>, PageError>;

    /// What this operation sends to get its page and no other: an offset, a number, a token or a link. Null
    /// where it sends nothing, for the first page.
    fn position(&self) -> Json;

    /// The operation for the page at this position, which [`Paginated::position`] gave.
    ///
    /// # Errors
    /// It is no position of this operation.
    fn starting_at(self, position: Json) -> Result<Self, PageError>;
}
