//! Documented answers to requests that succeed.

use bindery_codegen::ir::{
    Api, Field, Need, Operation, Resolved, Response, ResponseBody, StatusPattern, TypeExpr,
};
use serde_json::{Map, Value};

use crate::answer::Answer;
use crate::examples;
use crate::plausible::{Fill, Plausible};
use crate::resource::Action;

/// The response that the mock gives: the first that the operation documents.
#[derive(Clone, Copy)]
pub(crate) struct Success<'a> {
    api: &'a Api<Resolved>,
    operation: &'a Operation<Resolved>,
    response: Option<&'a Response<Resolved>>,
    pub(crate) status: u16,
}

impl<'a> Success<'a> {
    pub(crate) fn of(
        api: &'a Api<Resolved>,
        operation: &'a Operation<Resolved>,
        action: Option<Action>,
    ) -> Self {
        let response = operation.responses.first();
        Self {
            api,
            operation,
            response,
            status: status(operation, response, action),
        }
    }

    /// The type of the body, out of its envelope, if it is JSON.
    pub(crate) fn ty(&self) -> Option<&'a TypeExpr<Resolved>> {
        match &self.response?.body {
            ResponseBody::Json { ty } => Some(ty),
            ResponseBody::None | ResponseBody::Bytes | ResponseBody::Stream { .. } => None,
        }
    }

    /// The members beside the envelope.
    pub(crate) fn beside(&self) -> &'a [Field<Resolved>] {
        self.response.map_or(&[], |response| &response.beside)
    }

    /// The examples of this response, whole.
    pub(crate) fn examples(&self) -> impl Iterator<Item = Value> {
        examples::responses(self.operation, self.status)
    }

    /// The key that the body is wrapped in.
    pub(crate) fn envelope(&self) -> Option<&'a str> {
        let envelope = self.api.settings.envelope.as_ref()?;
        self.operation
            .envelope
            .wraps_response()
            .then_some(envelope.value.value.as_str())
    }

    /// A whole body without its envelope.
    pub(crate) fn unwrapped(&self, whole: Value) -> Value {
        match (self.envelope(), whole) {
            (Some(envelope), Value::Object(mut members)) if members.contains_key(envelope) => {
                members.remove(envelope).unwrap_or(Value::Null)
            }
            (_, whole) => whole,
        }
    }

    /// A body in its envelope, with the members that must stand beside it.
    pub(crate) fn wrapped(&self, inner: Value) -> Value {
        let Some(envelope) = self.envelope() else {
            return inner;
        };
        let mut whole = Map::new();
        whole.insert(envelope.to_owned(), inner);
        let plausible = Plausible::new(self.api, Fill::Required);
        let required = self.beside().iter();
        for field in required.filter(|field| field.need == Need::Required) {
            let name = field.wire.value.to_string();
            whole.insert(name, plausible.of_field(field));
        }
        Value::Object(whole)
    }

    /// The answer with this whole body.
    pub(crate) fn answer(&self, whole: &Value) -> Answer {
        let Some(response) = self.response else {
            return Answer::empty(self.status);
        };
        let media_type = response.media_type.as_ref().map(|own| own.value.as_str());
        match &response.body {
            ResponseBody::None => Answer::empty(self.status),
            ResponseBody::Json { .. } => Answer::with_body(
                self.status,
                media_type.unwrap_or("application/json"),
                whole.to_string(),
            ),
            ResponseBody::Bytes => Answer::with_body(
                self.status,
                media_type.unwrap_or("application/octet-stream"),
                "mock bytes",
            ),
            ResponseBody::Stream { ty } => {
                let value = Plausible::new(self.api, Fill::Shown).of_type(ty);
                let media_type = media_type.unwrap_or("application/x-ndjson");
                let entry = if media_type.starts_with("text/event-stream") {
                    format!("data: {value}\n\n")
                } else {
                    format!("{value}\n")
                };
                // Two show that there can be several.
                Answer::with_body(self.status, media_type, entry.repeat(2))
            }
        }
    }

    /// The answer of an operation that has no state: an example where there is one.
    pub(crate) fn shown(&self) -> Answer {
        let whole = self.examples().next().unwrap_or_else(|| {
            let plausible = Plausible::new(self.api, Fill::Shown);
            self.wrapped(self.ty().map_or(Value::Null, |ty| plausible.of_type(ty)))
        });
        self.answer(&whole)
    }
}

fn status(
    operation: &Operation<Resolved>,
    response: Option<&Response<Resolved>>,
    action: Option<Action>,
) -> u16 {
    let class = match response.map(|response| response.status.value) {
        Some(StatusPattern::Exact { status }) => return status,
        Some(StatusPattern::Class { class }) => u16::from(class),
        None => 2,
    };
    let shown = operation
        .examples
        .iter()
        .find_map(|example| match example.role {
            bindery_codegen::ir::ExampleRole::Response { status } => {
                status.filter(|status| status / 100 == class)
            }
            _ => None,
        });
    let has_body = response.is_some_and(|response| response.body != ResponseBody::None);
    shown.unwrap_or(match action {
        _ if !has_body => 204,
        Some(Action::Create) => 201,
        _ => 200,
    })
}
