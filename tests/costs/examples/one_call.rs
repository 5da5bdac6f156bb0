//! Makes one call by a generated client. The bench `size` compares it with `one_call_by_hand`.

use std::error::Error;

use bindery_attio::Attio;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let attio = Attio::from_env()?;
    let webhooks = attio.webhooks().list().limit(10).send().await?;
    for webhook in webhooks.iter() {
        println!("{}", webhook.target_url);
    }
    Ok(())
}
