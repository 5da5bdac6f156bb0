//! Nobody documents what Ingedata sends: the deliveries are raw JSON and unverified.

use bindery::webhook::{axum::router, queue};
use bindery_example_webhooks::{Failure, listener, public_url};
use bindery_ingedata::{
    Ingedata,
    events::{Endpoint, Receiver},
    types::WebhookAttributes,
};

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let ingedata = Ingedata::from_env()?;
    let secret = std::env::var("WEBHOOK_URL_SECRET")?;
    let listener = listener().await?;

    // Whoever finds out how a notification is signed gives the receiver a `Verifier`.
    let receiver = Receiver::unsigned().url_secret(secret.as_str());
    let (queue, mut deliveries) = queue(1_000);
    let endpoint = Endpoint::new(receiver, queue);
    tokio::spawn(axum::serve(listener, router("/hooks/{secret}", endpoint)).into_future());

    let url = public_url(&format!("/hooks/{secret}"))?;
    let webhook = WebhookAttributes::new().url(url);
    ingedata.webhooks().create(webhook).send().await?;
    println!("created");

    while let Some(delivery) = deliveries.next().await {
        println!("{}", delivery.peek().json());
    }
    Ok(())
}
