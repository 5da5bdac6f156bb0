//! Asana sends the secret in a handshake, while it creates the webhook: the program serves before it asks.

use bindery::webhook::{Event as _, ExpectedHandshakes, SecretsByRoute, axum::router, queue};
use bindery_asana::{
    Asana,
    events::{AsanaEvent, Endpoint, Handlers, Receiver, TaskChanged},
};
use bindery_example_webhooks::{Failure, listener, public_url};

const ROUTE: &str = "/hooks/project";

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let asana = Asana::from_env()?;
    let project = std::env::var("ASANA_PROJECT")?;
    let listener = listener().await?;

    let secrets = SecretsByRoute::new();
    let handshakes = ExpectedHandshakes::new();
    let receiver = Receiver::new(secrets.clone()).handshakes(handshakes.clone());
    let (queue, mut deliveries) = queue(1_000);
    let endpoint = Endpoint::new(receiver, queue);
    tokio::spawn(axum::serve(listener, router(ROUTE, endpoint)).into_future());

    // The handshake is taken while the call is under way, and by nobody else at no other time.
    let expected = handshakes.expect(ROUTE);
    asana
        .webhooks()
        .create(project, public_url(ROUTE)?)
        .send()
        .await?;
    let secret = expected
        .secret()
        .ok_or("the webhook was created without a handshake")?;
    drop(expected);
    // A program that restarts keeps the secret: it is sent once.
    secrets.add(ROUTE, secret);
    println!("created");

    let handlers = Handlers::new()
        .on(TaskChanged, async |event, _| {
            println!("task {:?} changed", event.resource);
            Ok(())
        })
        .otherwise(async |event: AsanaEvent, _| {
            println!("{:?}", event.name());
            Ok(())
        });
    while let Some(delivery) = deliveries.next().await {
        if delivery.is_heartbeat() {
            println!("heartbeat");
        }
        handlers.handle(delivery).await?;
    }
    Ok(())
}
