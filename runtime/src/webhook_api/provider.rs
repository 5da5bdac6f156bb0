//! What a provider's operations are to [`WebhookApi`](super::WebhookApi).

use serde::Serialize;
use serde_json::Value;

use super::{WebhookArguments, WebhookRoles, info::json};
use crate::{
    AnyApiError, AnyError, ApiError, BoxFuture, BuildError, Client, Error, OperationMeta,
    Paginated, Provider, Response,
};

/// What an operation answered, as JSON.
pub type WebhookAnswer = BoxFuture<'static, Result<Value, AnyError>>;

/// A provider whose webhooks [`WebhookClient`](super::WebhookClient) manages.
///
/// Generated code implements it where a spec says which operations do what; a provider of one's own does by
/// the derive of the same name.
pub trait WebhookProvider: Provider {
    /// What the arguments of `create` are.
    fn new_webhook() -> WebhookRoles;
    /// What the arguments of `update` are.
    fn changes() -> WebhookRoles;
    /// What a webhook in an answer of `list`, `get` and `update` is.
    fn webhook() -> WebhookRoles;
    /// What the answer of `create` is.
    fn created() -> WebhookRoles;
    /// The name of the argument of `get`, `update` and `delete` that takes the id.
    fn key() -> &'static str;

    /// Lists all webhooks, as an array.
    fn list(client: Client<Self>, arguments: WebhookArguments) -> WebhookAnswer;
    /// Creates one.
    fn create(client: Client<Self>, arguments: WebhookArguments) -> WebhookAnswer;
    /// Gets one.
    fn get(client: Client<Self>, arguments: WebhookArguments) -> WebhookAnswer;
    /// Updates one.
    fn update(client: Client<Self>, arguments: WebhookArguments) -> WebhookAnswer;
    /// Deletes one; what it answers does not count.
    fn delete(client: Client<Self>, arguments: WebhookArguments) -> WebhookAnswer;
}

/// The answer of an operation, as JSON.
///
/// # Errors
/// The call failed.
pub fn answered<T: Serialize, E: ApiError>(
    result: Result<Response<T>, Error<E>>,
) -> Result<Value, AnyError> {
    Ok(json(&*result?))
}

/// What an answer holds under this name, beside which other members stand.
pub fn member(mut answer: Value, name: &str) -> Value {
    answer.get_mut(name).map(Value::take).unwrap_or_default()
}

/// An operation that could not be made from its arguments.
pub fn refused<P: Provider>(error: BuildError) -> AnyError {
    static META: OperationMeta = OperationMeta::new("webhooks");
    Error::<AnyApiError>::build(P::meta(), &META, error)
}

/// The success of an operation.
///
/// # Errors
/// The call failed.
pub fn done<T, E: ApiError>(result: Result<Response<T>, Error<E>>) -> Result<Value, AnyError> {
    result?;
    Ok(Value::Null)
}

/// The entries of all pages, as an array.
///
/// # Errors
/// A call failed.
pub async fn all_items<O>(client: &Client<O::Provider>, operation: O) -> Result<Value, AnyError>
where
    O: Paginated<Item: Serialize> + 'static,
{
    let mut items = client.items(operation);
    let mut all = Vec::new();
    while let Some(item) = items.next().await {
        all.push(json(&item?));
    }
    Ok(Value::Array(all))
}
