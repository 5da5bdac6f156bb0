//! What a call costs against the same call written by hand with `reqwest` and `serde_json`.
//!
//! `cargo bench -p bindery-costs --bench call` measures. Run as a test, each call is made once.

mod ratio;

use bindery_attio::Attio;
use bindery_costs::{
    by_hand, keep_alive,
    webhooks::{self, WEBHOOK_ID},
};
use criterion::{Criterion, SamplingMode, criterion_group, criterion_main};
use ratio::{Costs, Ratio};
use tokio::runtime::{Builder, Runtime};

/// The calls of one batch, about two milliseconds.
const CALLS: u32 = 32;

/// Both clients on one thread.
struct Clients {
    runtime: Runtime,
    ours: Attio,
    theirs: by_hand::Attio,
}

impl Clients {
    fn of(body: &str) -> Self {
        let url = keep_alive(body);
        let ours = Attio::builder().oauth2("token-7").base_url(&url).build();
        Self {
            runtime: Builder::new_current_thread()
                .enable_all()
                .build()
                .expect("a runtime"),
            ours: ours.expect("a client"),
            theirs: by_hand::Attio::new(&url, "token-7").expect("a client"),
        }
    }

    fn measure(
        &self,
        criterion: &mut Criterion<Ratio>,
        name: &str,
        ours: &impl AsyncFn(&Attio),
        theirs: &impl AsyncFn(&by_hand::Attio),
    ) {
        let mut total = Costs::default();
        let mut group = criterion.benchmark_group("call");
        group.sampling_mode(SamplingMode::Flat);
        group.bench_function(name, |bencher| {
            let ours = || {
                self.runtime.block_on(async {
                    for _ in 0..CALLS {
                        ours(&self.ours).await;
                    }
                });
            };
            let theirs = || {
                self.runtime.block_on(async {
                    for _ in 0..CALLS {
                        theirs(&self.theirs).await;
                    }
                });
            };
            Ratio::measure(bencher, &mut total, ours, theirs);
        });
        group.finish();
        total.print(name, CALLS);
    }
}

/// An answer of one webhook: what the call itself costs.
fn get(criterion: &mut Criterion<Ratio>) {
    let id = WEBHOOK_ID.parse().expect("a UUID");
    Clients::of(&webhooks::webhook()).measure(
        criterion,
        "get",
        &async |ours: &Attio| drop(ours.webhooks().get(id).send().await.expect("an answer")),
        &async |theirs: &by_hand::Attio| drop(theirs.webhook(id).await.expect("an answer")),
    );
}

/// An answer of ten webhooks.
fn list(criterion: &mut Criterion<Ratio>) {
    Clients::of(&webhooks::webhooks(10)).measure(
        criterion,
        "list",
        &async |ours: &Attio| {
            let answer = ours.webhooks().list().limit(10).send().await;
            drop(answer.expect("an answer"));
        },
        &async |theirs: &by_hand::Attio| drop(theirs.webhooks(10).await.expect("an answer")),
    );
}

criterion_group! {
    name = benches;
    config = Criterion::default().with_measurement(Ratio);
    targets = get, list
}
criterion_main!(benches);
