//! One operation with its arguments, as a value.

use std::{error, fmt};

use bindery::{
    ApiError, Body, BuildError, Bytes, DecodeContext, Error, ErrorResponse, Operation,
    OperationMeta, RequestContext, RequestWriter, StreamOperation, Style, Upload,
};
use bindery_codegen::ir::Literal;
use bindery_codegen::plan::{
    ClientCratePlan, ClientPlan, OperationPlan, ParameterPlan, Place, RustType,
};
use serde_json::Value;

use crate::meta::meta;
use crate::provider::Spec;
use crate::{forever, value};

/// A call of an operation that is known from a spec.
#[derive(Debug)]
pub struct Call {
    meta: OperationMeta,
    /// The key that the body is wrapped in.
    envelope: Option<String>,
    arguments: Vec<Argument>,
}

/// A parameter and what is given for it.
struct Argument {
    wire: &'static str,
    place: Place,
    is_required: bool,
    is_secret: bool,
    value: Option<Value>,
    files: Vec<Upload>,
}

/// Shows no value: it may be a secret.
impl fmt::Debug for Argument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Argument")
            .field("wire", &self.wire)
            .finish_non_exhaustive()
    }
}

/// A documented error response: its body is that of the error.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Documented;

impl ApiError for Documented {
    fn decode(_: &ErrorResponse) -> Option<Self> {
        Some(Self)
    }
}

/// An argument that an operation does not take, or that is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GivenError {
    /// It takes no argument of this name.
    Unknown(String),
    /// These must be given.
    Missing(Vec<String>),
    /// The body is no JSON object, whose members could be arguments.
    NoObject,
}

impl fmt::Display for GivenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(name) => write!(f, "the body has no member `{name}`"),
            Self::Missing(names) => write!(f, "missing: `{}`", names.join("`, `")),
            Self::NoObject => f.write_str("the body is a JSON object"),
        }
    }
}

impl error::Error for GivenError {}

impl Call {
    /// A call without arguments.
    pub fn new(client: &ClientPlan, operation: &OperationPlan) -> Self {
        let argument = |parameter: &ParameterPlan| Argument {
            wire: forever::text(&parameter.field.wire),
            place: parameter.place,
            is_required: parameter.field.is_argument(),
            is_secret: matches!(parameter.field.value, RustType::Runtime("Secret")),
            value: constant(parameter),
            files: Vec::new(),
        };
        let is_bare = operation.meta.request_envelope == Some("Bare");
        let envelope = client.provider.envelope.clone();
        Self {
            meta: meta(operation),
            envelope: envelope.filter(|_| !is_bare),
            arguments: operation.parameters.iter().map(argument).collect(),
        }
    }

    /// Gives the value of the parameter at this position.
    pub fn set(&mut self, position: usize, value: Value) {
        if let Some(argument) = self.arguments.get_mut(position) {
            argument.value = Some(value);
        }
    }

    /// Gives a file for the parameter at this position, or one more.
    pub fn add_file(&mut self, position: usize, file: Upload) {
        if let Some(argument) = self.arguments.get_mut(position) {
            argument.files.push(file);
        }
    }

    /// Gives the JSON body, in its envelope or out of it; what was given before has precedence.
    ///
    /// # Errors
    /// The body's members are arguments and it is no object, or has another member.
    pub fn set_body(&mut self, body: Value) -> Result<(), GivenError> {
        let body = self.unwrapped(body);
        if let Some(argument) = self.arguments.iter_mut().find(|it| it.place == Place::Json) {
            argument.value.get_or_insert(body);
            return Ok(());
        }
        let Value::Object(members) = body else {
            return Err(GivenError::NoObject);
        };
        for (name, value) in members {
            let mut arguments = self.arguments.iter_mut();
            let argument = arguments.find(|it| is_member(it.place) && it.wire == name);
            let argument = argument.ok_or(GivenError::Unknown(name))?;
            argument.value.get_or_insert(value);
        }
        Ok(())
    }

    /// A body out of its envelope, as documents show it, unless the key is that of an argument.
    fn unwrapped(&self, body: Value) -> Value {
        let (Some(key), Value::Object(members)) = (&self.envelope, &body) else {
            return body;
        };
        let is_argument = |it: &Argument| is_member(it.place) && it.wire == key;
        let is_alone = members.len() == 1 && !self.arguments.iter().any(is_argument);
        let inner = members.get(key).filter(|_| is_alone).cloned();
        inner.unwrap_or(body)
    }

    /// Checks that nothing is missing.
    ///
    /// # Errors
    /// The names on the wire of what must be given and is not.
    pub fn check(&self) -> Result<(), GivenError> {
        let missing: Vec<String> = self
            .arguments
            .iter()
            .filter(|it| it.is_required && it.value.is_none() && it.files.is_empty())
            .map(|it| it.wire.to_owned())
            .collect();
        if missing.is_empty() {
            Ok(())
        } else {
            Err(GivenError::Missing(missing))
        }
    }

    /// The same call with a mark in the place of each secret, to be shown. `secrets` are the names on the
    /// wire of what holds one.
    #[must_use]
    pub fn masked(mut self, secrets: &[String]) -> Self {
        for argument in &mut self.arguments {
            match &mut argument.value {
                Some(value) if argument.is_secret => *value = MASK.into(),
                Some(value) => mask(value, secrets),
                None => {}
            }
        }
        self
    }

    /// The values that a parameter is documented to take, where they are listed.
    pub fn listed(plan: &ClientCratePlan, parameter: &ParameterPlan) -> Vec<String> {
        let values = value::listed(plan, &parameter.field.value);
        values.into_iter().map(ToString::to_string).collect()
    }
}

/// What stands in the place of a secret.
const MASK: &str = "***";

/// Masks the members that hold a secret. The depth is that of a JSON text, which its parser has bounded.
fn mask(value: &mut Value, secrets: &[String]) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                if secrets.contains(name) {
                    *member = MASK.into();
                } else {
                    mask(member, secrets);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| mask(item, secrets)),
        _ => {}
    }
}

/// Whether an argument is a member of the body.
fn is_member(place: Place) -> bool {
    matches!(
        place,
        Place::JsonMember | Place::FormField(_) | Place::Part | Place::JsonPart
    )
}

/// The value of a constant that is always sent.
fn constant(parameter: &ParameterPlan) -> Option<Value> {
    let constant = parameter.field.constant.as_deref()?;
    let required = matches!(
        parameter.field.presence,
        bindery_codegen::plan::Presence::Required | bindery_codegen::plan::Presence::Nullable
    );
    required.then(|| match constant {
        Literal::String(text) => text.as_str().into(),
        Literal::Integer(number) => (*number).into(),
        Literal::Boolean(truth) => (*truth).into(),
    })
}

impl Operation for Call {
    type Provider = Spec;
    type Output = Bytes;
    type Error = Documented;

    fn meta(&self) -> &OperationMeta {
        &self.meta
    }

    fn request(&self, cx: &RequestContext) -> Result<http::Request<Body>, BuildError> {
        let mut request = cx.start(&self.meta);
        for argument in &self.arguments {
            match (argument.place, &argument.value, argument.files.first()) {
                (Place::FilePart, ..) => request.file(argument.wire, &argument.files),
                (Place::Bytes, _, Some(file)) => request.bytes(file.content().clone()),
                (place, Some(value), _) => write(&mut request, place, argument.wire, value),
                (_, None, _) => {}
            }
        }
        request.finish()
    }

    fn decode(
        &self,
        cx: &DecodeContext<'_>,
        response: &http::Response<Bytes>,
    ) -> Result<Bytes, Error<Documented>> {
        cx.bytes(response)
    }
}

/// Of a stream, each entry as it came.
impl StreamOperation for Call {
    type Provider = Spec;
    type Item = Bytes;
    type Error = Documented;

    fn meta(&self) -> &OperationMeta {
        &self.meta
    }

    fn request(&self, cx: &RequestContext) -> Result<http::Request<Body>, BuildError> {
        Operation::request(self, cx)
    }

    fn decode(&self, _: &DecodeContext<'_>, entry: Bytes) -> Result<Bytes, Error<Documented>> {
        Ok(entry)
    }
}

fn write(request: &mut RequestWriter<'_>, place: Place, name: &'static str, value: &Value) {
    match place {
        Place::Path => request.path(name, value),
        Place::Query(None) => request.query(name, value),
        Place::Query(Some(with)) => request.query_as(style(with), name, value),
        Place::Header => request.header(name, value),
        Place::Cookie => request.cookie(name, value),
        Place::JsonMember => request.field(name, value),
        Place::FormField(None) => request.form(name, value),
        Place::FormField(Some(with)) => request.form_as(style(with), name, value),
        Place::Part => request.part(name, value),
        Place::JsonPart => request.json_part(name, value),
        Place::Json => request.json(value),
        Place::FilePart | Place::Bytes => {}
    }
}

fn style(name: &str) -> Style {
    match name {
        "SpaceList" => Style::SpaceList,
        "PipeList" => Style::PipeList,
        "RepeatedKey" => Style::RepeatedKey,
        "BracketList" => Style::BracketList,
        "DeepObjectCommaList" => Style::DeepObjectCommaList,
        "DeepObjectRepeatedKey" => Style::DeepObjectRepeatedKey,
        "DeepObjectBracketList" => Style::DeepObjectBracketList,
        "Flag" => Style::Flag,
        _ => Style::CommaList,
    }
}
