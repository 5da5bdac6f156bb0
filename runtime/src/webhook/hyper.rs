//! Receiving with a server of [hyper](https://docs.rs/hyper).

use std::convert::Infallible;

use bytes::Bytes;
use http_body::Body;
use http_body_util::Full;
use hyper::service::Service;

use super::{BoxError, Deliveries, Endpoint, Trust, whole};
use crate::BoxFuture;

/// Answers each request as [`respond`](Endpoint::respond) does.
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

    fn call(&self, request: http::Request<B>) -> Self::Future {
        let endpoint = self.clone();
        Box::pin(async move { Ok(whole::respond(&endpoint, request).await) })
    }
}
