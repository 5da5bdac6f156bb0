//! What OAuth 2 adds to a scheme.

use crate::ir::{AuthKind, AuthScheme, Resolved, Spanned};

use super::docs::{Docs, code_span, escaped};
use super::name::{Case, RustName, Scope};

/// What OAuth 2 adds to a scheme.
#[derive(Clone, Debug, Default)]
pub struct OAuthPlan {
    /// Where a person allows access.
    pub authorization_url: Option<String>,
    /// Where tokens are issued, unless the scheme says so itself.
    pub token_url: Option<String>,
    /// Where tokens are renewed.
    pub refresh_url: Option<String>,
    /// The scopes, each with what it allows, and the function that lists them.
    pub scopes: Option<(RustName, Vec<(String, String)>)>,
}

impl OAuthPlan {
    /// Its plan; what people read of it is added to the docs.
    pub(super) fn of(scheme: &AuthScheme<Resolved>, docs: &mut Docs, scope: &mut Scope) -> Self {
        let is_traded = matches!(scheme.kind, AuthKind::OAuth2ClientCredentials { .. });
        let url = |url: &Option<Spanned<String>>| Some(url.as_ref()?.value.clone());
        let mut urls = Vec::new();
        for (what, url) in [
            ("Access is allowed at", &scheme.authorization_url),
            ("Tokens are issued at", &scheme.token_url),
            ("Tokens are renewed at", &scheme.refresh_url),
        ] {
            if let Some(url) = url {
                urls.push(format!("- {what} {}.", code_span(&url.value)));
            }
        }
        if !urls.is_empty() {
            docs.paragraph(urls.join("\n"));
        }
        let scopes: Vec<(String, String)> = scheme
            .scopes
            .iter()
            .map(|scope| (scope.name.value.clone(), scope.meaning.clone()))
            .collect();
        if !scopes.is_empty() {
            docs.paragraph("Its scopes:");
            let lines = scopes
                .iter()
                .map(|(name, meaning)| format!("- {}: {}", code_span(name), escaped(meaning)));
            docs.paragraph(lines.collect::<Vec<_>>().join("\n"));
        }
        Self {
            authorization_url: url(&scheme.authorization_url),
            token_url: url(&scheme.token_url).filter(|_| !is_traded),
            refresh_url: url(&scheme.refresh_url),
            scopes: (!scopes.is_empty()).then(|| {
                let name = format!("{} scopes", scheme.name.value);
                (scope.claim(&name, Case::Snake), scopes)
            }),
        }
    }
}
