//! A request as a line for a shell, without its secrets.

use std::error::Error;

use bindery::{Operation as _, RequestContext};
use bindery_codegen::plan::{AuthNeed, ClientPlan, OperationPlan, SchemeKind, SchemePlan};

use crate::{Call, Spec};

/// The request of a call to the API at this address, as a line with `curl`. A mark stands in the place of each
/// secret, and the variable that a client reads in the place of its credential.
///
/// # Errors
/// The address is none, or an argument cannot be sent.
pub fn curl(
    client: &ClientPlan,
    operation: &OperationPlan,
    call: Call,
    base_url: &str,
) -> Result<String, Box<dyn Error + Send + Sync>> {
    let cx = RequestContext::new::<Spec>(base_url)?;
    let request = call.masked(&client.provider.secrets).request(&cx)?;
    let mut url = quoted(&request.uri().to_string());
    let mut parts = Vec::new();
    if let Some(scheme) = scheme(client, operation) {
        credential(scheme, &mut url, &mut parts);
    }
    for (name, value) in request.headers() {
        let value = String::from_utf8_lossy(value.as_bytes());
        parts.push(format!("-H {}", quoted(&format!("{name}: {value}"))));
    }
    if let Some(body) = request.body().as_bytes()
        && !body.is_empty()
    {
        parts.push(format!(
            "--data-raw {}",
            quoted(&String::from_utf8_lossy(body))
        ));
    }
    let mut line = format!("curl -X {} {url}", request.method());
    for part in parts {
        line.push_str(" \\\n  ");
        line.push_str(&part);
    }
    Ok(line)
}

fn scheme<'p>(client: &'p ClientPlan, operation: &OperationPlan) -> Option<&'p SchemePlan> {
    match &operation.meta.auth {
        Some(AuthNeed::None) => None,
        Some(AuthNeed::Schemes(names)) => {
            let first = names.first()?;
            client.schemes.iter().find(|scheme| scheme.name == *first)
        }
        Some(AuthNeed::AnyOf(sets)) => {
            let first = sets.first()?.first()?;
            client.schemes.iter().find(|scheme| scheme.name == *first)
        }
        None => client.schemes.first(),
    }
}

fn credential(scheme: &SchemePlan, url: &mut String, parts: &mut Vec<String>) {
    let variable = |env: &Option<String>| {
        let is_variable =
            |name: &&String| name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        let name = env.as_ref().filter(is_variable);
        name.map_or_else(|| "***".to_owned(), |name| format!("${name}"))
    };
    let secret = variable(&scheme.env);
    match &scheme.kind {
        SchemeKind::Bearer => parts.push(format!("-H \"Authorization: Bearer {secret}\"")),
        SchemeKind::Basic("UserAndSecret") => {
            parts.push(format!("-u \"{}:{secret}\"", variable(&scheme.env_user)));
        }
        SchemeKind::Basic("SecretUser") => parts.push(format!("-u \"{secret}:\"")),
        SchemeKind::Basic(_) => parts.push(format!("-u \":{secret}\"")),
        SchemeKind::ApiKey("Query", name, prefix) => {
            let sign = if url.contains('?') { '&' } else { '?' };
            let text = format!("{sign}{name}={prefix}");
            url.push_str(&format!("{}\"{secret}\"", quoted(&text)));
        }
        SchemeKind::ApiKey("Cookie", name, prefix) => {
            let text = quoted(&format!("{name}={prefix}"));
            parts.push(format!("-b {text}\"{secret}\""));
        }
        SchemeKind::ApiKey(_, name, prefix) => {
            let text = quoted(&format!("{name}: {prefix}"));
            parts.push(format!("-H {text}\"{secret}\""));
        }
        SchemeKind::ClientCredentials(_) | SchemeKind::Exchange { .. } => {
            parts.push("-H \"Authorization: Bearer ***\"".to_owned());
        }
    }
}

/// Text in single quotes, within which a shell reads nothing.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}
