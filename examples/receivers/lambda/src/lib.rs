//! Receives the deliveries of Attio with AWS Lambda, behind an HTTP API or a function URL.
//!
//! Nothing outlives an answer here, so the handlers run before it. The ids of handled deliveries are kept by
//! each instance for itself; where that is not enough, give the receiver `duplicates` in a database.

use bindery::webhook::{Incoming, Sink};
use bindery_attio::events::{
    AttioEvent, Endpoint, Handlers, Received, Receiver, webhook::Event as _,
};
use lambda_http::{Body, Request, RequestExt as _, Response};

/// What answers requests.
pub fn endpoint(receiver: Receiver) -> Endpoint {
    Endpoint::new(receiver, handlers())
}

fn handlers() -> impl Sink<Received> {
    Handlers::new().otherwise(async |event: AttioEvent, context| {
        println!("{:?} of {:?}", event.name(), context.delivery().id());
        Ok(())
    })
}

/// The answer to a request. Lambda decodes a body that came as base64.
pub async fn respond(endpoint: &Endpoint, request: Request) -> Response<Body> {
    let route = request.raw_http_path().to_owned();
    let request = request.map(|body| body.to_vec());
    let incoming = Incoming::from(request).at_route(route);
    let response = endpoint.respond(incoming).await;
    response.map(|body| Body::from(body.to_vec()))
}
