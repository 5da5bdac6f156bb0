//! What a person writes who needs two calls of the Attio API and has `reqwest` and `serde_json`: what generated
//! clients are measured against.
//!
//! It does what a careful person does: types for everything, a pooled connection, a time limit, a user agent,
//! and a look at the status. It does not retry, follow redirects, tell errors apart or survive a new value.

use std::{error::Error, time::Duration};

use reqwest::{
    header::{ACCEPT, HeaderMap, HeaderValue},
    redirect::Policy,
};
use serde::{Deserialize, de::DeserializeOwned};
use uuid::Uuid;

/// A webhook.
#[derive(Debug, Deserialize)]
pub struct Webhook {
    /// Where deliveries are sent.
    pub target_url: String,
    /// Which events are delivered.
    pub subscriptions: Vec<Subscription>,
    /// What identifies the webhook.
    pub id: WebhookId,
    /// Whether deliveries are being sent.
    pub status: Status,
    /// When the webhook was created.
    pub created_at: String,
}

/// One kind of event that a webhook receives.
#[derive(Debug, Deserialize)]
pub struct Subscription {
    /// The kind of event.
    pub event_type: EventType,
    /// Which events of this kind are delivered.
    pub filter: Option<Filter>,
}

/// What identifies a webhook.
#[derive(Debug, Deserialize)]
pub struct WebhookId {
    /// The workspace.
    pub workspace_id: Uuid,
    /// The webhook.
    pub webhook_id: Uuid,
}

/// Whether deliveries are being sent.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the values say what they mean")]
pub enum Status {
    Active,
    Degraded,
    Inactive,
}

/// Which events of a kind are delivered.
#[derive(Debug, Deserialize)]
pub enum Filter {
    /// Those of which one comparison holds.
    #[serde(rename = "$or")]
    Or(Vec<Condition>),
    /// Those of which every comparison holds.
    #[serde(rename = "$and")]
    And(Vec<Condition>),
}

/// One comparison.
#[derive(Debug, Deserialize)]
pub struct Condition {
    /// What is compared.
    pub field: String,
    /// How it is compared.
    pub operator: Operator,
    /// What it is compared with.
    pub value: String,
}

/// How a condition compares.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the values say what they mean")]
pub enum Operator {
    Equals,
    NotEquals,
}

/// A kind of event.
#[derive(Debug, Deserialize)]
#[expect(missing_docs, reason = "the values say what they mean")]
pub enum EventType {
    #[serde(rename = "call-recording.created")]
    CallRecordingCreated,
    #[serde(rename = "comment.created")]
    CommentCreated,
    #[serde(rename = "comment.resolved")]
    CommentResolved,
    #[serde(rename = "comment.unresolved")]
    CommentUnresolved,
    #[serde(rename = "comment.deleted")]
    CommentDeleted,
    #[serde(rename = "list.created")]
    ListCreated,
    #[serde(rename = "list.updated")]
    ListUpdated,
    #[serde(rename = "list.deleted")]
    ListDeleted,
    #[serde(rename = "list-attribute.created")]
    ListAttributeCreated,
    #[serde(rename = "list-attribute.updated")]
    ListAttributeUpdated,
    #[serde(rename = "list-entry.created")]
    ListEntryCreated,
    #[serde(rename = "list-entry.updated")]
    ListEntryUpdated,
    #[serde(rename = "list-entry.deleted")]
    ListEntryDeleted,
    #[serde(rename = "object-attribute.created")]
    ObjectAttributeCreated,
    #[serde(rename = "object-attribute.updated")]
    ObjectAttributeUpdated,
    #[serde(rename = "note.created")]
    NoteCreated,
    #[serde(rename = "note-content.updated")]
    NoteContentUpdated,
    #[serde(rename = "note.updated")]
    NoteUpdated,
    #[serde(rename = "note.deleted")]
    NoteDeleted,
    #[serde(rename = "record.created")]
    RecordCreated,
    #[serde(rename = "record.merged")]
    RecordMerged,
    #[serde(rename = "record.updated")]
    RecordUpdated,
    #[serde(rename = "record.deleted")]
    RecordDeleted,
    #[serde(rename = "task.created")]
    TaskCreated,
    #[serde(rename = "task.updated")]
    TaskUpdated,
    #[serde(rename = "task.deleted")]
    TaskDeleted,
    #[serde(rename = "workspace-member.created")]
    WorkspaceMemberCreated,
}

/// What stands around every answer.
#[derive(Debug, Deserialize)]
pub struct Envelope<T> {
    /// The answer.
    pub data: T,
}

/// The client.
#[derive(Debug)]
pub struct Attio {
    http: reqwest::Client,
    base_url: String,
    token: String,
}

impl Attio {
    /// A client of the server at this URL.
    ///
    /// # Errors
    /// TLS could not be set up.
    pub fn new(base_url: &str, token: &str) -> Result<Self, reqwest::Error> {
        let json = HeaderValue::from_static("application/json");
        let http = reqwest::Client::builder()
            .redirect(Policy::none())
            .connect_timeout(Duration::from_secs(10))
            .timeout(Duration::from_secs(60))
            .user_agent("attio-by-hand/0.1.0")
            .default_headers(HeaderMap::from_iter([(ACCEPT, json)]))
            .build()?;
        Ok(Self {
            http,
            base_url: base_url.to_owned(),
            token: token.to_owned(),
        })
    }

    /// One webhook.
    ///
    /// # Errors
    /// The exchange failed, its status is no success, or its body is no webhook.
    pub async fn webhook(&self, id: Uuid) -> Result<Webhook, Box<dyn Error>> {
        self.get(format!("{}/v2/webhooks/{id}", self.base_url))
            .await
    }

    /// The webhooks of a workspace.
    ///
    /// # Errors
    /// As [`Attio::webhook`].
    pub async fn webhooks(&self, limit: u32) -> Result<Vec<Webhook>, Box<dyn Error>> {
        self.get(format!("{}/v2/webhooks?limit={limit}", self.base_url))
            .await
    }

    async fn get<T: DeserializeOwned>(&self, url: String) -> Result<T, Box<dyn Error>> {
        let request = self.http.get(url).bearer_auth(&self.token);
        let response = request.send().await?.error_for_status()?;
        let body = response.bytes().await?;
        let Envelope { data } = serde_json::from_slice(&body)?;
        Ok(data)
    }
}
