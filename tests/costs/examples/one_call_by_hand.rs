//! Makes the call of `one_call` by hand, with `reqwest` and `serde_json`.

use std::{env, error::Error};

use bindery_costs::by_hand::Attio;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let base_url = env::var("ATTIO_BASE_URL");
    let base_url = base_url.as_deref().unwrap_or("https://api.attio.com");
    let attio = Attio::new(base_url, &env::var("ATTIO_OAUTH2")?)?;
    let webhooks = attio.webhooks(10).await?;
    for webhook in &webhooks {
        println!("{}", webhook.target_url);
    }
    Ok(())
}
