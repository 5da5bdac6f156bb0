//! What operations are for: the types that are listed, created, got, updated and deleted.

use std::collections::BTreeMap;

use bindery_codegen::check::{can_be, peel};
use bindery_codegen::ir::{
    Api, DoesAction, Field, JsonKind, JsonPath, JsonPathStep, Operation, OperationIndex,
    ParameterPlace, Resolved, Scalar, TypeExpr, TypeIndex, TypeKind, TypeShape,
};
use serde_json::Value;

use crate::json_path;
use crate::seed;

/// A type that the mock keeps values of.
#[derive(Debug)]
pub(crate) struct Resource {
    /// Where a value has its key. None where no operation takes one.
    pub(crate) key: Option<JsonPath>,
    /// What keys look like.
    form: KeyForm,
    operations: BTreeMap<Action, OperationIndex>,
}

/// What keys look like.
#[derive(Clone, Debug, PartialEq, Eq)]
enum KeyForm {
    /// A JSON number.
    Number,
    /// Digits as text.
    Digits,
    /// A UUID.
    Uuid,
    /// Text that begins so.
    Text(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Action {
    List,
    Create,
    Get,
    Update,
    Delete,
}

/// The resources of an API by type.
pub(crate) fn resources(api: &Api<Resolved>) -> BTreeMap<TypeIndex, Resource> {
    let mut resources: BTreeMap<TypeIndex, Resource> = BTreeMap::new();
    for (index, operation) in api.operations.iter().enumerate() {
        let Some(does) = &operation.does else {
            continue;
        };
        let resource = resources.entry(does.ty.value).or_insert_with(|| Resource {
            key: None,
            form: KeyForm::Text(String::new()),
            operations: BTreeMap::new(),
        });
        resource
            .operations
            .insert(Action::of(does.action), OperationIndex(index));
        if let Some(by) = &does.by
            && resource.key.is_none()
        {
            resource.key = Some(by.value.clone());
            resource.form = form(api, does.ty.value, &by.value, operation);
        }
    }
    resources
}

impl Action {
    pub(crate) fn of(action: DoesAction) -> Self {
        match action {
            DoesAction::List => Self::List,
            DoesAction::Create => Self::Create,
            DoesAction::Get => Self::Get,
            DoesAction::Update => Self::Update,
            DoesAction::Delete => Self::Delete,
        }
    }
}

impl Resource {
    /// The operation that does this to the type.
    pub(crate) fn operation<'a>(
        &self,
        api: &'a Api<Resolved>,
        action: Action,
    ) -> Option<&'a Operation<Resolved>> {
        Some(api.operation(*self.operations.get(&action)?))
    }

    /// The key of a value, as text.
    pub(crate) fn key_of(&self, value: &Value) -> Option<String> {
        text(json_path::at(value, self.key.as_ref()?)?)
    }

    /// The key of the value with this number, from 1.
    pub(crate) fn new_key(&self, number: u64) -> Value {
        let counted = number + 1000;
        match &self.form {
            KeyForm::Number => Value::from(counted),
            KeyForm::Digits => Value::from(counted.to_string()),
            KeyForm::Uuid => Value::from(seed::uuid(&format!("key {number}"))),
            KeyForm::Text(prefix) => Value::from(format!("{prefix}{counted}")),
        }
    }
}

/// A scalar as it stands in a path.
pub(crate) fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn form(
    api: &Api<Resolved>,
    ty: TypeIndex,
    by: &JsonPath,
    operation: &Operation<Resolved>,
) -> KeyForm {
    let parameter = operation
        .parameters
        .iter()
        .find(|parameter| parameter.place == ParameterPlace::Path)
        .map(|parameter| &parameter.field);
    let field = field_at(api, ty, by);
    let types = || {
        let key = field.map(|field| &field.ty);
        key.into_iter().chain(parameter.map(|field| &field.ty))
    };
    let is = |wanted: Scalar| {
        types().any(|ty| peel(api, ty).kind == &TypeKind::Scalar { scalar: wanted })
    };
    let takes = |ty: &TypeExpr<Resolved>, kind| can_be(api, ty, kind);
    if is(Scalar::Uuid) {
        return KeyForm::Uuid;
    }
    if field.is_some_and(|field| !takes(&field.ty, JsonKind::String)) {
        return KeyForm::Number;
    }
    let example = field
        .and_then(|field| field.example.as_ref())
        .or_else(|| parameter.and_then(|field| field.example.as_ref()))
        .map_or("", |example| example.value.as_str());
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits(example) || parameter.is_some_and(|field| !takes(&field.ty, JsonKind::String)) {
        return KeyForm::Digits;
    }
    let prefix = example.trim_end_matches(|last: char| last.is_ascii_digit());
    if !prefix.is_empty() && prefix.len() < example.len() {
        return KeyForm::Text(prefix.to_owned());
    }
    let name = api.type_def(ty).name.value.to_lowercase();
    KeyForm::Text(format!("{name}_"))
}

/// The field that a path of members leads to.
fn field_at<'a>(
    api: &'a Api<Resolved>,
    ty: TypeIndex,
    path: &JsonPath,
) -> Option<&'a Field<Resolved>> {
    let mut shape = &api.type_def(ty).shape;
    let mut found = None;
    for step in &path.steps {
        let (TypeShape::Object(object), JsonPathStep::Member { name }) = (shape, step) else {
            return None;
        };
        let fields = api.all_fields(object);
        let field = fields.into_iter().find(|field| &field.wire.value == name)?;
        found = Some(field);
        shape = match peel(api, &field.ty).shape(api) {
            Some(shape) => shape,
            None => return found,
        };
    }
    found
}
