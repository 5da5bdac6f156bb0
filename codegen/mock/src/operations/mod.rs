//! What operations do to the state.

mod create;
mod delete;
mod get;
mod list;
mod login;
mod new_value;
mod pages;
mod update;

use std::sync::Arc;

use bindery_codegen::ir::{Allowed, Api, JsonPath, Operation, OperationIndex, Resolved, TypeIndex};
use serde_json::{Map, Value};

pub(crate) use login::exchange;

use crate::answer::Answer;
use crate::input::Request;
use crate::input::parameters::Parameters;
use crate::provider::Provider;
use crate::refusal::{Refusal, RefusalKind};
use crate::resource::{Action, Resource, text};
use crate::store::Item;
use crate::success::Success;
use crate::user::User;

pub(crate) use pages::LINK_PARAMETER;

/// A request that was found to be in order.
pub(crate) struct Call<'a> {
    pub(crate) provider: &'a Arc<Provider>,
    pub(crate) index: OperationIndex,
    pub(crate) operation: &'a Operation<Resolved>,
    pub(crate) request: &'a Request,
    pub(crate) parameters: Parameters,
    pub(crate) body: Option<Value>,
    pub(crate) user: User,
    /// What people should know of the answer.
    pub(crate) notes: Vec<String>,
}

impl<'a> Call<'a> {
    /// Does what the operation does.
    pub(crate) async fn perform(&mut self) -> Result<Answer, Refusal> {
        if let Some(exchange) = exchange(self.api(), self.index) {
            return login::login(self, exchange);
        }
        let api = self.api();
        let Some(does) = &self.operation.does else {
            self.note_unused(&[]);
            return Ok(Success::of(api, self.operation, None).shown());
        };
        let ty = does.ty.value;
        match Action::of(does.action) {
            Action::List => list::list(self, ty),
            Action::Create => create::create(self, ty).await,
            Action::Get => get::get(self, ty),
            Action::Update => update::update(self, ty),
            Action::Delete => delete::delete(self, ty),
        }
    }

    pub(crate) fn api(&self) -> &'a Api<Resolved> {
        self.provider.api()
    }

    fn resource(&self, ty: TypeIndex) -> Result<&'a Resource, Refusal> {
        // Every operation that does something to a type made it a resource.
        self.provider.resources.get(&ty).ok_or_else(|| {
            Refusal::new(RefusalKind::NotFound, "the mock keeps nothing of this type")
        })
    }

    /// The key in the path, as text.
    fn key(&self) -> String {
        self.parameters
            .path
            .values()
            .find_map(text)
            .unwrap_or_default()
    }

    /// The example of a request body, out of its envelope.
    fn unwrapped(&self, whole: Value) -> Value {
        let envelope = self.api().settings.envelope.as_ref();
        match (envelope, whole) {
            (Some(envelope), Value::Object(mut members))
                if self.operation.envelope.wraps_request()
                    && members.contains_key(envelope.value.value.as_str()) =>
            {
                let key = envelope.value.value.as_str();
                members.remove(key).unwrap_or(Value::Null)
            }
            (_, whole) => whole,
        }
    }

    /// The members of the body.
    fn given(&self) -> Map<String, Value> {
        match &self.body {
            Some(Value::Object(members)) => members.clone(),
            _ => Map::new(),
        }
    }

    /// The answer to a call for something that is not there.
    fn absent(&self, ty: TypeIndex, key: &str) -> Refusal {
        let name = &self.api().type_def(ty).name.value;
        let by = self
            .operation
            .does
            .as_ref()
            .and_then(|does| does.by.as_ref());
        let by = by.map_or(
            String::new(),
            |by: &bindery_codegen::ir::Spanned<JsonPath>| {
                format!(" whose `{}` is {key:?}", by.value)
            },
        );
        Refusal::new(RefusalKind::NotFound, format!("there is no {name}{by}"))
    }

    /// Refuses the call where only others may make it.
    fn permit(&self, item: &Item) -> Result<(), Refusal> {
        let allowed = &self.operation.allowed;
        let is_allowed = |who: Allowed| match who {
            Allowed::Creator => self.user == item.creator,
            Allowed::Admin => self.user == User::Admin,
            Allowed::Member => true,
        };
        if allowed.is_empty() || allowed.iter().any(|who| is_allowed(who.value)) {
            return Ok(());
        }
        let who: Vec<&str> = allowed
            .iter()
            .map(|who| match who.value {
                Allowed::Creator => "the user who created it",
                Allowed::Admin => "an administrator",
                Allowed::Member => "a member",
            })
            .collect();
        Err(Refusal::new(
            RefusalKind::Forbidden,
            format!(
                "only {} may do this; it was created with the credential `{}`, and this request has that of `{}`",
                who.join(" or "),
                item.creator.credential(),
                self.user.credential()
            ),
        ))
    }

    /// Notes which query parameters were checked and change nothing.
    fn note_unused(&mut self, used: &[&str]) {
        let unused: Vec<String> = self
            .parameters
            .query
            .keys()
            .filter(|name| !used.contains(&name.as_str()))
            .map(|name| format!("`{name}`"))
            .collect();
        if !unused.is_empty() {
            self.notes.push(format!(
                "{} checked, but changes nothing in the mock",
                unused.join(", ")
            ));
        }
    }
}
