//! Every delivery that the specs show, signed and received.

use std::fs;

use bindery::Secret;
use bindery::webhook::{
    Deliveries, Delivery, Event as _, Incoming, Receiver, Signed, Signer, Trust, Unsigned,
    Unverified,
};
use bindery_codegen::ir::ExampleRole;
use bindery_tests::generate::{checked, workspace};

use super::cases::{SECRET, delivered};

/// The name and the body of each example; no name of a heartbeat.
fn examples(provider: &str) -> Vec<(Option<String>, String)> {
    let path = workspace().join(format!("generated/{provider}/spec.md"));
    let spec = fs::read_to_string(path).expect("a spec");
    let checked = checked(&spec).expect("a good spec");
    let events = checked.api().events.as_ref().expect("events");
    let examples = events
        .examples
        .iter()
        .filter_map(|example| match &example.role {
            ExampleRole::Delivery { event } => {
                Some((Some(event.value.clone()), example.text.clone()))
            }
            ExampleRole::Heartbeat => Some((None, example.text.clone())),
            _ => None,
        });
    examples.collect()
}

/// Asserts that a delivery holds just the event that the example is of, with its type.
fn is_of<P: Deliveries>(delivery: &Delivery<P>, name: Option<&str>) {
    match (delivery.events(), name) {
        ([], None) => assert!(delivery.is_heartbeat()),
        ([event], Some(name)) => assert_eq!(event.kind_name(), Some(name), "{event:?}"),
        (events, _) => panic!("{name:?}: {events:?}"),
    }
}

async fn signed<P: Deliveries<Trust = Signed>>(provider: &str, least: usize) {
    let receiver = Receiver::<P>::new(Secret::from(SECRET));
    let scheme = P::meta().signature_scheme().expect("a signature");
    let examples = examples(provider);
    assert!(
        examples.len() >= least,
        "{provider} shows {}",
        examples.len()
    );
    for (name, body) in examples {
        let signed = Signer::new(scheme, SECRET).sign(body).expect("a delivery");
        let incoming = Incoming::new("/hooks/1", signed.headers, signed.body);
        let delivery: Delivery<P> = delivered(receiver.receive(incoming).await);
        is_of(&delivery, name.as_deref());
    }
}

#[tokio::test]
async fn those_of_attio_are_typed() {
    signed::<bindery_attio::AttioApi>("attio", 27).await;
}

#[tokio::test]
async fn those_of_asana_are_typed() {
    signed::<bindery_asana::AsanaApi>("asana", 3).await;
}

#[tokio::test]
async fn those_of_affinity_are_typed_and_unverified() {
    type Api = bindery_affinity::AffinityApi;
    fn is_unsigned<T: Trust>(_: std::marker::PhantomData<T>) {}
    is_unsigned::<Unsigned>(std::marker::PhantomData::<<Api as Deliveries>::Trust>);
    let receiver = Receiver::<Api>::unsigned();
    let examples = examples("affinity");
    assert!(examples.len() >= 20, "affinity shows {}", examples.len());
    for (name, body) in examples {
        let incoming = Incoming::new("/hooks/1", http::HeaderMap::new(), body);
        let delivery: Unverified<Delivery<Api>> = delivered(receiver.receive(incoming).await);
        is_of(delivery.peek(), name.as_deref());
    }
}
