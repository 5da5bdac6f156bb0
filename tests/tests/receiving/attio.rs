//! Deliveries of Attio.

use bindery::{
    Secret,
    webhook::{Answered, Incoming, Outcome, SecretsByRoute},
};
use bindery_attio::{
    AttioApi,
    events::{AttioEvent, Receiver, RecordUpdated, webhook::EventKind as _},
};

use super::cases::{SECRET, delivered, signed};

const TWO: &str = r#"{
  "webhook_id": "23e42eaf-323a-41da-b5bb-fd67eebda553",
  "events": [
    {
      "event_type": "record.updated",
      "id": {
        "workspace_id": "14beef7a-99f7-4534-a87e-70b564330a4c",
        "object_id": "97052eb9-e65e-443f-a297-f2d9a4a7f795",
        "record_id": "bf071e1f-6035-429d-b874-d83ea64ea13b",
        "attribute_id": "41252299-f8c7-4b5e-99c9-4ff8321d2f96"
      },
      "actor": {"type": "system", "id": null},
      "new member": 1
    },
    {"event_type": "planet.discovered", "id": {"planet_id": 9}}
  ]
}"#;

fn delivery(secret: &str, id: &str) -> Incoming {
    let incoming = signed::<AttioApi>(secret, TWO.as_bytes());
    let mut headers = incoming.headers().clone();
    headers.insert("Idempotency-Key", id.parse().expect("a header"));
    Incoming::new("/hooks/1", headers, incoming.body().trust().clone())
}

#[tokio::test]
async fn several_events_of_one_delivery_are_typed_or_keep_their_json() {
    let receiver = Receiver::new(Secret::from(SECRET));
    let delivery = delivered(receiver.receive(delivery(SECRET, "a")).await);
    assert_eq!(
        delivery.body().expect("it fits").webhook_id.to_string(),
        "23e42eaf-323a-41da-b5bb-fd67eebda553"
    );
    let [first, AttioEvent::Unknown(second)] = delivery.events() else {
        panic!("{:?}", delivery.events());
    };
    let updated = RecordUpdated::payload(first).expect("a record that was updated");
    assert_eq!(
        updated.id.record_id.to_string(),
        "bf071e1f-6035-429d-b874-d83ea64ea13b"
    );
    assert_eq!(
        delivery.event_json(0).map(|json| &json["new member"]),
        Some(&1.into())
    );
    assert_eq!(second.name.as_deref(), Some("planet.discovered"));
    assert_eq!(second.json["id"]["planet_id"], 9);
}

#[tokio::test]
async fn a_repeated_idempotency_key_is_acknowledged_and_not_given_again() {
    let receiver = Receiver::new(Secret::from(SECRET));
    let Outcome::Delivery(_, receipt) = receiver.receive(delivery(SECRET, "a")).await else {
        panic!("it is new");
    };
    assert_eq!(receipt.accept().await.status(), 200);
    let Outcome::Respond(answer) = receiver.receive(delivery(SECRET, "a")).await else {
        panic!("it was handled");
    };
    assert_eq!(
        (answer.status().as_u16(), answer.reason()),
        (200, Answered::Repeated)
    );
    delivered(receiver.receive(delivery(SECRET, "b")).await);
}

#[tokio::test]
async fn each_webhook_has_its_own_secret() {
    let secrets = SecretsByRoute::new();
    secrets.add("/hooks/1", "one");
    secrets.add("/hooks/2", "two");
    let receiver = Receiver::new(secrets);
    delivered(receiver.receive(delivery("one", "a")).await);
    delivered(
        receiver
            .receive(delivery("two", "b").at_route("/hooks/2"))
            .await,
    );
    let crossed = receiver
        .receive(delivery("one", "c").at_route("/hooks/2"))
        .await;
    assert!(matches!(crossed, Outcome::Reject(_)), "{crossed:?}");
    // The body says which webhook it is for; that is a hint until it is verified.
    let hint = delivery("one", "d").hint("webhook_id").expect("a hint");
    assert_eq!(hint.peek(), "23e42eaf-323a-41da-b5bb-fd67eebda553");
}
