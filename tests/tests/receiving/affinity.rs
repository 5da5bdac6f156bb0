//! Deliveries of Affinity.

use bindery::webhook::{Incoming, Outcome, Reason};
use bindery_affinity::events::{AffinityEvent, Received, Receiver};

use super::cases::delivered;

const CREATED: &str = r#"{
  "type": "list_entry.created",
  "body": {
    "id": 388, "list_id": 26, "creator_id": 38603, "entity_id": 38706, "entity_type": 0,
    "created_at": "2021-09-08T09:55:50.321-07:00",
    "entity": {
      "id": 70796737, "type": 0, "first_name": "John", "last_name": "Doe",
      "primary_email": "john@affinity.co", "emails": ["john@affinity.co"]
    }
  },
  "sent_at": 1631120151
}"#;

fn request(url: &str) -> Incoming {
    Incoming::from(http::Request::post(url).body(CREATED).expect("a request"))
}

#[tokio::test]
async fn what_nobody_signed_says_so_and_the_url_must_hold_the_secret() {
    let receiver = Receiver::unsigned().url_secret("cannot-be-guessed");
    let delivery: Received = delivered(receiver.receive(request("/hooks/cannot-be-guessed")).await);
    let delivery = delivery.trust();
    assert_eq!(delivery.body().expect("it fits").sent_at.0, 1_631_120_151);
    assert_eq!(delivery.event_time(0), Some(&1_631_120_151.into()));
    let [AffinityEvent::ListEntryCreated(entry)] = delivery.events() else {
        panic!("{:?}", delivery.events());
    };
    assert_eq!(entry.list_id, 26);
    let Outcome::Reject(rejection) = receiver.receive(request("/hooks/guessed")).await else {
        panic!("anybody could have sent it");
    };
    assert_eq!(rejection.reason(), Reason::WrongUrlSecret);
}
