//! How fast an answer of 1,000 webhooks is decoded against plain `serde_json`.
//!
//! `cargo bench -p bindery-costs --bench decode` measures. Run as a test, the answer is decoded once.

mod ratio;

use bindery::{Bytes, DecodeContext, Operation as _, Provider as _};
use bindery_attio::{AttioApi, types::Webhook, webhooks::ListWebhooks};
use bindery_costs::{
    by_hand::{self, Envelope},
    webhooks,
};
use criterion::{Criterion, SamplingMode, criterion_group, criterion_main};
use http::Response;
use ratio::{Costs, Ratio};
use serde::de::DeserializeOwned;

fn decode(criterion: &mut Criterion<Ratio>) {
    let body = Bytes::from(webhooks::webhooks(1_000));
    against::<by_hand::Webhook>(criterion, "types written by hand", &body);
    against::<Webhook>(criterion, "the same types", &body);
}

/// Decodes the answer of an operation, and the same answer by `serde_json` into a list of `T`.
fn against<T: DeserializeOwned>(criterion: &mut Criterion<Ratio>, name: &str, body: &Bytes) {
    let operation = ListWebhooks::new();
    let context = DecodeContext::new(AttioApi::meta(), operation.meta());
    let mut total = Costs::default();
    let mut group = criterion.benchmark_group("decode");
    group.sampling_mode(SamplingMode::Flat);
    group.bench_function(name, |bencher| {
        let answer = Response::new(body.clone());
        let ours = || {
            let decoded = operation.decode(&context, &answer);
            drop(decoded.expect("an answer that fits"));
        };
        let theirs = || {
            let decoded = serde_json::from_slice::<Envelope<Vec<T>>>(body);
            drop(decoded.expect("an answer that fits"));
        };
        Ratio::measure(bencher, &mut total, ours, theirs);
    });
    group.finish();
    total.print(name, 1);
}

criterion_group! {
    name = benches;
    config = Criterion::default().with_measurement(Ratio);
    targets = decode
}
criterion_main!(benches);
