//! Affinity signs nothing that a document describes. A secret in the URL keeps strangers out, and what
//! arrives stays unverified.

use bindery::webhook::{Event as _, axum::router, queue};
use bindery_affinity::{
    Affinity,
    events::{AffinityEvent, Endpoint, Receiver},
};
use bindery_example_webhooks::{Failure, listener, public_url};

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let affinity = Affinity::from_env()?;
    let secret = std::env::var("WEBHOOK_URL_SECRET")?;
    let listener = listener().await?;

    let receiver = Receiver::unsigned().url_secret(secret.as_str());
    let (queue, mut deliveries) = queue(1_000);
    let endpoint = Endpoint::new(receiver, queue);
    tokio::spawn(axum::serve(listener, router("/hooks/{secret}", endpoint)).into_future());

    let url = public_url(&format!("/hooks/{secret}"))?;
    affinity.webhooks().create(url).send().await?;
    println!("created");

    while let Some(delivery) = deliveries.next().await {
        // A hint: ask the API before acting on it.
        for event in delivery.peek().events() {
            match event {
                AffinityEvent::ListEntryCreated(entry) => {
                    println!("list {} has a new entry", entry.list_id);
                }
                other => println!("{:?}", other.name()),
            }
        }
    }
    Ok(())
}
