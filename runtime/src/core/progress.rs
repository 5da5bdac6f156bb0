//! How far uploads and downloads are.

use std::{fmt, sync::Arc};

use bytes::Bytes;
use futures_util::{StreamExt as _, stream};
use http::{HeaderValue, Request, Response, header};

use crate::{Body, body::BodyError};

/// How much of a body an upload passes on at a time, in bytes.
const PIECE: usize = 64 << 10;

/// How far the body of a request or of a response is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Progress {
    /// The bytes so far.
    pub done: u64,
    /// The bytes in all, where that is known.
    pub total: Option<u64>,
}

/// Whom progress is reported to.
#[derive(Clone)]
pub(crate) struct Report(pub(crate) Arc<dyn Fn(Progress) + Send + Sync>);

impl fmt::Debug for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Report(..)")
    }
}

/// Reports each piece that the transport takes.
pub(super) fn watch_upload(request: &mut Request<Body>, report: &Report) {
    let body = std::mem::take(request.body_mut());
    let Some(bytes) = body.as_bytes() else {
        *request.body_mut() = watched(body, None, report);
        return;
    };
    if bytes.is_empty() {
        return;
    }
    let total = length(bytes);
    let mut rest = bytes.clone();
    let pieces = std::iter::from_fn(move || {
        let piece = rest.split_to(rest.len().min(PIECE));
        (!piece.is_empty()).then_some(Ok::<_, BodyError>(piece))
    });
    // A streamed body tells its length by the header alone.
    request
        .headers_mut()
        .insert(header::CONTENT_LENGTH, HeaderValue::from(total));
    *request.body_mut() = watched(Body::once(stream::iter(pieces)), Some(total), report);
}

/// Reports each piece that is read.
pub(super) fn watch_download(response: &mut Response<Body>, report: &Report) {
    let total = response
        .headers()
        .get(header::CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok()?.parse().ok());
    let body = std::mem::take(response.body_mut());
    *response.body_mut() = watched(body, total, report);
}

fn watched(body: Body, total: Option<u64>, report: &Report) -> Body {
    let report = report.clone();
    let mut done = 0;
    Body::once(body.into_stream().inspect(move |piece| {
        if let Ok(piece) = piece {
            done += length(piece);
            (report.0)(Progress { done, total });
        }
    }))
}

fn length(bytes: &Bytes) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}
