//! Receiving with [axum](https://docs.rs/axum): a router that answers by itself, and an extractor for
//! handlers of one's own.
//!
//! ```
//! use axum::{Router, extract::State, routing::post};
//! use bindery::webhook::{Deliveries, Receiver, Signed, axum::Arrived};
//!
//! async fn notes<P: Deliveries<Trust = Signed>>(arrived: Arrived<P>) -> axum::response::Response {
//!     println!("{} events", arrived.delivery.events().len());
//!     arrived.accept().await
//! }
//!
//! fn app<P: Deliveries<Trust = Signed>>(receiver: Receiver<P>) -> Router {
//!     Router::new()
//!         .route("/hooks/{webhook}", post(notes::<P>))
//!         .with_state(receiver)
//! }
//! ```

use ::axum::{
    Router,
    extract::{FromRef, FromRequest, OriginalUri, Request},
    response::{IntoResponse, Response},
    routing::any,
};

use super::{
    Answer, Deliveries, Delivery, Endpoint, Outcome, Receipt, Receiver, Rejection, Trust, whole,
};

/// A router that answers all requests at this path, such as `/hooks/{webhook}`. What the receiver knows as
/// the route is the whole path of the URL, also where the router is nested in another.
///
/// # Panics
/// As [`Router::route`] does: the path is malformed.
pub fn router<P: Deliveries, T: Trust>(path: &str, endpoint: Endpoint<P, T>) -> Router {
    let answer = async move |uri: OriginalUri, mut request: Request| {
        *request.uri_mut() = uri.0;
        whole::respond(&endpoint, request).await
    };
    Router::new().route(path, any(answer))
}

/// A delivery, as an argument of a handler. Handshakes, repetitions and rejections are answered before the
/// handler is called. The state holds the [`Receiver`].
#[derive(Debug)]
#[must_use = "the provider waits for the answer"]
pub struct Arrived<P: Deliveries, T: Trust = <P as Deliveries>::Trust> {
    /// The delivery.
    pub delivery: T::Of<Delivery<P>>,
    receipt: Receipt,
}

impl<P: Deliveries, T: Trust> Arrived<P, T> {
    /// The response that acknowledges the delivery: somebody else takes care of it now.
    pub async fn accept(self) -> Response {
        self.receipt.accept().await.into_response()
    }

    /// The response by which the provider sends the delivery again later.
    pub async fn refuse(self) -> Response {
        self.receipt.refuse().await.into_response()
    }

    /// The delivery and its receipt apart.
    pub fn into_parts(self) -> (T::Of<Delivery<P>>, Receipt) {
        (self.delivery, self.receipt)
    }
}

impl<S, P, T> FromRequest<S> for Arrived<P, T>
where
    S: Send + Sync,
    P: Deliveries,
    T: Trust,
    Receiver<P, T>: FromRef<S>,
{
    type Rejection = Response;

    async fn from_request(mut request: Request, state: &S) -> Result<Self, Response> {
        let receiver = Receiver::<P, T>::from_ref(state);
        if let Some(uri) = request.extensions().get::<OriginalUri>() {
            *request.uri_mut() = uri.0.clone();
        }
        let incoming = whole::whole(request, receiver.largest_body()).await;
        match receiver
            .receive(incoming.map_err(IntoResponse::into_response)?)
            .await
        {
            Outcome::Delivery(delivery, receipt) => Ok(Self { delivery, receipt }),
            Outcome::Respond(answer) => Err(answer.into_response()),
            Outcome::Reject(rejection) => Err(rejection.into_response()),
        }
    }
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        self.response().map(Into::into)
    }
}

impl IntoResponse for Rejection {
    fn into_response(self) -> Response {
        self.response().map(Into::into)
    }
}
