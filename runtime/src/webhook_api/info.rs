//! What a webhook is to all providers.

use std::fmt;

use serde::Serialize;

use crate::{Json, Secret};

/// A webhook, whoever the provider is.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct WebhookInfo {
    /// What identifies it among the provider's webhooks.
    pub id: String,
    /// Where deliveries are sent, where the provider tells it.
    pub url: Option<String>,
    /// The names of the events that are delivered; empty where the provider tells none.
    pub events: Vec<String>,
    /// The key that deliveries are signed with, where this answer has it.
    pub secret: Option<Secret>,
    /// All that the provider tells, without the secret.
    pub json: Json,
}

/// A webhook that is to be created.
///
/// ```
/// let webhook = bindery::NewWebhook::new("https://example.com/hooks/7")
///     .events(["note.created"])
///     .argument("resource", "12345");
/// # let _ = webhook;
/// ```
#[derive(Clone)]
#[must_use = "a webhook is created by `WebhookApi::create`"]
pub struct NewWebhook {
    pub(super) url: String,
    pub(super) events: Vec<String>,
    pub(super) secret: Option<Secret>,
    pub(super) arguments: Vec<(String, Json)>,
}

impl NewWebhook {
    /// A webhook whose deliveries go to this URL.
    pub fn new(url: impl Into<String>) -> Self {
        Self {
            url: url.into(),
            events: Vec::new(),
            secret: None,
            arguments: Vec::new(),
        }
    }

    /// The events that are delivered, by the provider's names; by default what the provider takes none
    /// for, which is all of them or none.
    pub fn events<S: Into<String>>(mut self, names: impl IntoIterator<Item = S>) -> Self {
        self.events = names.into_iter().map(Into::into).collect();
        self
    }

    /// The key to sign deliveries with, for providers that let the caller choose it.
    pub fn secret(mut self, secret: impl Into<Secret>) -> Self {
        self.secret = Some(secret.into());
        self
    }

    /// An argument of the provider's own, by its name on the wire.
    pub fn argument(mut self, name: impl Into<String>, value: impl Into<Json>) -> Self {
        self.arguments.push((name.into(), value.into()));
        self
    }
}

/// What changes about a webhook. What is not set stays as it is.
#[derive(Clone, Default)]
#[must_use = "changes are made by `WebhookApi::update`"]
pub struct WebhookChanges {
    pub(super) url: Option<String>,
    pub(super) events: Option<Vec<String>>,
    pub(super) secret: Option<Secret>,
    pub(super) arguments: Vec<(String, Json)>,
}

impl WebhookChanges {
    /// No changes.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sends deliveries to this URL from now on.
    pub fn url(mut self, url: impl Into<String>) -> Self {
        self.url = Some(url.into());
        self
    }

    /// Delivers these events from now on, and no others.
    pub fn events<S: Into<String>>(mut self, names: impl IntoIterator<Item = S>) -> Self {
        self.events = Some(names.into_iter().map(Into::into).collect());
        self
    }

    /// Signs deliveries with this key from now on, for providers that let the caller choose it.
    pub fn secret(mut self, secret: impl Into<Secret>) -> Self {
        self.secret = Some(secret.into());
        self
    }

    /// Changes an argument of the provider's own, by its name on the wire.
    pub fn argument(mut self, name: impl Into<String>, value: impl Into<Json>) -> Self {
        self.arguments.push((name.into(), value.into()));
        self
    }
}

impl fmt::Debug for NewWebhook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewWebhook")
            .field("url", &self.url)
            .field("events", &self.events)
            .field("secret", &self.secret)
            .field("arguments", &names(&self.arguments))
            .finish()
    }
}

impl fmt::Debug for WebhookChanges {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WebhookChanges")
            .field("url", &self.url)
            .field("events", &self.events)
            .field("secret", &self.secret)
            .field("arguments", &names(&self.arguments))
            .finish()
    }
}

/// A value may be a secret; its name is none.
fn names(arguments: &[(String, Json)]) -> Vec<&str> {
    arguments.iter().map(|(name, _)| name.as_str()).collect()
}

/// What a provider answered, as JSON.
pub(super) fn json<T: Serialize + ?Sized>(value: &T) -> Json {
    serde_json::to_value(value).unwrap_or_default()
}
