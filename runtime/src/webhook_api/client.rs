//! A provider's client as [`WebhookApi`].

use std::fmt;

use serde_json::{Map, Value};

use super::{
    NewWebhook, WebhookApi, WebhookArguments, WebhookChanges, WebhookInfo, WebhookProvider,
    WebhookRoles, path, provider::refused,
};
use crate::{AnyError, BoxFuture, BuildError, Client, Json};

/// A provider's client as [`WebhookApi`], with the arguments that its operations need beyond those of all
/// providers.
///
/// ```no_run
/// # use bindery::{Client, WebhookApi, WebhookClient, WebhookProvider};
/// # fn example<Acme: WebhookProvider>(acme: &Client<Acme>) -> Box<dyn WebhookApi> {
/// Box::new(WebhookClient::new(acme).argument("workspace", "12345"))
/// # }
/// ```
pub struct WebhookClient<P> {
    client: Client<P>,
    bound: Map<String, Json>,
}

impl<P: WebhookProvider> WebhookClient<P> {
    /// The webhooks that this client reaches.
    pub fn new(client: &Client<P>) -> Self {
        Self {
            client: client.clone(),
            bound: Map::new(),
        }
    }

    /// An argument for every operation that has it, by its name on the wire.
    #[must_use]
    pub fn argument(mut self, name: impl Into<String>, value: impl Into<Json>) -> Self {
        self.bound.insert(name.into(), value.into());
        self
    }

    fn arguments(&self, given: Map<String, Value>) -> WebhookArguments {
        WebhookArguments {
            given,
            bound: self.bound.clone(),
            key: None,
        }
    }

    /// The arguments that say which webhook is meant, beside these.
    fn of(&self, id: &str, mut given: Map<String, Value>) -> WebhookArguments {
        given.insert(P::key().to_owned(), id.into());
        WebhookArguments {
            key: Some(P::key()),
            ..self.arguments(given)
        }
    }
}

impl<P: WebhookProvider> WebhookApi for WebhookClient<P> {
    fn provider(&self) -> &'static str {
        P::meta().name
    }

    fn list(&self) -> BoxFuture<'_, Result<Vec<WebhookInfo>, AnyError>> {
        Box::pin(async move {
            let answer = P::list(self.client.clone(), self.arguments(Map::new())).await?;
            match answer {
                Value::Array(webhooks) => webhooks
                    .into_iter()
                    .map(|webhook| info::<P>(webhook, P::webhook(), None))
                    .collect(),
                _ => Err(refused::<P>(BuildError::new("list", "gives no list"))),
            }
        })
    }

    fn create(&self, webhook: NewWebhook) -> BoxFuture<'_, Result<WebhookInfo, AnyError>> {
        Box::pin(async move {
            let chosen = webhook.secret.clone();
            let changes = WebhookChanges {
                url: Some(webhook.url),
                events: Some(webhook.events).filter(|events| !events.is_empty()),
                secret: webhook.secret,
                arguments: webhook.arguments,
            };
            let roles = P::new_webhook();
            let mut given = given::<P>(&roles, changes)?;
            if let Some(role) = roles.events {
                role.write_empty(&mut given);
            }
            let answer = P::create(self.client.clone(), self.arguments(given)).await?;
            let mut created = info::<P>(answer, P::created(), None)?;
            created.secret = created.secret.or(chosen);
            Ok(created)
        })
    }

    fn get<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<WebhookInfo, AnyError>> {
        Box::pin(async move {
            let answer = P::get(self.client.clone(), self.of(id, Map::new())).await?;
            info::<P>(answer, P::webhook(), Some(id))
        })
    }

    fn update<'a>(
        &'a self,
        id: &'a str,
        mut changes: WebhookChanges,
    ) -> BoxFuture<'a, Result<WebhookInfo, AnyError>> {
        Box::pin(async move {
            let roles = P::changes();
            let misses = (roles.url.is_some() && changes.url.is_none())
                || (roles.events.is_some() && changes.events.is_none());
            if roles.replaces && misses {
                let current = self.get(id).await?;
                if roles.url.is_some() {
                    changes.url = changes.url.or(current.url);
                }
                if roles.events.is_some() {
                    changes.events = changes.events.or(Some(current.events));
                }
            }
            let given = given::<P>(&roles, changes)?;
            let answer = P::update(self.client.clone(), self.of(id, given)).await?;
            info::<P>(answer, P::webhook(), Some(id))
        })
    }

    fn delete<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<(), AnyError>> {
        Box::pin(async move {
            P::delete(self.client.clone(), self.of(id, Map::new())).await?;
            Ok(())
        })
    }
}

/// The arguments that say what a webhook should be.
fn given<P: WebhookProvider>(
    roles: &WebhookRoles,
    changes: WebhookChanges,
) -> Result<Map<String, Value>, AnyError> {
    let mut members = Map::new();
    for (name, value) in changes.arguments {
        members.insert(name, value);
    }
    let refuse = |argument: &str, problem| Err(refused::<P>(BuildError::new(argument, problem)));
    match (changes.url, roles.url) {
        (Some(url), Some(path)) => path::write(&mut members, path, url.into()),
        (Some(_), None) => return refuse("url", "cannot be set by this operation"),
        (None, _) => {}
    }
    let chosen = match (changes.events, roles.events) {
        (Some(events), Some(role)) => role
            .write(&mut members, events)
            .then_some(())
            .ok_or("are several, and this provider takes one"),
        (Some(events), None) if !events.is_empty() => Err("are not chosen by their names here"),
        _ => Ok(()),
    };
    if let Err(problem) = chosen {
        return refuse("events", problem);
    }
    match (changes.secret, roles.secret) {
        (Some(secret), Some(path)) => {
            path::write(&mut members, path, secret.expose().into());
        }
        (Some(_), None) => return refuse("secret", "is chosen by the provider"),
        (None, _) => {}
    }
    Ok(members)
}

/// What an answer tells of a webhook.
fn info<P: WebhookProvider>(
    mut json: Value,
    roles: WebhookRoles,
    asked: Option<&str>,
) -> Result<WebhookInfo, AnyError> {
    let secret = roles.secret.and_then(|path| path::take(&mut json, path));
    let id = roles.id.and_then(|path| path::text(&json, path));
    let Some(id) = id.or_else(|| asked.map(str::to_owned)) else {
        return Err(refused::<P>(BuildError::new(
            "id",
            "is missing in the answer",
        )));
    };
    let events = roles.events.map_or_else(Vec::new, |role| role.read(&json));
    Ok(WebhookInfo {
        id,
        url: roles.url.and_then(|path| path::text(&json, path)),
        events,
        secret: secret.map(Into::into),
        json,
    })
}

impl<P> Clone for WebhookClient<P> {
    fn clone(&self) -> Self {
        Self {
            client: self.client.clone(),
            bound: self.bound.clone(),
        }
    }
}

impl<P> fmt::Debug for WebhookClient<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&String> = self.bound.keys().collect();
        f.debug_struct("WebhookClient")
            .field("client", &self.client)
            .field("arguments", &names)
            .finish()
    }
}
