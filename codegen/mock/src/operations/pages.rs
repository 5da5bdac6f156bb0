//! Lists page by page, in every documented way.

use bindery_codegen::check::{can_be, peel};
use bindery_codegen::ir::{
    Field, JsonKind, JsonPath, JsonPathStep, Need, Pagination, PaginationKind, Placement, Resolved,
    StopWhen, TypeKind,
};
use serde_json::{Map, Value};

use super::Call;
use crate::answer::Answer;
use crate::json_path;
use crate::merge::fields_of;
use crate::plausible::{Fill, Plausible};
use crate::refusal::{Refusal, RefusalKind};
use crate::resource::Action;
use crate::success::Success;

/// The query parameter by which the mock's own links tell where a page begins, where the spec has none.
pub(crate) const LINK_PARAMETER: &str = "mock_page";

/// Text before the position in a token, so that nobody takes a token for a number.
const TOKEN: &str = "mock-page-";

/// Answers with the page of `items` that was asked for. `used` are the parameters that chose the items.
pub(super) fn answer<'a>(
    call: &mut Call<'a>,
    items: Vec<Value>,
    mut used: Vec<&'a str>,
) -> Result<Answer, Refusal> {
    let api = call.api();
    let success = Success::of(api, call.operation, Some(Action::List));
    let mut whole = success.wrapped(empty(&success, api));
    let Some(pages) = &call.operation.pages else {
        let path = items_path(&success, api);
        json_path::put(&mut whole, &path, Value::Array(items));
        call.note_unused(&used);
        return Ok(success.answer(&whole));
    };
    let style = api.pagination(pages.value);
    used.extend(
        [&style.size_parameter, &style.at_parameter]
            .into_iter()
            .flatten()
            .map(|name| name.value.as_str()),
    );
    call.note_unused(&used);
    let size = size(call, style);
    let start = start(call, style, size, items.len())?;
    let end = size.map_or(items.len(), |size| {
        start.saturating_add(size).min(items.len())
    });
    let has_more = end < items.len();
    let page = items
        .into_iter()
        .skip(start)
        .take(end.saturating_sub(start));
    json_path::put(&mut whole, &style.items.value, page.collect());
    if let StopWhen::False { path } = &style.stop.value {
        json_path::put(&mut whole, path, Value::from(has_more));
    }
    let next = has_more.then(|| next(call, style, end));
    let mut header = None;
    match style.next.as_ref().map(|next| &next.value) {
        Some(Placement::Body { path }) => {
            place_next(&mut whole, path, next, success.beside(), call, size);
        }
        Some(Placement::Header { name }) => {
            header =
                next.map(|next| (name.as_str(), format!("<{}>; rel=\"next\"", as_text(&next))));
        }
        None => {}
    }
    let mut answer = success.answer(&whole);
    if let Some((name, value)) = header {
        answer.documented_header(name, &value);
    }
    Ok(answer)
}

/// The body without any item.
fn empty(success: &Success<'_>, api: &bindery_codegen::ir::Api<Resolved>) -> Value {
    let Some(ty) = success.ty() else {
        return Value::Null;
    };
    match peel(api, ty).kind {
        TypeKind::Array { .. } => Value::Array(Vec::new()),
        _ => Plausible::new(api, Fill::Required).of_type(ty),
    }
}

/// Where the items of a list without pages stand: they are the body, or its only array.
fn items_path(success: &Success<'_>, api: &bindery_codegen::ir::Api<Resolved>) -> JsonPath {
    let mut steps = Vec::new();
    if let Some(envelope) = success.envelope() {
        steps.push(JsonPathStep::Member {
            name: bindery_codegen::ir::WireName::new(envelope),
        });
    }
    let fields = success.ty().and_then(|ty| fields_of(api, ty));
    let array = fields
        .iter()
        .flatten()
        .find(|field| matches!(peel(api, &field.ty).kind, TypeKind::Array { .. }));
    if let Some(field) = array {
        steps.push(JsonPathStep::Member {
            name: field.wire.value.clone(),
        });
    }
    JsonPath { steps }
}

/// How many items a page holds. None: all.
fn size(call: &Call<'_>, style: &Pagination) -> Option<usize> {
    let name = style.size_parameter.as_ref()?.value.as_str();
    let given = call.parameters.query.get(name).and_then(Value::as_u64);
    let default = || {
        let field = parameter(call, name)?;
        field.rules.default.as_ref()?.value.as_u64()
    };
    usize::try_from(given.or_else(default)?).ok()
}

/// How many items stand before the page.
fn start(
    call: &Call<'_>,
    style: &Pagination,
    size: Option<usize>,
    count: usize,
) -> Result<usize, Refusal> {
    let name = at_name(style);
    let given = call.parameters.query.get(name);
    let first = style.start.as_ref().map_or(
        match style.kind {
            PaginationKind::Page => 1,
            PaginationKind::Offset | PaginationKind::Token | PaginationKind::Link => 0,
        },
        |first| first.value,
    );
    let refuse = |what: String| Refusal::new(RefusalKind::Invalid, format!("`{name}`: {what}"));
    let below = |number: i64| {
        usize::try_from(number.saturating_sub(first))
            .map_err(|_| refuse(format!("expected a number from {first}, found {number}")))
    };
    match style.kind {
        PaginationKind::Offset => given.and_then(Value::as_i64).map_or(Ok(0), below),
        PaginationKind::Page => {
            let page = given.and_then(Value::as_i64).map_or(Ok(0), below)?;
            Ok(size.map_or(if page == 0 { 0 } else { count }, |size| {
                size.saturating_mul(page)
            }))
        }
        PaginationKind::Token | PaginationKind::Link => {
            let text = match given {
                Some(given) => as_text(given),
                None => match call.request.query_value(LINK_PARAMETER) {
                    Some(text) if name == LINK_PARAMETER => text,
                    _ => return Ok(0),
                },
            };
            text.strip_prefix(TOKEN)
                .unwrap_or(&text)
                .parse()
                .ok()
                .filter(|start| *start <= count)
                .ok_or_else(|| refuse("no answer of this mock named such a page".to_owned()))
        }
    }
}

/// What leads to the page that begins at `end`.
fn next(call: &Call<'_>, style: &Pagination, end: usize) -> Value {
    let token = format!("{TOKEN}{end}");
    match style.kind {
        PaginationKind::Link => Value::from(link(call, at_name(style), &token)),
        PaginationKind::Token | PaginationKind::Offset | PaginationKind::Page => {
            let takes_text = parameter(call, at_name(style))
                .is_none_or(|field| can_be(call.api(), &field.ty, JsonKind::String));
            if takes_text {
                Value::from(token)
            } else {
                Value::from(end)
            }
        }
    }
}

/// The request's own URL, for another position.
fn link(call: &Call<'_>, name: &str, token: &str) -> String {
    let pairs = call
        .request
        .query
        .split('&')
        .filter(|pair| !pair.is_empty() && pair.split('=').next() != Some(name));
    let own = format!("{name}={token}");
    let query: Vec<&str> = pairs.chain([own.as_str()]).collect();
    let base = &call.provider.base_url;
    format!("{base}{}?{}", call.request.path, query.join("&"))
}

/// Puts what leads on into the body; on the last page, what says that there is none.
fn place_next(
    whole: &mut Value,
    path: &JsonPath,
    next: Option<Value>,
    beside: &[Field<Resolved>],
    call: &Call<'_>,
    size: Option<usize>,
) {
    if let Some(next) = next {
        json_path::put(whole, path, next);
        return;
    }
    let (Some(JsonPathStep::Member { name }), Value::Object(members)) =
        (path.steps.first(), &mut *whole)
    else {
        return;
    };
    let success = Success::of(call.api(), call.operation, Some(Action::List));
    let own = success
        .ty()
        .and_then(|ty| fields_of(call.api(), ty))
        .unwrap_or_default();
    let field = own
        .into_iter()
        .chain(beside)
        .find(|field| &field.wire.value == name);
    let Some(field) = field else {
        return;
    };
    if peel(call.api(), &field.ty).nullable {
        // Whoever asked for no page is told of none.
        if field.need == Need::Required || size.is_some() {
            members.insert(name.to_string(), Value::Null);
        }
    } else if field.need != Need::Required {
        members.remove(name.as_str());
    } else {
        let mut empty = Map::new();
        for inner in fields_of(call.api(), &field.ty).unwrap_or_default() {
            if inner.need == Need::Required {
                let nullable = peel(call.api(), &inner.ty).nullable;
                let made = if nullable {
                    Value::Null
                } else {
                    Plausible::new(call.api(), Fill::Required).of_field(inner)
                };
                empty.insert(inner.wire.value.to_string(), made);
            }
        }
        if path.steps.len() > 1 {
            members.insert(name.to_string(), Value::Object(empty));
        }
    }
}

fn at_name(style: &Pagination) -> &str {
    style
        .at_parameter
        .as_ref()
        .map_or(LINK_PARAMETER, |name| name.value.as_str())
}

fn parameter<'a>(call: &Call<'a>, name: &str) -> Option<&'a Field<Resolved>> {
    let mut parameters = call.operation.parameters.iter();
    let found = parameters.find(|parameter| parameter.field.wire.value.as_str() == name)?;
    Some(&found.field)
}

fn as_text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
