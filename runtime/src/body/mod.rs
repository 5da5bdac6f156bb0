//! Bodies of requests and responses.

mod error;

use std::{fmt, pin::Pin, sync::Arc};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use futures_util::StreamExt as _;

pub use self::error::BodyError;

/// The pieces of a streamed body.
pub type BodyStream = Pin<Box<dyn Stream<Item = Result<Bytes, BodyError>> + Send>>;

/// A body: bytes, a stream that can be started again, or a stream that can be read once.
pub struct Body(Kind);

enum Kind {
    Bytes(Bytes),
    Replayable(Arc<dyn Fn() -> BodyStream + Send + Sync>),
    Once(BodyStream),
}

impl Body {
    /// A body of nothing.
    pub fn empty() -> Self {
        Self(Kind::Bytes(Bytes::new()))
    }

    /// A body that is read once, so that a request that carries it is never sent again.
    pub fn once<S>(stream: S) -> Self
    where
        S: Stream<Item = Result<Bytes, BodyError>> + Send + 'static,
    {
        Self(Kind::Once(Box::pin(stream)))
    }

    /// A body whose stream `start` gives anew for every attempt.
    pub fn replayable<F>(start: F) -> Self
    where
        F: Fn() -> BodyStream + Send + Sync + 'static,
    {
        Self(Kind::Replayable(Arc::new(start)))
    }

    /// The bytes, where the body is not a stream.
    pub fn as_bytes(&self) -> Option<&Bytes> {
        match &self.0 {
            Kind::Bytes(bytes) => Some(bytes),
            Kind::Replayable(_) | Kind::Once(_) => None,
        }
    }

    /// The bytes of a body that was collected.
    pub(crate) fn into_bytes(self) -> Bytes {
        match self.0 {
            Kind::Bytes(bytes) => bytes,
            Kind::Replayable(_) | Kind::Once(_) => Bytes::new(),
        }
    }

    /// The same body again, or `None` where it can be read only once.
    pub fn try_clone(&self) -> Option<Self> {
        match &self.0 {
            Kind::Bytes(bytes) => Some(Self(Kind::Bytes(bytes.clone()))),
            Kind::Replayable(start) => Some(Self(Kind::Replayable(Arc::clone(start)))),
            Kind::Once(_) => None,
        }
    }

    /// The body as a stream.
    pub fn into_stream(self) -> BodyStream {
        match self.0 {
            Kind::Bytes(bytes) => Box::pin(futures_util::stream::iter([Ok(bytes)])),
            Kind::Replayable(start) => start(),
            Kind::Once(stream) => stream,
        }
    }

    /// The whole body in memory, of at most `limit` bytes.
    ///
    /// # Errors
    /// The stream broke off, or it is longer than `limit`.
    pub async fn collect(mut self, limit: usize) -> Result<Bytes, BodyError> {
        self.load(limit).await?;
        Ok(self.into_bytes())
    }

    /// Reads the whole body into memory, of at most `limit` bytes. It must not be used where that fails.
    pub(crate) async fn load(&mut self, limit: usize) -> Result<(), BodyError> {
        let stream = match &mut self.0 {
            Kind::Bytes(bytes) if bytes.len() <= limit => return Ok(()),
            Kind::Bytes(_) => return Err(BodyError::too_large(limit)),
            Kind::Replayable(start) => &mut start(),
            Kind::Once(stream) => stream,
        };
        let mut first = Bytes::new();
        let mut rest = BytesMut::new();
        while let Some(piece) = stream.next().await {
            let piece = piece?;
            if first.len() + rest.len() + piece.len() > limit {
                return Err(BodyError::too_large(limit));
            }
            if first.is_empty() && rest.is_empty() {
                first = piece;
            } else {
                if rest.is_empty() {
                    rest.extend_from_slice(&std::mem::take(&mut first));
                }
                rest.extend_from_slice(&piece);
            }
        }
        let whole = if rest.is_empty() {
            first
        } else {
            rest.freeze()
        };
        *self = whole.into();
        Ok(())
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Bytes(bytes) => write!(f, "Body({} bytes)", bytes.len()),
            Kind::Replayable(_) => f.write_str("Body(replayable stream)"),
            Kind::Once(_) => f.write_str("Body(stream)"),
        }
    }
}

impl Default for Body {
    fn default() -> Self {
        Self::empty()
    }
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        Self(Kind::Bytes(bytes))
    }
}

impl From<Vec<u8>> for Body {
    fn from(bytes: Vec<u8>) -> Self {
        Self(Kind::Bytes(bytes.into()))
    }
}

impl From<String> for Body {
    fn from(text: String) -> Self {
        Self(Kind::Bytes(text.into()))
    }
}

impl From<&'static str> for Body {
    fn from(text: &'static str) -> Self {
        Self(Kind::Bytes(Bytes::from_static(text.as_bytes())))
    }
}
