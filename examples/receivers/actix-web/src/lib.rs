//! Receives the deliveries of Attio with actix-web: they are verified, put into a queue and acknowledged at
//! once; a task of its own handles them.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{self, Bytes, Data, PayloadConfig, ServiceConfig},
};
use bindery::webhook::{Incoming, Queued, queue};
use bindery_attio::events::{
    AttioEvent, Endpoint, Handlers, Received, Receiver, RecordUpdated, webhook::Event as _,
};

/// How many deliveries may wait. One more is refused, and Attio sends it again later.
const WAITING: usize = 1_000;

/// What answers requests, and the deliveries that it hands over.
pub fn endpoint(receiver: Receiver) -> (Endpoint, Queued<Received>) {
    let (queue, queued) = queue(WAITING);
    (Endpoint::new(receiver, queue), queued)
}

/// Puts the endpoint at `/hooks/{webhook}`.
pub fn hooks(endpoint: Endpoint) -> impl FnOnce(&mut ServiceConfig) + Clone {
    move |config| {
        let largest = endpoint.receiver().largest_body();
        config
            .app_data(PayloadConfig::new(largest))
            .app_data(Data::new(endpoint))
            .route("/hooks/{webhook}", web::post().to(hook));
    }
}

async fn hook(request: HttpRequest, body: Bytes, endpoint: Data<Endpoint>) -> HttpResponse {
    let Ok(incoming) = incoming(&request, body) else {
        return HttpResponse::BadRequest().finish();
    };
    let response = endpoint.respond(incoming).await;
    let mut answer = HttpResponse::build(
        actix_web::http::StatusCode::from_u16(response.status().as_u16()).unwrap_or_default(),
    );
    for (name, value) in response.headers() {
        answer.append_header((name.as_str(), value.as_bytes()));
    }
    answer.body(response.into_body())
}

/// actix-web has the types of an older version of the crate `http`.
fn incoming(request: &HttpRequest, body: Bytes) -> Result<Incoming, http::Error> {
    let mut builder = http::Request::builder()
        .method(request.method().as_str())
        .uri(request.uri().to_string());
    for (name, value) in request.headers() {
        builder = builder.header(name.as_str(), value.as_bytes());
    }
    builder.body(body).map(Incoming::from)
}

/// Handles what was acknowledged, until the endpoint is gone.
pub async fn work(mut queued: Queued<Received>) {
    let handlers = Handlers::new()
        .on(RecordUpdated, async |event, _| {
            println!("record {} was updated", event.id.record_id);
            Ok(())
        })
        .otherwise(async |event: AttioEvent, _| {
            println!("{:?}", event.name());
            Ok(())
        });
    while let Some(delivery) = queued.next().await {
        if let Err(error) = handlers.handle(delivery).await {
            eprintln!("a delivery was not handled: {error}");
        }
    }
}
