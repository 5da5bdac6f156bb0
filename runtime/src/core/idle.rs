//! Bodies that must not stall.

use std::{sync::Arc, time::Duration};

use bytes::Bytes;
use futures_util::{
    StreamExt as _,
    future::{Either, select},
    stream,
};

use crate::{
    Body, BodyStream,
    body::BodyError,
    clock::{BoxFuture, Clock},
};

/// The body, ended by an error where no piece comes for this long.
pub(super) fn limited(body: Body, limit: Duration, clock: Arc<dyn Clock>) -> Body {
    let start = Some(body.into_stream());
    Body::once(stream::unfold(start, move |rest| {
        let sleep = clock.sleep(limit);
        async move {
            let mut rest = rest?;
            let piece = next(&mut rest, sleep, limit).await?;
            let rest = piece.is_ok().then_some(rest);
            Some((piece, rest))
        }
    }))
}

async fn next(
    rest: &mut BodyStream,
    sleep: BoxFuture<'static, ()>,
    limit: Duration,
) -> Option<Result<Bytes, BodyError>> {
    match select(rest.next(), sleep).await {
        Either::Left((piece, _)) => piece,
        Either::Right(_) => Some(Err(BodyError::stalled(limit))),
    }
}
