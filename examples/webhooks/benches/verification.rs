//! What a receiver costs beside the HMAC that it cannot do without: each size in three ways over the same bytes.
//!
//! - `hmac`: the bare HMAC-SHA256, compared with the signature decoded from its text.
//! - `verified`: a delivery whose signature is wrong, so that all of the verification happens and nothing else.
//! - `received`: a genuine delivery, verified, read as JSON and typed.
//!
//! `cargo bench -p bindery-example-webhooks` measures; run as a test, each bench runs once.

use std::hint::black_box;

use bindery::{
    Secret,
    webhook::{Deliveries as _, Incoming, Outcome, Signer},
};
use bindery_attio::{AttioApi, events::Receiver};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

const SECRET: &str = "b537207f20cbfa02357cf448134da559e8bd39d61597dcd5631b8012eae53e81";

const EVENT: &str = r#"{"event_type":"record.updated","id":{"workspace_id":"14beef7a-99f7-4534-a87e-70b564330a4c","object_id":"97052eb9-e65e-443f-a297-f2d9a4a7f795","record_id":"bf071e1f-6035-429d-b874-d83ea64ea13b","attribute_id":"41252299-f8c7-4b5e-99c9-4ff8321d2f96"},"actor":{"type":"system","id":null}}"#;

fn body(events: usize) -> String {
    let events = vec![EVENT; events].join(",");
    format!(r#"{{"webhook_id":"23e42eaf-323a-41da-b5bb-fd67eebda553","events":[{events}]}}"#)
}

fn verification(criterion: &mut Criterion) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .expect("a runtime");
    let receiver = Receiver::new(Secret::from(SECRET)).with_duplicates();
    let receive = |incoming: &Incoming| runtime.block_on(receiver.receive(incoming.clone()));
    let scheme = AttioApi::meta().signature_scheme().expect("a signature");
    let mut group = criterion.benchmark_group("receiving");
    for events in [1, 10, 300] {
        let body = body(events);
        let size = body.len();
        let signed = |secret: &str| {
            let signed = Signer::new(scheme, secret)
                .sign(body.clone())
                .expect("a delivery");
            Incoming::new("/hooks/1", signed.headers, signed.body)
        };
        let (right, wrong) = (signed(SECRET), signed("another"));
        let signature = right.headers()["attio-signature"].as_bytes();
        let signature = base16ct::lower::decode_vec(signature).expect("hexadecimal");
        group.throughput(Throughput::Bytes(size as u64));
        group.bench_function(BenchmarkId::new("hmac", size), |bench| {
            bench.iter(|| {
                let mut mac = Hmac::<Sha256>::new_from_slice(SECRET.as_bytes()).expect("a key");
                mac.update(black_box(body.as_bytes()));
                mac.verify_slice(&signature)
                    .expect("the signature is right");
            });
        });
        group.bench_function(BenchmarkId::new("verified", size), |bench| {
            bench.iter(|| assert!(matches!(receive(black_box(&wrong)), Outcome::Reject(_))));
        });
        group.bench_function(BenchmarkId::new("received", size), |bench| {
            bench.iter(|| assert!(matches!(receive(black_box(&right)), Outcome::Delivery(..))));
        });
    }
    group.finish();
}

criterion_group!(benches, verification);
criterion_main!(benches);
