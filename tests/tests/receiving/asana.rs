//! Deliveries of Asana.

use bindery::webhook::{Answered, ExpectedHandshakes, Incoming, Outcome, Reason, SecretsByRoute};
use bindery_asana::{
    AsanaApi,
    events::{AsanaEvent, Receiver},
};
use http::HeaderMap;

use super::cases::{SECRET, delivered, signed};

const CHANGED: &str = r#"{"events": [{
  "user": {"gid": "1123", "resource_type": "user"},
  "resource": {"gid": "1337", "resource_type": "task", "resource_subtype": "default_task"},
  "action": "changed", "parent": null, "created_at": "2013-08-21T18:20:37.972Z"
}, {
  "resource": {"gid": "1338", "resource_type": "goal"}, "action": "added"
}]}"#;

fn handshake(secret: &str) -> Incoming {
    let mut headers = HeaderMap::new();
    headers.insert("X-Hook-Secret", secret.parse().expect("a header"));
    Incoming::new("/hooks/1", headers, "")
}

#[tokio::test]
async fn the_secret_of_an_expected_handshake_verifies_what_follows() {
    let handshakes = ExpectedHandshakes::new();
    let receiver = Receiver::new(SecretsByRoute::new()).handshakes(handshakes.clone());
    let expected = handshakes.expect("/hooks/1");
    let Outcome::Respond(answer) = receiver.receive(handshake(SECRET)).await else {
        panic!("it is expected");
    };
    assert_eq!(
        (answer.status().as_u16(), answer.reason()),
        (200, Answered::Handshake)
    );
    assert_eq!(answer.headers()["X-Hook-Secret"], SECRET);
    assert_eq!(expected.secret().expect("a secret").expose(), SECRET);
    drop(expected);

    let heartbeat = signed::<AsanaApi>(SECRET, br#"{"events":[]}"#);
    assert!(delivered(receiver.receive(heartbeat).await).is_heartbeat());
    let delivery = delivered(
        receiver
            .receive(signed::<AsanaApi>(SECRET, CHANGED.as_bytes()))
            .await,
    );
    let [AsanaEvent::TaskChanged(changed), AsanaEvent::Unknown(other)] = delivery.events() else {
        panic!("{:?}", delivery.events());
    };
    assert!(changed.change.is_none());
    assert_eq!(other.name.as_deref(), Some("goal.added"));

    let Outcome::Reject(rejection) = receiver.receive(handshake("forged")).await else {
        panic!("nobody expects it");
    };
    assert_eq!(rejection.reason(), Reason::UnexpectedHandshake);
}
