//! Notifications of Ingedata, of which nothing is documented.

use bindery::{
    BoxFuture,
    webhook::{BoxError, Delivery, Incoming, Outcome, Verifier},
};
use bindery_ingedata::{
    IngedataApi,
    events::{Received, Receiver},
};

use super::cases::delivered;

fn request(body: &'static str) -> Incoming {
    Incoming::from(
        http::Request::post("/hooks/1")
            .body(body)
            .expect("a request"),
    )
}

#[tokio::test]
async fn a_notification_is_raw_and_unverified() {
    let receiver = Receiver::unsigned();
    let delivery: Received =
        delivered(receiver.receive(request("{\"event\":\"task.done\"}")).await);
    assert_eq!(delivery.peek().events()[0].json["event"], "task.done");
}

/// What the application found out by itself.
struct ByToken;

impl Verifier for ByToken {
    fn verify<'a>(&'a self, incoming: &'a Incoming) -> BoxFuture<'a, Result<bool, BoxError>> {
        let token = incoming
            .hint("token")
            .map(bindery::webhook::Unverified::trust);
        Box::pin(async move { Ok(token.as_deref() == Some("agreed on by mail")) })
    }
}

#[tokio::test]
async fn the_applications_own_verifier_makes_it_verified() {
    let receiver = Receiver::unsigned().verified_by(ByToken);
    let outcome = receiver
        .receive(request("{\"token\":\"agreed on by mail\"}"))
        .await;
    let delivery: Delivery<IngedataApi> = delivered(outcome);
    assert_eq!(delivery.events().len(), 1);
    let other = receiver.receive(request("{\"token\":\"guessed\"}")).await;
    assert!(matches!(other, Outcome::Reject(_)));
}
