//! How calls prove who makes them.

use crate::ir::{AuthKind, AuthScheme, CredentialPlace, Resolved};
use crate::plan::{RustName, SchemePlan, code_span, markdown_text};

use super::duration::duration_text;
use super::{Anchor, Page, Writer};

impl Writer<'_> {
    pub(super) fn auth(&self, page: &mut Page) {
        if self.api.auth.is_empty() {
            return;
        }
        page.anchor(2, "Authentication", Anchor::Section("auth"));
        page.docs(&self.docs(page, &self.api.auth_notes));
        let client = &self.plan.client;
        let rows: Vec<[String; 4]> = self
            .api
            .auth
            .iter()
            .zip(&client.schemes)
            .map(|(scheme, plan)| {
                [
                    code_span(&scheme.name.value),
                    on_the_wire(scheme),
                    variables(plan),
                    builder_call(plan),
                ]
            })
            .collect();
        page.table(
            [
                "Scheme",
                "On the wire",
                "Environment",
                "Method of the builder",
            ],
            &rows,
        );
        page.markdown(format!(
            "`{}::from_env()` takes the first scheme whose variables are set; without a variable, set \
             the credential on `{}::builder()`.",
            client.client.rust_text(),
            client.client.rust_text()
        ));
        for scheme in &self.api.auth {
            self.scheme(page, scheme);
        }
    }

    fn scheme(&self, page: &mut Page, scheme: &AuthScheme<Resolved>) {
        page.markdown(format!(
            "**{}** ({})",
            code_span(&scheme.name.value),
            self.spec_line(scheme.span)
        ));
        page.docs(&self.docs(page, &scheme.description));
        let mut facts = Vec::new();
        for (name, url) in [
            ("Access is allowed at", &scheme.authorization_url),
            ("Tokens are issued at", &scheme.token_url),
            ("Tokens are renewed at", &scheme.refresh_url),
        ] {
            facts.extend(
                url.as_ref()
                    .map(|url| format!("{name} {}.", code_span(&url.value))),
            );
        }
        if let AuthKind::Exchange { exchange, .. } = &scheme.kind {
            let id = self
                .api
                .operation(exchange.operation.value)
                .id
                .value
                .to_string();
            let lifetime = match &exchange.lifetime {
                Some(lifetime) => format!("lasts {}", duration_text(lifetime.value)),
                None => "is used until the server refuses it".to_owned(),
            };
            facts.push(format!(
                "The key is traded by {} for a token, which {lifetime}. The client does so by itself.",
                page.link(&code_span(&id), &Anchor::Operation(id.clone())),
            ));
        }
        facts.extend(scheme.scopes.iter().map(|scope| {
            format!(
                "Scope {}: {}",
                code_span(&scope.name.value),
                markdown_text(&scope.meaning)
            )
        }));
        let sources = self.sources(&scheme.evidence.sources);
        if !sources.is_empty() {
            facts.push(format!("Source: {sources}"));
        }
        page.list(&facts);
    }
}

fn on_the_wire(scheme: &AuthScheme<Resolved>) -> String {
    match &scheme.kind {
        AuthKind::Bearer { .. } => "`Authorization: Bearer SECRET`".to_owned(),
        AuthKind::Basic { user, password } => {
            let part = |part: &Option<_>, name: &'static str| part.as_ref().map_or("", |_| name);
            format!(
                "`Authorization: Basic` of `{}:{}`",
                part(user, "USER"),
                part(password, "SECRET")
            )
        }
        AuthKind::ApiKey { place, prefix, .. } => {
            let prefix = prefix.as_deref().unwrap_or_default();
            match place {
                CredentialPlace::Header { name } => code_span(&format!("{name}: {prefix}SECRET")),
                CredentialPlace::Query { name } => code_span(&format!("?{name}={prefix}SECRET")),
                CredentialPlace::Cookie { name } => {
                    code_span(&format!("Cookie: {name}={prefix}SECRET"))
                }
            }
        }
        AuthKind::OAuth2ClientCredentials { .. } => {
            "`Authorization: Bearer TOKEN`, with a token that is got for the id and the secret"
                .to_owned()
        }
        AuthKind::Exchange { .. } => {
            "`Authorization: Bearer TOKEN`, with a token that is traded for the key".to_owned()
        }
    }
}

fn variables(plan: &SchemePlan) -> String {
    let names: Vec<String> = plan
        .env_user
        .iter()
        .chain(&plan.env)
        .map(|name| code_span(name))
        .collect();
    names.join(", ")
}

/// `.oauth2(token)`
pub(super) fn builder_call(plan: &SchemePlan) -> String {
    let arguments: Vec<&str> = plan
        .user
        .iter()
        .chain([&plan.secret])
        .map(RustName::rust_text)
        .collect();
    code_span(&format!(
        "{}({})",
        plan.method.rust_text(),
        arguments.join(", ")
    ))
}
