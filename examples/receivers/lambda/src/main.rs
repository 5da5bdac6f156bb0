//! The function: its environment holds `ATTIO_WEBHOOK_SECRET`.

use bindery_attio::{Secret, events::Receiver};
use lambda_http::{Error, run, service_fn};
use receiver_lambda::{endpoint, respond};

#[tokio::main]
async fn main() -> Result<(), Error> {
    let secret = std::env::var("ATTIO_WEBHOOK_SECRET")?;
    let endpoint = endpoint(Receiver::new(Secret::from(secret)));
    run(service_fn(async |request| {
        Ok::<_, Error>(respond(&endpoint, request).await)
    }))
    .await
}
