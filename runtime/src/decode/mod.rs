//! How responses are read.

pub(crate) mod at;
mod error;

use bytes::Bytes;
use serde::de::{DeserializeOwned, DeserializeSeed as _};

pub use self::error::DecodeError;
use self::at::{At, Step};
use crate::{
    Error, OperationMeta, ProviderMeta,
    error::{ApiError, ErrorResponse},
    meta::Envelope,
};

/// What a response is read for: the operation, and the call that got it.
#[derive(Clone, Debug)]
pub struct DecodeContext<'a> {
    provider: &'static ProviderMeta,
    meta: &'a OperationMeta,
    attempts: u32,
    received: jiff::Timestamp,
}

impl<'a> DecodeContext<'a> {
    /// The context of a response received now, at the first attempt.
    pub fn new(provider: &'static ProviderMeta, meta: &'a OperationMeta) -> Self {
        Self::received(provider, meta, 1, jiff::Timestamp::now())
    }

    pub(crate) fn received(
        provider: &'static ProviderMeta,
        meta: &'a OperationMeta,
        attempts: u32,
        received: jiff::Timestamp,
    ) -> Self {
        Self { provider, meta, attempts, received }
    }

    /// The response, if its status is one of the operation's success statuses.
    ///
    /// # Errors
    /// Otherwise the documented error of that status, or that the status is not documented.
    pub fn success<E: ApiError>(
        &self,
        response: http::Response<Bytes>,
    ) -> Result<Success<'_, E>, Error<E>> {
        if self.meta.is_success(response.status().as_u16()) {
            return Ok(Success { cx: self, response, error: std::marker::PhantomData });
        }
        let response = self.error_response(response);
        Err(match E::decode(&response) {
            Some(error) => Error::documented(self.provider, self.meta, response, error),
            None => Error::unexpected_status(self.provider, self.meta, response),
        })
    }

    fn error_response(&self, response: http::Response<Bytes>) -> ErrorResponse {
        ErrorResponse::new(response, self.attempts, self.received)
    }
}

/// A response of a documented success status, whose body is still to be read.
#[derive(Debug)]
pub struct Success<'a, E> {
    cx: &'a DecodeContext<'a>,
    response: http::Response<Bytes>,
    error: std::marker::PhantomData<fn() -> E>,
}

impl<E> Success<'_, E> {
    /// The status, where several are documented.
    pub fn status(&self) -> u16 {
        self.response.status().as_u16()
    }

    /// The JSON body, out of the envelope where the operation has one.
    ///
    /// # Errors
    /// The body does not fit the type; the error tells where.
    pub fn json<T: DeserializeOwned>(self) -> Result<T, Error<E>> {
        let body = self.response.body();
        let decoded = match (self.cx.provider.envelope, self.cx.meta.response_envelope) {
            (None, _) | (_, Envelope::Bare) => json(body),
            (Some(member), Envelope::Wrapped) => json_in(member, body),
            (Some(member), Envelope::Optional) => match at::read(body, member) {
                Ok(Some(value)) => Ok(value),
                Ok(None) => json(body),
                Err(_) => json_in(member, body),
            },
        };
        self.decoded(decoded)
    }

    /// The JSON body with its envelope, for outputs that hold members beside it.
    ///
    /// # Errors
    /// As [`Success::json`].
    pub fn whole<T: DeserializeOwned>(self) -> Result<T, Error<E>> {
        let decoded = json(self.response.body());
        self.decoded(decoded)
    }

    /// The body as text.
    ///
    /// # Errors
    /// The body is not UTF-8.
    pub fn text(self) -> Result<String, Error<E>> {
        let decoded = std::str::from_utf8(self.response.body())
            .map(str::to_owned)
            .map_err(|_| DecodeError::new("", "it is not UTF-8"));
        self.decoded(decoded)
    }

    /// The body as it is.
    ///
    /// # Errors
    /// None; the signature is that of the other ways to read a body.
    pub fn bytes(self) -> Result<Bytes, Error<E>> {
        Ok(self.response.into_body())
    }

    /// Nothing, whatever the body holds.
    ///
    /// # Errors
    /// None; the signature is that of the other ways to read a body.
    pub fn none(self) -> Result<(), Error<E>> {
        Ok(())
    }

    fn decoded<T>(self, decoded: Result<T, DecodeError>) -> Result<T, Error<E>> {
        decoded.map_err(|error| {
            let response = self.cx.error_response(self.response);
            let error = error.with_content_type(response.content_type());
            Error::undecodable(self.cx.provider, self.cx.meta, response, error)
        })
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
            DecodeError::json(if path == "." { String::new() } else { path }, &error)
        }
    }
}
