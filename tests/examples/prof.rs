//! scratch
use bindery_attio::Attio;
use bindery_tests::{by_hand, keep_alive, webhooks::{self, WEBHOOK_ID}};
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let n: u32 = args[2].parse().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let url = keep_alive(&webhooks::webhook());
    let id = WEBHOOK_ID.parse().unwrap();
    if args[1] == "ours" {
        let c = Attio::builder().oauth2("token-7").base_url(&url).build().unwrap();
        runtime.block_on(async { for _ in 0..n { drop(c.webhooks().get(id).send().await.unwrap()); } });
    } else {
        let c = by_hand::Attio::new(&url, "token-7").unwrap();
        runtime.block_on(async { for _ in 0..n { drop(c.webhook(id).await.unwrap()); } });
    }
}
