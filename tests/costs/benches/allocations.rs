//! How often a call allocates against the same call written by hand with `reqwest` and `serde_json`.
//!
//! `cargo bench -p bindery-costs --bench allocations` counts. Allocations are those of the thread that makes the
//! calls; the server has another one.

use allocation_counter::{AllocationInfo, measure};
use bindery_attio::Attio;
use bindery_costs::{
    by_hand, keep_alive,
    webhooks::{self, WEBHOOK_ID},
};
use tokio::runtime::{Builder, Runtime};

/// Calls before the count, after which connections and buffers are there.
const WARM_UP: u32 = 10;
/// The calls that are counted.
const CALLS: u32 = 100;

fn main() {
    println!("call   client    allocations  bytes  at once");
    let id = WEBHOOK_ID.parse().expect("a UUID");
    compare(
        "get",
        &webhooks::webhook(),
        &async |ours: &Attio| drop(ours.webhooks().get(id).send().await.expect("an answer")),
        &async |theirs: &by_hand::Attio| drop(theirs.webhook(id).await.expect("an answer")),
    );
    compare(
        "list",
        &webhooks::webhooks(10),
        &async |ours: &Attio| {
            let answer = ours.webhooks().list().limit(10).send().await;
            drop(answer.expect("an answer"));
        },
        &async |theirs: &by_hand::Attio| drop(theirs.webhooks(10).await.expect("an answer")),
    );
}

fn compare(
    name: &str,
    body: &str,
    ours: &impl AsyncFn(&Attio),
    theirs: &impl AsyncFn(&by_hand::Attio),
) {
    let url = keep_alive(body);
    let runtime = Builder::new_current_thread().enable_all().build();
    let runtime = runtime.expect("a runtime");
    let client = Attio::builder().oauth2("token-7").base_url(&url).build();
    let client = client.expect("a client");
    print(name, "bindery", &count(&runtime, || ours(&client)));
    let client = by_hand::Attio::new(&url, "token-7").expect("a client");
    print(name, "by hand", &count(&runtime, || theirs(&client)));
}

/// What `CALLS` calls allocate.
fn count(runtime: &Runtime, call: impl AsyncFn()) -> AllocationInfo {
    let repeat = |times| {
        runtime.block_on(async {
            for _ in 0..times {
                call().await;
            }
        });
    };
    repeat(WARM_UP);
    measure(|| repeat(CALLS))
}

#[expect(clippy::cast_precision_loss, reason = "counts of thousands")]
fn print(call: &str, client: &str, info: &AllocationInfo) {
    let each = |count: u64| count as f64 / f64::from(CALLS);
    println!(
        "{call:<6} {client:<8} {:>12.2} {:>6.0} {:>8}",
        each(info.count_total),
        each(info.bytes_total),
        info.bytes_max,
    );
}
