//! Receiving with anything that takes a [tower](https://docs.rs/tower-service) service.

use std::{
    convert::Infallible,
    task::{Context, Poll},
};

use bytes::Bytes;
use http_body::Body;
use http_body_util::Full;
use tower_service::Service;

use super::{BoxError, Deliveries, Endpoint, Trust, whole};
use crate::BoxFuture;

/// Answers each request as [`respond`](Endpoint::respond) does, and is always ready: what finds no room is
/// refused by its sink.
impl<P, T, B> Service<http::Request<B>> for Endpoint<P, T>
where
    P: Deliveries,
    T: Trust,
    B: Body + Send + 'static,
    B::Data: Send,
    B::Error: Into<BoxError>,
{
    type Response = http::Response<Full<Bytes>>;
    type Error = Infallible;
    type Future = BoxFuture<'static, Result<Self::Response, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<B>) -> Self::Future {
        let endpoint = self.clone();
        Box::pin(async move { Ok(whole::respond(&endpoint, request).await) })
    }
}
