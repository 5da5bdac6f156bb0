//! Ways to authenticate.

use std::time::Duration;

use bindery::{ApiKeyPlace, AuthScheme, BasicForm, Exchange};
use bindery_codegen::plan::{SchemeKind, SchemePlan};

use crate::forever;

/// The scheme as the runtime knows it.
pub(crate) fn scheme(plan: &SchemePlan) -> AuthScheme {
    let name = forever::text(&plan.name);
    let mut scheme = match &plan.kind {
        SchemeKind::Bearer => AuthScheme::bearer(name),
        SchemeKind::Basic(form) => AuthScheme::basic(
            name,
            match *form {
                "UserAndSecret" => BasicForm::UserAndSecret,
                "SecretUser" => BasicForm::SecretUser,
                _ => BasicForm::EmptyUser,
            },
        ),
        SchemeKind::ApiKey(place, at, prefix) => {
            let at = forever::text(at);
            let place = match *place {
                "Query" => ApiKeyPlace::Query(at),
                "Cookie" => ApiKeyPlace::Cookie(at),
                _ => ApiKeyPlace::Header(at),
            };
            AuthScheme::api_key(name, place, forever::text(prefix))
        }
        SchemeKind::ClientCredentials(url) => {
            AuthScheme::client_credentials(name, forever::text(url))
        }
        SchemeKind::Exchange {
            http_method,
            path,
            bare,
            send,
            token,
            lifetime,
        } => {
            let mut exchange = Exchange::new(forever::text(send), forever::text(token))
                .route(http_method, forever::text(path));
            if *bare {
                exchange = exchange.bare();
            }
            if let Some(seconds) = lifetime {
                exchange = exchange.lifetime(Duration::from_secs(*seconds));
            }
            AuthScheme::exchange(name, exchange)
        }
    };
    if let Some(user) = &plan.env_user {
        scheme = scheme.env_user(forever::text(user));
    }
    if let Some(env) = &plan.env {
        scheme = scheme.env(forever::text(env));
    }
    scheme
}
