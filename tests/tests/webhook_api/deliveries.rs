//! Deliveries of all providers by one trait: each verified in its way.

use bindery::Secret;
use bindery::webhook::{AnyReceiver, Deliveries, Incoming, Outcome, Receiver, Signer};
use bindery_affinity::AffinityApi;
use bindery_asana::AsanaApi;
use bindery_attio::AttioApi;
use bindery_ingedata::IngedataApi;

fn signed<P: Deliveries>(body: &'static str) -> Incoming {
    let headers = match P::meta().signature_scheme() {
        Some(scheme) => Signer::new(scheme, "s3cret").sign(body).unwrap().headers,
        None => http::HeaderMap::new(),
    };
    Incoming::new("/hooks", headers, body)
}

#[tokio::test]
async fn one_program_receives_for_four_providers() {
    let attio = r#"{"webhook_id":"23e42eaf-323a-41da-b5bb-fd67eebda553","events":[{"event_type":"note.created","id":{"workspace_id":"14beef7a-99f7-4534-a87e-70b564330a4c","note_id":"23e42eaf-323a-41da-b5bb-fd67eebda553"}}]}"#;
    let asana =
        r#"{"events":[{"action":"changed","resource":{"gid":"1","resource_type":"task"}}]}"#;
    let affinity = r#"{"type":"list.created","body":{"id":1},"sent_at":1700000000}"#;
    let secret = || Secret::from("s3cret");
    let receivers: Vec<(Box<dyn AnyReceiver>, Incoming, Option<Incoming>)> = vec![
        (
            Box::new(Receiver::<AttioApi>::new(secret())),
            signed::<AttioApi>(attio),
            Some(Incoming::new("/hooks", http::HeaderMap::new(), attio)),
        ),
        (
            Box::new(Receiver::<AsanaApi>::new(secret())),
            signed::<AsanaApi>(asana),
            Some(Incoming::new("/hooks", http::HeaderMap::new(), asana)),
        ),
        (
            Box::new(Receiver::<AffinityApi>::unsigned()),
            signed::<AffinityApi>(affinity),
            None,
        ),
        (
            Box::new(Receiver::<IngedataApi>::unsigned()),
            signed::<IngedataApi>(r#"{"any":1}"#),
            None,
        ),
    ];
    let mut seen = Vec::new();
    for (receiver, incoming, forged) in receivers {
        let Outcome::Delivery(delivery, _) = receiver.receive(incoming).await else {
            panic!("a delivery of {}", receiver.provider());
        };
        let name = delivery.events[0].name.clone().unwrap_or_default();
        seen.push(format!(
            "{} {name} {}",
            delivery.provider, delivery.is_verified
        ));
        if let Some(forged) = forged {
            let outcome = receiver.receive(forged).await;
            assert!(matches!(outcome, Outcome::Reject(_)), "{outcome:?}");
        }
    }
    assert_eq!(
        seen,
        [
            "Attio note.created true",
            "Asana task.changed true",
            "Affinity list.created false",
            "Ingedata  false",
        ]
    );
}
