//! Receives the deliveries of one webhook: `ATTIO_WEBHOOK_SECRET=... cargo run -p receiver-actix-web`.

use actix_web::{App, HttpServer};
use bindery_attio::{Secret, events::Receiver};
use receiver_actix_web::{endpoint, hooks, work};

#[actix_web::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let secret = std::env::var("ATTIO_WEBHOOK_SECRET")?;
    let (endpoint, queued) = endpoint(Receiver::new(Secret::from(secret)));
    actix_web::rt::spawn(work(queued));
    HttpServer::new(move || App::new().configure(hooks(endpoint.clone())))
        .bind(("127.0.0.1", 8080))?
        .run()
        .await?;
    Ok(())
}
