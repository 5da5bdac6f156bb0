//! Requests as the spec describes them.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use bindery_codegen::check::peel;
use bindery_codegen::ir::{
    Api, ArrayStyle, AuthKind, BodyShape, Content, CredentialPlace, Field, Need, Operation,
    ParameterPlace, Resolved, SchemeIndex, TypeShape,
};
use bytes::Bytes;
use http::header::{HeaderMap, HeaderName, HeaderValue};
use serde_json::{Map, Value};

use crate::input::{Request, body::members};
use crate::plausible::{Fill, Plausible};
use crate::provider::Provider;
use crate::resource::text;
use crate::route::filled;
use crate::user::{USER_NAME, User};

/// A request as documented; with all that is optional, or with what is required alone.
pub(super) fn request(
    provider: &Provider,
    operation: &Operation<Resolved>,
    whole: bool,
) -> Request {
    let api = provider.api();
    let plausible = Plausible::new(api, Fill::Required);
    let held = operation.does.as_ref().and_then(|does| {
        let resource = provider.resources.get(&does.ty.value)?;
        let state = provider.state();
        let item = state.store.of_type(does.ty.value).next()?;
        resource.key_of(&item.value)
    });
    let mut request = Request {
        method: operation.method.value.as_str().to_owned(),
        path: String::new(),
        query: String::new(),
        headers: HeaderMap::new(),
        body: Bytes::new(),
    };
    let mut path_value = String::new();
    let mut query = Vec::new();
    for parameter in &operation.parameters {
        let field = &parameter.field;
        let name = field.wire.value.as_str();
        let Some(value) = text(&plausible.of_field(field)) else {
            continue;
        };
        let value = match value.as_str() {
            "" => "x",
            value => value,
        };
        match parameter.place {
            ParameterPlace::Path => path_value = held.clone().unwrap_or_else(|| value.to_owned()),
            ParameterPlace::Query if field.need == Need::Required => {
                query.push(format!("{name}={value}"));
            }
            ParameterPlace::Header => put(&mut request.headers, name, value),
            ParameterPlace::Cookie => {
                put(&mut request.headers, "cookie", &format!("{name}={value}"));
            }
            ParameterPlace::Query => {}
        }
    }
    request.path = filled(operation, &path_value);
    for header in &api.settings.headers {
        put(
            &mut request.headers,
            header.name.value.as_str(),
            &header.value.value.value,
        );
    }
    authorize(provider, operation, &mut request, &mut query);
    request.query = query.join("&");
    let body = Value::Object(sent(api, operation, whole));
    encode(api, operation, &body, &mut request);
    request
}

fn authorize(
    provider: &Provider,
    operation: &Operation<Resolved>,
    request: &mut Request,
    query: &mut Vec<String>,
) {
    let api = provider.api();
    let schemes: Vec<SchemeIndex> = match &operation.auth {
        Some(ways) => ways.first().map_or_else(Vec::new, |way| {
            way.schemes.iter().map(|scheme| scheme.value).collect()
        }),
        None => (0..api.auth.len().min(1)).map(SchemeIndex).collect(),
    };
    let key = User::FIRST.credential();
    for scheme in schemes {
        let authorization = match &api.scheme(scheme).kind {
            AuthKind::Bearer { .. } | AuthKind::OAuth2ClientCredentials { .. } => {
                format!("Bearer {key}")
            }
            AuthKind::Exchange { .. } => {
                format!("Bearer {}", provider.state().tokens.issue(User::FIRST))
            }
            AuthKind::Basic { user, password } => {
                let pair = match (user, password) {
                    (Some(_), Some(_)) => format!("{USER_NAME}:{key}"),
                    (None, _) => format!(":{key}"),
                    (Some(_), None) => format!("{key}:"),
                };
                format!("Basic {}", BASE64_STANDARD.encode(pair))
            }
            AuthKind::ApiKey { place, prefix, .. } => {
                let key = format!("{}{key}", prefix.as_deref().unwrap_or_default());
                match place {
                    CredentialPlace::Header { name } => {
                        put(&mut request.headers, name.as_str(), &key);
                    }
                    CredentialPlace::Query { name } => query.push(format!("{name}={key}")),
                    CredentialPlace::Cookie { name } => {
                        put(&mut request.headers, "cookie", &format!("{name}={key}"));
                    }
                }
                continue;
            }
        };
        put(&mut request.headers, "authorization", &authorization);
    }
}

/// The members of a body.
pub(super) fn sent(
    api: &Api<Resolved>,
    operation: &Operation<Resolved>,
    whole: bool,
) -> Map<String, Value> {
    let plausible = Plausible::new(api, Fill::Required);
    let Some(body) = &operation.body else {
        return Map::new();
    };
    let wanted = |field: &&&Field<Resolved>| {
        !field.rules.read_only && (whole || field.need == Need::Required)
    };
    let fields = members(api, body);
    let fields = fields.iter().filter(wanted);
    let login = |field: &Field<Resolved>| field.rules.secret && operation.auth.is_some();
    fields
        .map(|field| {
            let value = if login(field) {
                Value::from(User::FIRST.credential())
            } else {
                plausible.of_field(field)
            };
            (field.wire.value.to_string(), value)
        })
        .collect()
}

pub(super) fn encode(
    api: &Api<Resolved>,
    operation: &Operation<Resolved>,
    value: &Value,
    request: &mut Request,
) {
    let Some(body) = &operation.body else { return };
    let is_object = match &body.shape {
        BodyShape::Fields { .. } => true,
        BodyShape::Value { ty } => {
            matches!(peel(api, ty).shape(api), Some(TypeShape::Object(_)))
        }
    };
    let value = match &body.shape {
        BodyShape::Value { ty } if !is_object => Plausible::new(api, Fill::Required).of_type(ty),
        _ => value.clone(),
    };
    let own = body.media_type.as_ref().map(|own| own.value.clone());
    let (media_type, bytes) = match body.content {
        Content::Json => {
            let envelope = api.settings.envelope.as_ref();
            let envelope = envelope.filter(|_| operation.envelope.wraps_request());
            let whole = match envelope {
                Some(envelope) => {
                    let key = envelope.value.value.to_string();
                    Value::Object([(key, value)].into_iter().collect())
                }
                None => value,
            };
            let setting = api.settings.content_type.as_ref();
            let usual = setting.map_or("application/json", |own| own.value.value.as_str());
            (usual.to_owned(), whole.to_string())
        }
        Content::Form => {
            let pairs = value
                .as_object()
                .into_iter()
                .flatten()
                .flat_map(|(name, value)| pair(api, operation, name, value));
            let pairs: Vec<String> = pairs.collect();
            (
                "application/x-www-form-urlencoded".to_owned(),
                pairs.join("&"),
            )
        }
        Content::Multipart => {
            let parts = value
                .as_object()
                .into_iter()
                .flatten()
                .map(|(name, value)| {
                    let (media_type, value) = match text(value) {
                        Some(text) => ("text/plain", text),
                        None => ("application/json", value.to_string()),
                    };
                    format!(
                        "--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\
                     Content-Type: {media_type}\r\n\r\n{value}\r\n"
                    )
                });
            let body: String = parts.collect();
            (
                "multipart/form-data; boundary=b".to_owned(),
                format!("{body}--b--\r\n"),
            )
        }
        Content::Bytes => ("application/octet-stream".to_owned(), "bytes".to_owned()),
    };
    request.headers.remove("content-type");
    put(
        &mut request.headers,
        "content-type",
        &own.unwrap_or(media_type),
    );
    request.body = bytes.into();
}

/// Pairs of a form; what is neither a single value nor an array of them is left out.
fn pair(
    api: &Api<Resolved>,
    operation: &Operation<Resolved>,
    name: &str,
    value: &Value,
) -> Vec<String> {
    let fields = operation
        .body
        .as_ref()
        .map_or_else(Vec::new, |body| members(api, body));
    let field = fields
        .iter()
        .find(|field| field.wire.value.as_str() == name);
    let own = field
        .and_then(|field| field.rules.array_style.as_ref())
        .map(|style| style.value);
    let setting = api
        .settings
        .array_style
        .as_ref()
        .map(|style| style.value.value);
    let encoded = |value: &Value| text(value).unwrap_or_else(|| value.to_string());
    match (value, own.or(setting)) {
        (Value::Object(_), _) => vec![],
        (Value::Array(items), Some(ArrayStyle::BracketList)) => items
            .iter()
            .map(|item| format!("{name}[]={}", encoded(item)))
            .collect(),
        (Value::Array(items), _) => items
            .iter()
            .map(|item| format!("{name}={}", encoded(item)))
            .collect(),
        (value, _) => vec![format!("{name}={}", encoded(value))],
    }
}

fn put(headers: &mut HeaderMap, name: &str, value: &str) {
    if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
        headers.append(name, value);
    }
}
