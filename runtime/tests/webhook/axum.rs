//! The router and the extractor of axum.

use axum::{Router, extract::State, response::Response, routing::post};
use bindery::webhook::{
    Delivery, ExpectedHandshakes, Queue, Receiver, Sink as _,
    axum::{Arrived, router},
};

use super::{
    acme::{Acme, HandClock, SECRET, body, receiver, signed},
    socket::{endpoint, holds, listener, send},
};

#[tokio::test]
async fn the_router_answers_also_where_it_is_nested() {
    let (endpoint, mut queued, _expected) = endpoint();
    let app = Router::new().nest("/hooks", router("/{webhook}", endpoint));
    let (listener, address) = listener().await;
    tokio::spawn(axum::serve(listener, app).into_future());
    holds(address, &mut queued).await;
}

#[derive(Clone)]
struct App {
    receiver: Receiver<Acme>,
    queue: Queue<Delivery<Acme>>,
}

impl axum::extract::FromRef<App> for Receiver<Acme> {
    fn from_ref(app: &App) -> Self {
        app.receiver.clone()
    }
}

async fn hook(State(app): State<App>, arrived: Arrived<Acme>) -> Response {
    match app.queue.take(arrived.delivery.clone()).await {
        Ok(()) => arrived.accept().await,
        Err(_) => arrived.refuse().await,
    }
}

#[tokio::test]
async fn the_extractor_answers_what_is_no_delivery() {
    let (queue, mut queued) = bindery::webhook::queue(1);
    let handshakes = ExpectedHandshakes::new();
    let _expected = handshakes.expect("/hooks/1");
    let receiver = receiver(&HandClock::default())
        .max_body(1000)
        .handshakes(handshakes);
    let hooks = Router::new().route("/{webhook}", axum::routing::any(hook));
    let app = Router::new()
        .nest("/hooks", hooks)
        .with_state(App { receiver, queue });
    let (listener, address) = listener().await;
    tokio::spawn(axum::serve(listener, app).into_future());
    holds(address, &mut queued).await;
}

/// Nobody in front of the receiver: the handler decides.
#[tokio::test]
async fn what_a_handler_refuses_comes_again() {
    async fn refuse(arrived: Arrived<Acme>) -> Response {
        arrived.refuse().await
    }
    let app = Router::new()
        .route("/hooks/1", post(refuse))
        .with_state(receiver(&HandClock::default()));
    let (listener, address) = listener().await;
    tokio::spawn(axum::serve(listener, app).into_future());
    let text = body("note", "created");
    let delivery = signed(SECRET, "a", 0, &text);
    for _ in 0..2 {
        let answer = send(address, "POST", delivery.headers(), &text).await;
        assert_eq!(answer.status, 503, "{answer:?}");
    }
}
