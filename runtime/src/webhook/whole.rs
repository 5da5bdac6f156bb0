//! Requests whose body still arrives.

use bytes::Bytes;
use http_body::Body;
use http_body_util::{BodyExt as _, Full, LengthLimitError, Limited};

use super::{Deliveries, Endpoint, Incoming, Reason, Rejection, Trust};

/// The answer to a request, whose body is read as far as the receiver takes one.
pub(super) async fn respond<P, T, B>(
    endpoint: &Endpoint<P, T>,
    request: http::Request<B>,
) -> http::Response<Full<Bytes>>
where
    P: Deliveries,
    T: Trust,
    B: Body + Send,
    B::Data: Send,
    B::Error: Into<super::BoxError>,
{
    let response = match whole(request, endpoint.receiver().largest_body()).await {
        Ok(incoming) => endpoint.respond(incoming).await,
        Err(rejection) => rejection.response(),
    };
    response.map(Full::new)
}

/// A request with its whole body, which is refused as soon as it is known to be too large.
pub(super) async fn whole<B>(
    request: http::Request<B>,
    largest: usize,
) -> Result<Incoming, Rejection>
where
    B: Body + Send,
    B::Data: Send,
    B::Error: Into<super::BoxError>,
{
    let (head, body) = request.into_parts();
    if body.size_hint().lower() > largest as u64 {
        return Err(Reason::TooLarge.into());
    }
    let body = Limited::new(body, largest).collect().await;
    let body = body.map_err(|error| {
        let reason = if error.is::<LengthLimitError>() {
            Reason::TooLarge
        } else {
            Reason::BrokenOff
        };
        Rejection::from(reason)
    })?;
    Ok(Incoming::from(http::Request::from_parts(
        head,
        body.to_bytes(),
    )))
}
