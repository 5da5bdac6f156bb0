//! Examples of requests, as what a caller gives.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;
use serde_json::{Map, Value};

use crate::ir::{
    Api, Envelope, Example, ExampleBody, ExampleRole, Operation, PathTemplatePart, Resolved,
};
use crate::plan::{OperationPlan, ParameterPlan, Place, RustType};

use super::Arguments;

/// How deep the brackets of a name may lead.
const MOST_STEPS: usize = 16;

/// A request that the spec shows.
#[derive(Clone, Debug)]
pub(crate) struct RequestExample<'a> {
    /// As it stands in the spec.
    pub(crate) example: &'a Example<Resolved>,
    /// What a caller gives so that it is sent. Arguments that it does not show have the value of their
    /// `Example` column if they are required.
    pub(crate) arguments: Arguments,
}

/// The requests that the spec shows of an operation.
pub(crate) fn request_examples<'a>(
    api: &Api<Resolved>,
    operation: &'a Operation<Resolved>,
    plan: &OperationPlan,
) -> Vec<RequestExample<'a>> {
    operation
        .examples
        .iter()
        .filter(|example| matches!(example.role, ExampleRole::Request))
        .map(|example| RequestExample {
            example,
            arguments: arguments(&Shown::of(api, operation, example), plan),
        })
        .collect()
}

/// What an example shows, by place.
#[derive(Default)]
struct Shown {
    path: Map<String, Value>,
    query: Map<String, Value>,
    headers: Map<String, Value>,
    body: Option<Value>,
}

impl Shown {
    fn of(
        api: &Api<Resolved>,
        operation: &Operation<Resolved>,
        example: &Example<Resolved>,
    ) -> Self {
        let text = example.text.as_str();
        match example.body {
            ExampleBody::Json => Self {
                body: json(api, operation, text),
                ..Self::default()
            },
            ExampleBody::Form => Self {
                body: Some(Value::Object(pairs(text))),
                ..Self::default()
            },
            ExampleBody::Http => Self::message(api, operation, text),
        }
    }

    fn message(api: &Api<Resolved>, operation: &Operation<Resolved>, text: &str) -> Self {
        let (head, body) = text.split_once("\n\n").unwrap_or((text, ""));
        let mut lines = head.lines();
        let target = lines.next().and_then(|line| line.split(' ').nth(1));
        let target = target.unwrap_or_default();
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let headers = lines.filter_map(|line| line.split_once(':'));
        Self {
            path: segments(operation, path),
            query: pairs(query),
            headers: headers
                .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().into()))
                .collect(),
            body: if body.is_empty() {
                None
            } else {
                json(api, operation, body).or_else(|| Some(Value::Object(pairs(body))))
            },
        }
    }
}

/// A JSON body out of its envelope.
fn json(api: &Api<Resolved>, operation: &Operation<Resolved>, text: &str) -> Option<Value> {
    let value: Value = serde_json::from_str(text).ok()?;
    let wrapped = !matches!(operation.envelope, Envelope::None | Envelope::RequestNone);
    match &api.settings.envelope {
        Some(envelope) if wrapped => value.get(envelope.value.value.as_str()).cloned(),
        _ => Some(value),
    }
}

/// The parameters of a path. The check has matched it with its template.
fn segments(operation: &Operation<Resolved>, path: &str) -> Map<String, Value> {
    let mut found = Map::new();
    let mut rest = path;
    let parts = &operation.path.value.parts;
    for (position, part) in parts.iter().enumerate() {
        match part {
            PathTemplatePart::Literal { text } => {
                rest = rest.strip_prefix(text.as_str()).unwrap_or(rest);
            }
            PathTemplatePart::Parameter { name } => {
                let end = match parts.get(position + 1) {
                    Some(PathTemplatePart::Literal { text }) => rest.find(text.as_str()),
                    _ => None,
                };
                let (value, after) = rest.split_at(end.unwrap_or(rest.len()));
                rest = after;
                found.insert(name.value.as_str().to_owned(), decoded(value).into());
            }
        }
    }
    found
}

/// Pairs with `&` between them. Brackets lead into objects, a name that is repeated or ends in `[]`
/// makes a list, a name without a value is true.
fn pairs(text: &str) -> Map<String, Value> {
    let mut found = Map::new();
    for pair in text.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = match pair.split_once('=') {
            Some((name, value)) => (name, Value::from(decoded(value))),
            None => (pair, Value::from(true)),
        };
        let name = decoded(name);
        let (steps, is_list) = steps(&name);
        insert(&mut found, &steps, &value, is_list);
    }
    found
}

/// The steps into objects that a name with brackets makes, and whether it ends in `[]`.
fn steps(name: &str) -> (Vec<&str>, bool) {
    let Some((first, brackets)) = name.split_once('[') else {
        return (vec![name], false);
    };
    if brackets.matches('[').count() > MOST_STEPS {
        return (vec![name], false);
    }
    let mut steps = vec![first];
    steps.extend(brackets.split('[').map(|step| step.trim_end_matches(']')));
    let is_list = brackets == "]" || brackets.ends_with("[]");
    if is_list {
        steps.pop();
    }
    (steps, is_list)
}

/// What stands at a name with brackets.
fn at<'v>(found: &'v Map<String, Value>, name: &str) -> Option<&'v Value> {
    let (steps, _) = steps(name);
    let (first, rest) = steps.split_first()?;
    rest.iter()
        .try_fold(found.get(*first)?, |value, step| value.get(*step))
}

fn insert(found: &mut Map<String, Value>, steps: &[&str], value: &Value, is_list: bool) {
    let Some((first, rest)) = steps.split_first() else {
        return;
    };
    let slot = found.entry((*first).to_owned()).or_insert(Value::Null);
    if !rest.is_empty() {
        if slot.is_null() {
            *slot = Value::Object(Map::new());
        }
        if let Value::Object(inner) = slot {
            insert(inner, rest, value, is_list);
        }
        return;
    }
    match slot {
        Value::Array(items) => items.push(value.clone()),
        Value::Null if is_list => *slot = Value::Array(vec![value.clone()]),
        Value::Null => *slot = value.clone(),
        single => {
            let first = single.take();
            *single = Value::Array(vec![first, value.clone()]);
        }
    }
}

fn arguments(shown: &Shown, plan: &OperationPlan) -> Arguments {
    let columns = Arguments::of_columns(plan);
    let values = plan
        .parameters
        .iter()
        .enumerate()
        .map(|(position, parameter)| {
            let field = &parameter.field;
            let wire = &field.wire;
            let member = |body: &Option<Value>| body.as_ref()?.get(wire).cloned();
            let found = match parameter.place {
                Place::Path => shown.path.get(wire).cloned(),
                Place::Query(_) => at(&shown.query, wire).cloned(),
                Place::Header => shown.headers.get(&wire.to_ascii_lowercase()).cloned(),
                Place::JsonMember | Place::Part | Place::JsonPart | Place::FilePart => {
                    member(&shown.body)
                }
                Place::FormField(_) if !takes_whole_body(plan, parameter) => {
                    let body = shown.body.as_ref().and_then(Value::as_object);
                    body.and_then(|body| at(body, wire)).cloned()
                }
                Place::FormField(_) | Place::Json | Place::Bytes => shown.body.clone(),
                // Credentials aside, examples show no cookies.
                Place::Cookie => None,
            };
            let found = found.map(|value| listed(value, parameter));
            let column = || columns.get(position).filter(|_| field.is_argument());
            // A list that is asked for although it may be left out is empty where it is left out.
            let is_left_out = field.always_asked && matches!(field.value, RustType::Vec(_));
            let left_out = is_left_out.then(|| Value::Array(Vec::new()));
            found.or(left_out).or_else(|| column().cloned())
        });
    Arguments(values.collect())
}

/// Whether the one argument of a form is its whole body.
fn takes_whole_body(plan: &OperationPlan, parameter: &ParameterPlan) -> bool {
    let is_form = |parameter: &&ParameterPlan| matches!(parameter.place, Place::FormField(_));
    parameter.field.wire == "body" && plan.parameters.iter().filter(is_form).count() == 1
}

/// The items of a list that stands in one text.
fn listed(value: Value, parameter: &ParameterPlan) -> Value {
    let separator = match parameter.place {
        Place::Query(Some(style)) | Place::FormField(Some(style)) => match style {
            "CommaList" | "DeepObjectCommaList" => ',',
            "SpaceList" => ' ',
            "PipeList" => '|',
            _ => return value,
        },
        _ => return value,
    };
    match (&value, &parameter.field.value) {
        (Value::String(text), RustType::Vec(_)) => text.split(separator).map(Value::from).collect(),
        _ => value,
    }
}

/// A text without its percent-encoding.
fn decoded(text: &str) -> String {
    let spaced: Cow<'_, str> = if text.contains('+') {
        text.replace('+', " ").into()
    } else {
        text.into()
    };
    percent_decode_str(&spaced).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::pairs;
    use serde_json::{Value, json};

    #[test]
    fn brackets_and_repetition_make_lists_and_objects() {
        for (text, expected) in [
            ("a=1&b=x+y%26", json!({ "a": "1", "b": "x y&" })),
            ("a=1&a=2", json!({ "a": ["1", "2"] })),
            ("a[]=1", json!({ "a": ["1"] })),
            ("a%5B%5D=1&a[]=2", json!({ "a": ["1", "2"] })),
            (
                "f[a]=1&f[b][]=2&f[b][]=3",
                json!({ "f": { "a": "1", "b": ["2", "3"] } }),
            ),
            ("flag", json!({ "flag": true })),
            ("a=1&a[b]=2", json!({ "a": "1" })),
        ] {
            assert_eq!(Value::Object(pairs(text)), expected, "{text}");
        }
    }
}
