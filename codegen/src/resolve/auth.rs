//! Auth schemes and the requirements of operations.

use crate::ir::{AuthKind, AuthRequirement, AuthScheme, Exchange, Resolved, Unresolved};

use super::reference::{Resolve, Resolver};

impl Resolve for AuthScheme<Unresolved> {
    type Output = AuthScheme<Resolved>;

    fn resolve(self, resolver: &mut Resolver<'_>) -> Self::Output {
        AuthScheme {
            name: self.name,
            kind: self.kind.resolve(resolver),
            scopes: self.scopes,
            authorization_url: self.authorization_url,
            token_url: self.token_url,
            refresh_url: self.refresh_url,
            description: self.description.resolve(resolver),
            evidence: self.evidence,
            span: self.span,
        }
    }
}

impl Resolve for AuthKind<Unresolved> {
    type Output = AuthKind<Resolved>;

    fn resolve(self, resolver: &mut Resolver<'_>) -> Self::Output {
        match self {
            Self::Bearer { secret } => AuthKind::Bearer { secret },
            Self::Basic { user, password } => AuthKind::Basic { user, password },
            Self::ApiKey {
                secret,
                place,
                prefix,
            } => AuthKind::ApiKey {
                secret,
                place,
                prefix,
            },
            Self::OAuth2ClientCredentials { user, secret } => {
                AuthKind::OAuth2ClientCredentials { user, secret }
            }
            Self::Exchange { secret, exchange } => match exchange.resolve(resolver) {
                Some(exchange) => AuthKind::Exchange { secret, exchange },
                // Without its operation an exchange is only the token it would fetch.
                None => AuthKind::Bearer { secret },
            },
        }
    }
}

impl Resolve for Exchange<Unresolved> {
    type Output = Option<Exchange<Resolved>>;

    fn resolve(self, resolver: &mut Resolver<'_>) -> Self::Output {
        let operation = resolver.operation_named(&self.operation.value)?;
        Some(Exchange {
            operation: self.operation.map(|_| operation),
            send: self.send,
            token: self.token,
            used_as: self.used_as,
            lifetime: self.lifetime,
        })
    }
}

/// The requirements whose schemes are all known. None where some were given and none is left: as if
/// the operation had not said anything.
pub(super) fn requirements(
    given: Vec<AuthRequirement<Unresolved>>,
    resolver: &mut Resolver<'_>,
) -> Option<Vec<AuthRequirement<Resolved>>> {
    let count = given.len();
    let known: Vec<_> = given
        .into_iter()
        .filter_map(|requirement| requirement.resolve(resolver))
        .collect();
    (count == 0 || !known.is_empty()).then_some(known)
}

impl Resolve for AuthRequirement<Unresolved> {
    type Output = Option<AuthRequirement<Resolved>>;

    fn resolve(self, resolver: &mut Resolver<'_>) -> Self::Output {
        let count = self.schemes.len();
        let schemes: Vec<_> = self
            .schemes
            .into_iter()
            .filter_map(|scheme| {
                let index = resolver.scheme_named(&scheme.value)?;
                Some(scheme.map(|_| index))
            })
            .collect();
        (schemes.len() == count).then_some(AuthRequirement { schemes })
    }
}
