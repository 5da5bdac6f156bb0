//! How responses are read.

pub(crate) mod at;
mod depth;
mod envelope;
mod error;
pub(crate) mod hasty;
mod leniency;
mod members;
mod node;
mod reader;
pub(crate) mod trace;
mod tree;

use bytes::Bytes;
use serde::de::{DeserializeOwned, IgnoredAny};

#[cfg(feature = "webhooks")]
pub(crate) use self::reader::{noted, value};
pub use self::{
    error::DecodeError,
    leniency::{Leniency, Tolerated},
    trace::tolerate,
};
pub(crate) use self::{
    leniency::Sink,
    reader::{Reader, part},
};
use crate::{
    Body, CallOptions, Error, OperationMeta, ProviderMeta,
    body::BodyError,
    core::Trace,
    error::{ApiError, ErrorResponse},
    meta::Envelope,
};

/// What a response is read for: the operation, and the call that got it.
#[derive(Clone, Debug)]
pub struct DecodeContext<'a> {
    provider: &'static ProviderMeta,
    meta: &'a OperationMeta,
    trace: Trace,
    received: jiff::Timestamp,
    options: Option<&'a CallOptions>,
    sink: Option<&'a Sink>,
}

impl<'a> DecodeContext<'a> {
    /// The context of a response received now, at the first attempt.
    pub fn new(provider: &'static ProviderMeta, meta: &'a OperationMeta) -> Self {
        let trace = Trace {
            attempts: 1,
            has_lost: false,
        };
        Self::received(provider, meta, trace, jiff::Timestamp::now(), None, None)
    }

    pub(crate) fn received(
        provider: &'static ProviderMeta,
        meta: &'a OperationMeta,
        trace: Trace,
        received: jiff::Timestamp,
        options: Option<&'a CallOptions>,
        sink: Option<&'a Sink>,
    ) -> Self {
        Self {
            provider,
            meta,
            trace,
            received,
            options,
            sink,
        }
    }

    /// The JSON body of a success, out of the envelope where the operation has one.
    ///
    /// # Errors
    /// The response is an error, documented or not, or its body does not fit the type.
    pub fn json<T, E>(&self, response: &http::Response<Bytes>) -> Result<T, Error<E>>
    where
        T: DeserializeOwned,
        E: ApiError,
    {
        self.success(response)?;
        let body = response.body();
        let reader = self.reader();
        let decoded = match (self.provider.envelope, self.meta.response_envelope) {
            (None, _) | (_, Envelope::Bare) => reader.whole(body),
            (Some(member), Envelope::Wrapped) => reader.enveloped(member, body),
            // A body that fits neither way is judged by the envelope if it has one.
            (Some(member), Envelope::Optional) => {
                reader.enveloped(member, body).or_else(|in_envelope| {
                    let has_envelope = matches!(at::read::<IgnoredAny>(body, member), Ok(Some(_)));
                    reader
                        .whole(body)
                        .map_err(|error| if has_envelope { in_envelope } else { error })
                })
            }
        };
        decoded.map_err(|error| self.undecodable(response, error))
    }

    /// The JSON body of a success with its envelope, for outputs that hold members beside it.
    ///
    /// # Errors
    /// As [`DecodeContext::json`].
    pub fn whole<T, E>(&self, response: &http::Response<Bytes>) -> Result<T, Error<E>>
    where
        T: DeserializeOwned,
        E: ApiError,
    {
        self.success(response)?;
        self.reader()
            .whole(response.body())
            .map_err(|error| self.undecodable(response, error))
    }

    /// The body of a success as it is.
    ///
    /// # Errors
    /// The response is an error, documented or not.
    pub fn bytes<E: ApiError>(&self, response: &http::Response<Bytes>) -> Result<Bytes, Error<E>> {
        self.success(response).map(|()| response.body().clone())
    }

    /// Nothing of a success, whatever its body holds.
    ///
    /// # Errors
    /// The response is an error, documented or not.
    pub fn none<E: ApiError>(&self, response: &http::Response<Bytes>) -> Result<(), Error<E>> {
        self.success(response)
    }

    /// One entry of a stream, as JSON.
    ///
    /// # Errors
    /// The entry does not fit the type.
    pub fn entry<T, E>(&self, entry: Bytes) -> Result<T, Error<E>>
    where
        T: DeserializeOwned,
        E: ApiError,
    {
        let response = http::Response::new(entry);
        self.reader()
            .whole(response.body())
            .map_err(|error| self.undecodable(&response, error))
    }

    fn reader(&self) -> Reader<'a> {
        Reader {
            operation: self.meta.id(),
            sink: self.sink,
            is_lenient: self.options.is_some_and(CallOptions::is_lenient),
        }
    }

    /// A success, whose body is still to be read; the body of anything else has been.
    pub(crate) fn success_stream<E: ApiError>(
        &self,
        response: http::Response<Body>,
    ) -> Result<http::Response<Body>, Error<E>> {
        if self.meta.is_success(response.status().as_u16()) {
            return Ok(response);
        }
        let response = response.map(Body::into_bytes);
        self.success(&response).map(|()| response.map(Body::from))
    }

    fn success<E: ApiError>(&self, response: &http::Response<Bytes>) -> Result<(), Error<E>> {
        if self.meta.is_success(response.status().as_u16()) {
            return self.shallow(response);
        }
        let response = self.error_response(response);
        Err(match E::decode(&response) {
            Some(error) => Error::documented(self.provider, self.meta, response, error),
            None => Error::unexpected_status(self.provider, self.meta, response),
        })
    }

    /// The response, where it is not nested deeper than its caller accepts.
    fn shallow<E>(&self, response: &http::Response<Bytes>) -> Result<(), Error<E>> {
        match self.options.and_then(|options| options.max_json_depth) {
            Some(limit) if depth::is_deeper(response.body(), limit) => {
                let error = BodyError::too_deep(limit);
                let response = self.error_response(response);
                Err(Error::too_deep(self.provider, self.meta, response, error))
            }
            _ => Ok(()),
        }
    }

    fn undecodable<E>(&self, response: &http::Response<Bytes>, error: DecodeError) -> Error<E> {
        let response = self.error_response(response);
        let error = error.with_content_type(response.content_type());
        Error::undecodable(self.provider, self.meta, response, error)
    }

    fn error_response(&self, response: &http::Response<Bytes>) -> ErrorResponse {
        ErrorResponse::new(
            response,
            self.meta,
            self.reader(),
            self.trace,
            self.received,
        )
    }
}
