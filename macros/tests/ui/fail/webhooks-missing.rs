use bindery::{Provider, WebhookProvider};

#[derive(Provider, WebhookProvider)]
#[provider(base_url = "https://api.acme.example")]
#[webhooks(list = u8, create = u8, get = u8, update = u8, webhook(id = "id[0]"))]
struct Acme;

fn main() {}
