//! How responses are read.

pub(crate) mod at;
mod depth;
mod error;

use bytes::Bytes;
use serde::de::{DeserializeOwned, DeserializeSeed as _, IgnoredAny};

use self::at::{At, Step};
pub use self::error::DecodeError;
pub(crate) use self::error::placed;
use crate::{
    Body, Error, OperationMeta, ProviderMeta,
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
    max_depth: Option<usize>,
}

impl<'a> DecodeContext<'a> {
    /// The context of a response received now, at the first attempt.
    pub fn new(provider: &'static ProviderMeta, meta: &'a OperationMeta) -> Self {
        let trace = Trace {
            attempts: 1,
            has_lost: false,
        };
        Self::received(provider, meta, trace, jiff::Timestamp::now(), None)
    }

    pub(crate) fn received(
        provider: &'static ProviderMeta,
        meta: &'a OperationMeta,
        trace: Trace,
        received: jiff::Timestamp,
        max_depth: Option<usize>,
    ) -> Self {
        Self {
            provider,
            meta,
            trace,
            received,
            max_depth,
        }
    }

    /// The JSON body of a success, out of the envelope where the operation has one.
    ///
    /// # Errors
    /// The response is an error, documented or not, or its body does not fit the type.
    pub fn json<T, E>(&self, response: http::Response<Bytes>) -> Result<T, Error<E>>
    where
        T: DeserializeOwned,
        E: ApiError,
    {
        let response = self.success(response)?;
        let body = response.body();
        let decoded = match (self.provider.envelope, self.meta.response_envelope) {
            (None, _) | (_, Envelope::Bare) => json(body),
            (Some(member), Envelope::Wrapped) => json_in(member, body),
            (Some(member), Envelope::Optional) => json_in_or_bare(member, body),
        };
        decoded.map_err(|error| self.undecodable(response, error))
    }

    /// The JSON body of a success with its envelope, for outputs that hold members beside it.
    ///
    /// # Errors
    /// As [`DecodeContext::json`].
    pub fn whole<T, E>(&self, response: http::Response<Bytes>) -> Result<T, Error<E>>
    where
        T: DeserializeOwned,
        E: ApiError,
    {
        let response = self.success(response)?;
        json(response.body()).map_err(|error| self.undecodable(response, error))
    }

    /// The body of a success as it is.
    ///
    /// # Errors
    /// The response is an error, documented or not.
    pub fn bytes<E: ApiError>(&self, response: http::Response<Bytes>) -> Result<Bytes, Error<E>> {
        self.success(response).map(http::Response::into_body)
    }

    /// Nothing of a success, whatever its body holds.
    ///
    /// # Errors
    /// The response is an error, documented or not.
    pub fn none<E: ApiError>(&self, response: http::Response<Bytes>) -> Result<(), Error<E>> {
        self.success(response).map(|_| ())
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
        json(&entry).map_err(|error| self.undecodable(http::Response::new(entry), error))
    }

    /// The body of a success that is still to be read; the body of anything else has been.
    pub(crate) fn success_stream<E: ApiError>(
        &self,
        response: http::Response<Body>,
    ) -> Result<Body, Error<E>> {
        if self.meta.is_success(response.status().as_u16()) {
            return Ok(response.into_body());
        }
        self.success(response.map(Body::into_bytes))
            .map(|response| response.into_body().into())
    }

    fn success<E: ApiError>(
        &self,
        response: http::Response<Bytes>,
    ) -> Result<http::Response<Bytes>, Error<E>> {
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
    fn shallow<E>(
        &self,
        response: http::Response<Bytes>,
    ) -> Result<http::Response<Bytes>, Error<E>> {
        match self.max_depth {
            Some(limit) if depth::is_deeper(response.body(), limit) => {
                let error = BodyError::too_deep(limit);
                let response = self.error_response(response);
                Err(Error::too_deep(self.provider, self.meta, response, error))
            }
            _ => Ok(response),
        }
    }

    fn undecodable<E>(&self, response: http::Response<Bytes>, error: DecodeError) -> Error<E> {
        let response = self.error_response(response);
        let error = error.with_content_type(response.content_type());
        Error::undecodable(self.provider, self.meta, response, error)
    }

    fn error_response(&self, response: http::Response<Bytes>) -> ErrorResponse {
        ErrorResponse::new(response, self.trace, self.received)
    }
}

/// Reads a whole JSON body. Where it fails, a second pass finds the place.
pub(crate) fn json<T: DeserializeOwned>(body: &[u8]) -> Result<T, DecodeError> {
    if body.is_empty() {
        return Err(DecodeError::new("", "it is empty"));
    }
    serde_json::from_slice(body).map_err(|error| located::<T>(&[], body, &error))
}

/// Reads the JSON body inside an envelope.
fn json_in<T: DeserializeOwned>(member: &str, body: &[u8]) -> Result<T, DecodeError> {
    if body.is_empty() {
        return Err(DecodeError::new("", "it is empty"));
    }
    let steps = [Step::Member(member.to_owned())];
    let mut deserializer = serde_json::Deserializer::from_slice(body);
    let value = At::new(&steps)
        .deserialize(&mut deserializer)
        .and_then(|value| deserializer.end().map(|()| value))
        .map_err(|error| located::<T>(&steps, body, &error))?;
    value.ok_or_else(|| DecodeError::new("", format!("missing field `{member}`")))
}

/// Reads the JSON body inside an envelope, or as a whole where that does not fit. A body that fits
/// neither way is judged by the envelope if it has one.
fn json_in_or_bare<T: DeserializeOwned>(member: &str, body: &[u8]) -> Result<T, DecodeError> {
    json_in(member, body).or_else(|in_envelope| {
        let has_envelope = matches!(at::read::<IgnoredAny>(body, member), Ok(Some(_)));
        json(body).map_err(|bare| if has_envelope { in_envelope } else { bare })
    })
}

fn located<T: DeserializeOwned>(
    steps: &[Step],
    body: &[u8],
    error: &serde_json::Error,
) -> DecodeError {
    let mut deserializer = serde_json::Deserializer::from_slice(body);
    let mut track = serde_path_to_error::Track::new();
    let tracked = serde_path_to_error::Deserializer::new(&mut deserializer, &mut track);
    match At::<T>::new(steps).deserialize(tracked) {
        Ok(_) => DecodeError::json("", error),
        Err(error) => {
            let path = track.path().to_string();
            // A place without a name yet, such as a key that broke off, is a `?`.
            DecodeError::json(path.trim_end_matches('?').trim_end_matches('.'), &error)
        }
    }
}
