//! One program that manages the webhooks of four providers, and of one of its own, without knowing which
//! is which. The servers are mocks on loopback sockets.
//!
//! `cargo run -p bindery-tests --example webhooks`

use std::io::{self, Write};

use bindery::{
    AnyError, Client, Credential, NewWebhook, Operation, Provider, WebhookApi, WebhookChanges,
    WebhookClient, WebhookProvider,
};
use bindery_affinity::Affinity;
use bindery_asana::Asana;
use bindery_attio::Attio;
use bindery_ingedata::Ingedata;
use bindery_mock::Mock;
use serde::{Deserialize, Serialize};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    run(&mut io::stdout()).await
}

/// Replaces the webhooks of every provider, and tells what it does.
pub async fn run(out: &mut impl Write) -> Result<(), Box<dyn std::error::Error>> {
    let [attio, asana, affinity, ingedata, acme] = [
        include_str!("../../specs/attio.md"),
        include_str!("../../specs/asana.md"),
        include_str!("../../specs/affinity.md"),
        include_str!("../../specs/ingedata.md"),
        ACME,
    ]
    .map(Mock::start);
    let (attio, asana, affinity, ingedata) = (attio?, asana?, affinity?, ingedata?);
    let acme = acme?;
    // Setting a provider up is the only place that knows it.
    let providers: Vec<(Box<dyn WebhookApi>, Option<&str>)> = vec![
        (
            Box::new(WebhookClient::new(
                &*Attio::builder()
                    .oauth2(attio.credential())
                    .base_url(attio.base_url())
                    .build()?,
            )),
            Some("note.created"),
        ),
        (
            Box::new(
                WebhookClient::new(
                    &*Asana::builder()
                        .personal_access_token(asana.credential())
                        .base_url(asana.base_url())
                        .build()?,
                )
                .argument("workspace", "1331")
                .argument("resource", "12345"),
            ),
            None,
        ),
        (
            Box::new(WebhookClient::new(
                &*Affinity::builder()
                    .basic(affinity.credential())
                    .base_url(affinity.base_url())
                    .build()?,
            )),
            Some("note.created"),
        ),
        (
            Box::new(WebhookClient::new(
                &*Ingedata::builder()
                    .api_key(ingedata.credential())
                    .base_url(ingedata.base_url())
                    .build()?,
            )),
            None,
        ),
        (
            Box::new(WebhookClient::new(
                &Client::<Acme>::builder()
                    .credential("bearer", Credential::secret(acme.credential()))
                    .base_url(acme.base_url())
                    .build()?,
            )),
            Some("note.created"),
        ),
    ];
    for (api, event) in &providers {
        manage(api.as_ref(), *event, out).await?;
    }
    Ok(())
}

/// The same for every provider.
async fn manage(
    api: &dyn WebhookApi,
    event: Option<&str>,
    out: &mut impl Write,
) -> Result<(), Box<dyn std::error::Error>> {
    let before = api.list().await?.len();
    let mut webhook = NewWebhook::new("https://example.com/hooks/1");
    if let Some(event) = event {
        webhook = webhook.events([event]);
    }
    let created = match api.create(webhook).await {
        Ok(created) => created,
        Err(error) => {
            writeln!(out, "{}: not created: {error}", api.provider())?;
            return Ok(());
        }
    };
    let got = api.get(&created.id).await?;
    let moved = WebhookChanges::new().url("https://example.com/hooks/2");
    let moved: Result<_, AnyError> = api.update(&created.id, moved).await;
    let after = api.list().await?.len();
    api.delete(&created.id).await?;
    writeln!(
        out,
        "{}: {} more, {:?} for {:?}, {}, now {}; {} left",
        api.provider(),
        after - before,
        got.url.unwrap_or_default(),
        got.events,
        match created.secret {
            Some(_) => "with a secret",
            None => "without a secret",
        },
        match moved {
            Ok(moved) => moved.url.unwrap_or_default(),
            Err(error) => error.to_string(),
        },
        api.list().await?.len() - before,
    )?;
    Ok(())
}

/// A provider without a generated client: its operations, and what they are to all providers.
#[derive(Provider, WebhookProvider)]
#[provider(
    base_url = "https://api.acme.example",
    auth(bearer, env = "ACME_TOKEN")
)]
#[webhooks(
    list = ListHooks,
    create = CreateHook,
    get = GetHook,
    update = UpdateHook,
    delete = DeleteHook,
    key = "id",
    new(url = "target", events = "events[]"),
    changes(url = "target", events = "events[]"),
    webhook(id = "id", url = "target", events = "events[]")
)]
struct Acme;

#[derive(Operation, Deserialize)]
#[operation(provider = Acme, method = GET, path = "/hooks", output = Vec<Hook>)]
struct ListHooks {}

#[derive(Operation, Deserialize)]
#[operation(provider = Acme, method = POST, path = "/hooks", output = Hook)]
struct CreateHook {
    #[operation(body)]
    target: String,
    #[operation(body)]
    events: Vec<String>,
}

#[derive(Operation, Deserialize)]
#[operation(provider = Acme, method = GET, path = "/hooks/{id}", output = Hook)]
struct GetHook {
    #[operation(path)]
    id: i64,
}

#[derive(Operation, Deserialize)]
#[operation(provider = Acme, method = PATCH, path = "/hooks/{id}", output = Hook)]
struct UpdateHook {
    #[operation(path)]
    id: i64,
    #[operation(body)]
    target: Option<String>,
    #[operation(body)]
    events: Option<Vec<String>>,
}

#[derive(Operation, Deserialize)]
#[operation(provider = Acme, method = DELETE, path = "/hooks/{id}")]
struct DeleteHook {
    #[operation(path)]
    id: i64,
}

#[derive(Deserialize, Serialize)]
struct Hook {
    id: i64,
    target: String,
    events: Vec<String>,
}

/// What the mock of that provider is made from.
const ACME: &str = include_str!("webhooks/acme.md");
