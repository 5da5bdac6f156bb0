//! HTTP/1.1 on a loopback socket.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::{Buf as _, Bytes};
use futures_util::future::{Either, select};
use http::{Response, StatusCode};
use http_body::{Body, Frame, SizeHint};
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;

use crate::answer::Answer;
use crate::control;
use crate::errors;
use crate::input::Request;
use crate::provider::Provider;
use crate::refusal::{Refusal, RefusalKind};
use crate::reply::Reply;
use crate::token_endpoint::scheme_at;

/// How long to wait until a connection may be taken again.
const PAUSE: Duration = Duration::from_millis(10);

/// Bodies beyond this are refused.
const MAX_BODY_BYTES: usize = 16 << 20;

/// Answers requests until `stop` is told or dropped.
pub(crate) async fn serve(
    listener: TcpListener,
    provider: Arc<Provider>,
    mut stop: oneshot::Receiver<()>,
) {
    loop {
        let accept = std::pin::pin!(listener.accept());
        match select(&mut stop, accept).await {
            Either::Left(_) => return,
            Either::Right((Ok((stream, _)), _)) => {
                tokio::spawn(connection(stream, Arc::clone(&provider)));
            }
            // The connection was gone before it was taken, or there are too many; others may come.
            Either::Right((Err(_), _)) => tokio::time::sleep(PAUSE).await,
        }
    }
}

async fn connection(stream: TcpStream, provider: Arc<Provider>) {
    let service = service_fn(|request| exchange(request, &provider));
    // What breaks a connection concerns the other side; the next one is served all the same.
    let _ = http1::Builder::new()
        .serve_connection(TokioIo::new(stream), service)
        .await;
}

async fn exchange(
    request: http::Request<Incoming>,
    provider: &Arc<Provider>,
) -> Result<Response<ReplyBody>, io::Error> {
    let (parts, body) = request.into_parts();
    let body = match Limited::new(body, MAX_BODY_BYTES).collect().await {
        Ok(body) => body.to_bytes(),
        Err(error) if error.is::<LengthLimitError>() => {
            let reason = format!("the mock takes bodies up to {MAX_BODY_BYTES} bytes");
            let refusal = Refusal::new(RefusalKind::TooLarge, reason);
            return Ok(whole(errors::answer(provider.api(), None, &refusal)));
        }
        Err(error) => return Err(io::Error::other(error)),
    };
    let path = parts.uri.path();
    let request = |path: &str| Request {
        method: parts.method.to_string(),
        path: path.to_owned(),
        query: parts.uri.query().unwrap_or_default().to_owned(),
        headers: parts.headers.clone(),
        body: body.clone(),
    };
    if let Some(path) = path.strip_prefix(control::PREFIX) {
        return Ok(whole(control::answer(provider, &request(path)).await));
    }
    // A path that does not begin as the base URL does leads nowhere, and says so.
    let below = path.strip_prefix(provider.base_path());
    let below = below.filter(|below| below.starts_with('/'));
    // Tokens may be issued elsewhere at the server.
    let tokens = scheme_at(provider.api(), path).map(|_| path);
    let below = tokens.or(below).unwrap_or("");
    match provider.reply(request(below)).await {
        Reply::Whole(answer) => Ok(whole(answer)),
        Reply::Truncated(answer) => Ok(truncated(answer)),
        Reply::Nothing => Err(io::Error::other("a fault that was asked for")),
    }
}

fn whole(answer: Answer) -> Response<ReplyBody> {
    let body = ReplyBody {
        length: answer.body.len(),
        rest: answer.body.clone(),
        breaks_off: false,
    };
    response(answer, body)
}

fn truncated(answer: Answer) -> Response<ReplyBody> {
    let length = answer.body.len();
    let body = ReplyBody {
        length: length.max(1),
        rest: answer.body.slice(..length / 2),
        breaks_off: true,
    };
    response(answer, body)
}

fn response(answer: Answer, body: ReplyBody) -> Response<ReplyBody> {
    let mut response = Response::new(body);
    *response.status_mut() =
        StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    *response.headers_mut() = answer.headers;
    response
}

/// The body of an answer, which may end before its announced length.
struct ReplyBody {
    length: usize,
    rest: Bytes,
    breaks_off: bool,
}

impl Body for ReplyBody {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        if self.rest.has_remaining() {
            return Poll::Ready(Some(Ok(Frame::data(std::mem::take(&mut self.rest)))));
        }
        if self.breaks_off {
            return Poll::Ready(Some(Err(io::Error::other("a fault that was asked for"))));
        }
        Poll::Ready(None)
    }

    fn is_end_stream(&self) -> bool {
        !self.breaks_off && self.rest.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(u64::try_from(self.length).unwrap_or(u64::MAX))
    }
}
