//! Managing webhooks of any provider: one trait, one description of a webhook.

mod arguments;
mod client;
mod info;
mod path;
mod provider;
mod roles;

use crate::{AnyError, BoxFuture};

pub use self::{
    arguments::WebhookArguments,
    client::WebhookClient,
    info::{NewWebhook, WebhookChanges, WebhookInfo},
    provider::{WebhookAnswer, WebhookProvider, all_items, answered, done, member, refused},
    roles::{EventsRole, WebhookRoles},
};

/// The webhooks of a provider: listed, created, got, updated and deleted the same way whoever the provider
/// is. [`WebhookClient`] implements it for every provider whose operations are known.
///
/// ```
/// use bindery::{AnyError, NewWebhook, WebhookApi};
///
/// async fn replace_all(apis: &[Box<dyn WebhookApi>], url: &str) -> Result<(), AnyError> {
///     for api in apis {
///         for webhook in api.list().await? {
///             api.delete(&webhook.id).await?;
///         }
///         let webhook = api.create(NewWebhook::new(url)).await?;
///         println!("{}: {}", api.provider(), webhook.id);
///     }
///     Ok(())
/// }
/// ```
///
/// Every method fails as the operation behind it does, and with
/// [`ErrorKind::Build`](crate::ErrorKind::Build) where the provider cannot do what is asked.
pub trait WebhookApi: Send + Sync {
    /// The provider's name.
    fn provider(&self) -> &'static str;

    /// All webhooks, of all pages.
    fn list(&self) -> BoxFuture<'_, Result<Vec<WebhookInfo>, AnyError>>;

    /// Creates a webhook. Where the provider chooses the secret, the answer is the only place that has it.
    fn create(&self, webhook: NewWebhook) -> BoxFuture<'_, Result<WebhookInfo, AnyError>>;

    /// The webhook of this id.
    fn get<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<WebhookInfo, AnyError>>;

    /// Changes a webhook. What the changes leave out stays as it is.
    fn update<'a>(
        &'a self,
        id: &'a str,
        changes: WebhookChanges,
    ) -> BoxFuture<'a, Result<WebhookInfo, AnyError>>;

    /// Deletes a webhook.
    fn delete<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<(), AnyError>>;
}
