//! Attio answers the creation of a webhook with its secret, and signs each delivery with it.

use bindery::webhook::{Event as _, SecretsByRoute, axum::router, queue};
use bindery_attio::{
    Attio,
    events::{AttioEvent, Endpoint, Handlers, Receiver, RecordUpdated},
    types::{EventType, Subscription},
};
use bindery_example_webhooks::{Failure, listener, public_url};

const ROUTE: &str = "/hooks/records";

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let attio = Attio::from_env()?;
    let listener = listener().await?;

    // Whatever arrives is verified, put into the queue, and acknowledged at once.
    let secrets = SecretsByRoute::new();
    let (queue, mut deliveries) = queue(1_000);
    let endpoint = Endpoint::new(Receiver::new(secrets.clone()), queue);
    tokio::spawn(axum::serve(listener, router(ROUTE, endpoint)).into_future());

    let updated = Subscription::new(EventType::RecordUpdated, None);
    let webhook = attio
        .webhooks()
        .create(public_url(ROUTE)?, [updated])
        .send()
        .await?;
    // A program that restarts keeps the secret: no other operation returns it.
    secrets.add(ROUTE, webhook.secret.clone());
    println!("created");

    let handlers = Handlers::new()
        .on(RecordUpdated, async |event, _| {
            println!("record {} was updated", event.id.record_id);
            Ok(())
        })
        .otherwise(async |event: AttioEvent, _| {
            println!("{:?}", event.name());
            Ok(())
        });
    while let Some(delivery) = deliveries.next().await {
        handlers.handle(delivery).await?;
    }
    Ok(())
}
