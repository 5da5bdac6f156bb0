//! Deliveries of which no document says how they are signed.

use bindery::{
    BoxFuture,
    webhook::{
        Answered, BoxError, Deliveries, Delivery, Incoming, Outcome, RawDelivery, Reason, Receiver,
        UnknownEvent, Unsigned, Unverified, Verifier, WebhookMeta,
    },
};

use super::acme::{answered, delivered, rejected, taken};

struct Umbrella;

impl Deliveries for Umbrella {
    type Event = UnknownEvent;
    type Delivery = RawDelivery;
    type Trust = Unsigned;

    fn meta() -> &'static WebhookMeta {
        static META: WebhookMeta = {
            let mut meta = WebhookMeta::new("Umbrella");
            meta.id_header("umbrella-id");
            meta
        };
        &META
    }
}

fn request(url: &str, body: &'static str) -> Incoming {
    Incoming::from(http::Request::post(url).body(body).expect("a request"))
}

#[tokio::test]
async fn a_delivery_is_given_as_unverified() {
    let receiver = Receiver::<Umbrella>::unsigned();
    let outcome = receiver.receive(request("/hooks", "{\"a\":1}"));
    let (delivery, _): (Unverified<Delivery<Umbrella>>, _) = delivered(outcome.await);
    let delivery = delivery.trust();
    assert_eq!(delivery.events()[0].json["a"], 1);
}

#[tokio::test]
async fn an_id_is_claimed_only_by_who_knows_the_secret_in_the_url() {
    let request = || {
        let request = http::Request::post("/hooks/secret").header("umbrella-id", "a");
        Incoming::from(request.body("{}").expect("a request"))
    };
    // Anybody could take the ids of deliveries that are still to come.
    let open = Receiver::<Umbrella>::unsigned();
    for _ in 0..2 {
        let (_, receipt) = delivered(open.receive(request()).await);
        assert_eq!(receipt.accept().await.status(), 200);
    }
    let closed = Receiver::<Umbrella>::unsigned().url_secret("secret");
    let (_, receipt) = delivered(closed.receive(request()).await);
    assert_eq!(receipt.accept().await.status(), 200);
    let again = answered(closed.receive(request()).await);
    assert_eq!(again.reason(), Answered::Repeated);
}

#[tokio::test]
async fn a_body_that_is_no_json_is_kept_as_bytes() {
    let receiver = Receiver::<Umbrella>::unsigned();
    let outcome = receiver.receive(request("/hooks", "a=1"));
    let (delivery, _) = delivered(outcome.await);
    assert_eq!(delivery.peek().bytes(), "a=1");
    assert!(delivery.peek().json().is_null());
}

#[tokio::test]
async fn the_url_must_hold_the_secret() {
    let receiver = Receiver::<Umbrella>::unsigned()
        .url_secret("old")
        .url_secret("new");
    taken(receiver.receive(request("/hooks/new", "{}")).await);
    taken(receiver.receive(request("/hooks?token=old", "{}")).await);
    for url in ["/hooks", "/hooks/newer", "/hooks?token=ol"] {
        let outcome = receiver.receive(request(url, "{}")).await;
        assert_eq!(rejected(outcome), Reason::WrongUrlSecret, "{url}");
    }
    // Where the URL is not known nothing is taken for it.
    let unknown = Incoming::new("/hooks/new", http::HeaderMap::new(), "{}");
    assert_eq!(
        rejected(receiver.receive(unknown).await),
        Reason::WrongUrlSecret
    );
}

struct ByLength;

impl Verifier for ByLength {
    fn verify<'a>(&'a self, incoming: &'a Incoming) -> BoxFuture<'a, Result<bool, BoxError>> {
        let length = incoming.body().peek().len();
        Box::pin(async move {
            if length > 9 {
                Err("too long to say".into())
            } else {
                Ok(length == 2)
            }
        })
    }
}

#[tokio::test]
async fn what_the_applications_verifier_takes_is_verified() {
    let receiver = Receiver::<Umbrella>::unsigned().verified_by(ByLength);
    let outcome: Outcome<Delivery<Umbrella>> = receiver.receive(request("/hooks", "{}")).await;
    taken(outcome);
    assert_eq!(
        rejected(receiver.receive(request("/hooks", "[]]")).await),
        Reason::Refused
    );
    let failed = receiver.receive(request("/hooks", "[[[[[[[[[[")).await;
    assert_eq!(rejected(failed), Reason::Unavailable);
}
