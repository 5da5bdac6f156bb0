//! The request and its answer on the wire.

use crate::ir::{
    Api, AuthKind, AuthScheme, Content, CredentialPlace, Example, ExampleBody, ExampleRole,
    Operation, ParameterPlace, PathTemplatePart, Resolved,
};
use crate::plan::{OperationPlan, code_span};

use super::{Page, Writer};

impl Writer<'_> {
    pub(super) fn exchange(
        &self,
        page: &mut Page,
        operation: &Operation<Resolved>,
        plan: &OperationPlan,
    ) {
        page.heading(3, "Over HTTP");
        let mut requests = operation
            .examples
            .iter()
            .filter(|example| matches!(example.role, ExampleRole::Request));
        page.fence("shell", &curl(self.api, operation, requests.next()));
        let statuses: Vec<u16> = plan.meta.success.clone();
        let is_success = move |status: u16| {
            if statuses.is_empty() {
                (200..300).contains(&status)
            } else {
                statuses.contains(&status)
            }
        };
        bodies(page, &operation.examples, &is_success);
        bodies(page, &operation.examples, |status| !is_success(status));
    }
}

/// The bodies of the responses whose status is wanted.
pub(super) fn bodies(
    page: &mut Page,
    examples: &[Example<Resolved>],
    wanted: impl Fn(u16) -> bool,
) {
    for example in examples {
        let ExampleRole::Response {
            status: Some(status),
        } = example.role
        else {
            continue;
        };
        if !wanted(status) {
            continue;
        }
        let name = example.name.as_ref();
        let name = name.map_or_else(String::new, |name| format!(", {}", code_span(&name.value)));
        page.markdown(format!("Response {status}{name}{}:", made_up(example)));
        body(page, example);
    }
}

/// The text of an example.
pub(super) fn body(page: &mut Page, example: &Example<Resolved>) {
    let language = match example.body {
        ExampleBody::Json => "json",
        ExampleBody::Form => "text",
        ExampleBody::Http => "http",
    };
    page.fence(language, &example.text);
}

/// What is said of an example that no document shows.
pub(super) fn made_up(example: &Example<Resolved>) -> &'static str {
    if example.synthetic {
        " (put together here; no document shows it)"
    } else {
        ""
    }
}

/// A line for a shell that sends the request of an example, or of the `Example` columns.
fn curl(
    api: &Api<Resolved>,
    operation: &Operation<Resolved>,
    example: Option<&Example<Resolved>>,
) -> String {
    let message = example
        .filter(|example| example.body == ExampleBody::Http)
        .map(|example| {
            example
                .text
                .split_once("\n\n")
                .unwrap_or((&example.text, ""))
        });
    let head = message.map(|(head, _)| head.lines().collect::<Vec<_>>());
    let target = head
        .as_ref()
        .and_then(|head| head.first()?.split(' ').nth(1).map(str::to_owned))
        .unwrap_or_else(|| target(operation));
    let mut url = quoted(&format!("{}{target}", base_url(api)));
    let mut parts = Vec::new();
    let scheme = match &operation.auth {
        Some(ways) => {
            let first = ways.first().and_then(|way| way.schemes.first());
            first.map(|scheme| api.scheme(scheme.value))
        }
        None => api.auth.first(),
    };
    if let Some(scheme) = scheme {
        let sign = if target.contains('?') { '&' } else { '?' };
        credential(scheme, sign, &mut url, &mut parts);
    }
    for header in &api.settings.headers {
        let text = format!("{}: {}", header.name.value, header.value.value.value);
        parts.push(format!("-H {}", quoted(&text)));
    }
    let headers = head.iter().flatten().skip(1);
    parts.extend(headers.map(|line| format!("-H {}", quoted(line))));
    let body = match (message, example) {
        (Some((_, body)), _) => body,
        (None, Some(example)) => example.text.as_str(),
        (None, None) => "",
    };
    if !body.is_empty() {
        parts.extend(body_parts(api, operation, body));
    }
    let mut line = format!("curl -X {} {url}", operation.method.value.as_str());
    for part in parts {
        line.push_str(" \\\n  ");
        line.push_str(&part);
    }
    line
}

/// The path with the values of the `Example` columns, or the names in capitals.
fn target(operation: &Operation<Resolved>) -> String {
    let value = |name: &str| {
        let mut parameters = operation.parameters.iter();
        let found = parameters.find(|parameter| {
            parameter.place == ParameterPlace::Path && parameter.field.wire.value.as_str() == name
        });
        let example = found.and_then(|parameter| parameter.field.example.as_ref());
        example.map_or_else(|| name.to_uppercase(), |example| example.value.clone())
    };
    let parts = operation.path.value.parts.iter();
    parts
        .map(|part| match part {
            PathTemplatePart::Literal { text } => text.clone(),
            PathTemplatePart::Parameter { name } => value(name.value.as_str()),
        })
        .collect()
}

fn base_url(api: &Api<Resolved>) -> String {
    let settings = &api.settings;
    let mut url = settings.base_url.value.value.clone();
    for variable in &settings.variables {
        let name = format!("{{{}}}", variable.name.value);
        url = url.replace(&name, &variable.default.value.value);
    }
    url
}

fn body_parts(api: &Api<Resolved>, operation: &Operation<Resolved>, body: &str) -> Vec<String> {
    let Some(described) = &operation.body else {
        return Vec::new();
    };
    let media_type = match (&described.media_type, described.content) {
        (Some(media_type), _) => media_type.value.as_str(),
        (None, Content::Json) => match &api.settings.content_type {
            Some(media_type) => media_type.value.value.as_str(),
            None => "application/json",
        },
        // curl sends a form unless it is told otherwise.
        (None, _) => "",
    };
    let mut parts = Vec::new();
    if !media_type.is_empty() {
        parts.push(format!(
            "-H {}",
            quoted(&format!("Content-Type: {media_type}"))
        ));
    }
    parts.push(format!("-d {}", quoted(body)));
    parts
}

/// How the first scheme's credential is given: by the variable that the client reads, too.
fn credential(
    scheme: &AuthScheme<Resolved>,
    sign: char,
    url: &mut String,
    parts: &mut Vec<String>,
) {
    let variable = |secret: Option<&crate::ir::Secret>| {
        let env = secret.and_then(|secret| secret.env.as_ref());
        env.map(|env| env.value.as_str())
            .filter(|name| is_variable(name))
            .map_or_else(|| "$SECRET".to_owned(), |name| format!("${name}"))
    };
    match &scheme.kind {
        AuthKind::Bearer { secret } => {
            let secret = variable(Some(secret));
            parts.push(format!("-H \"Authorization: Bearer {secret}\""));
        }
        AuthKind::Basic { user, password } => {
            let part = |part: &Option<_>| part.as_ref().map(|part| variable(Some(part)));
            parts.push(format!(
                "-u \"{}:{}\"",
                part(user).unwrap_or_default(),
                part(password).unwrap_or_default()
            ));
        }
        AuthKind::ApiKey {
            secret,
            place,
            prefix,
        } => {
            let secret = variable(Some(secret));
            let prefix = escaped(prefix.as_deref().unwrap_or_default());
            match place {
                CredentialPlace::Header { name } => {
                    let name = escaped(name.as_str());
                    parts.push(format!("-H \"{name}: {prefix}{secret}\""));
                }
                CredentialPlace::Cookie { name } => {
                    let name = escaped(name.as_str());
                    parts.push(format!("-b \"{name}={prefix}{secret}\""));
                }
                CredentialPlace::Query { name } => {
                    let name = escaped(name.as_str());
                    url.push_str(&format!("\"{sign}{name}={prefix}{secret}\""));
                }
            }
        }
        AuthKind::OAuth2ClientCredentials { .. } | AuthKind::Exchange { .. } => {
            parts.push("-H \"Authorization: Bearer $TOKEN\"".to_owned());
        }
    }
}

fn is_variable(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// Text in single quotes, within which a shell reads nothing.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

/// Text between double quotes, without anything that a shell would read.
fn escaped(text: &str) -> String {
    text.chars()
        .flat_map(|c| {
            let escape = matches!(c, '"' | '\\' | '$' | '`').then_some('\\');
            escape.into_iter().chain([c])
        })
        .collect()
}
