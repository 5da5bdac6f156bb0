//! What to set so that a client finds the mock.

use bindery_codegen::ir::{Api, AuthKind, Resolved};

use crate::user::{USER_NAME, User};

/// The variables of the spec's first scheme and of its base URL, with the values that lead to the mock.
pub(crate) fn environment(api: &Api<Resolved>, base_url: &str) -> Vec<(String, String)> {
    let key = User::FIRST.credential();
    let mut variables = Vec::new();
    if let Some(scheme) = api.auth.first() {
        let secrets = match &scheme.kind {
            AuthKind::Bearer { secret }
            | AuthKind::ApiKey { secret, .. }
            | AuthKind::Exchange { secret, .. } => vec![(secret, key)],
            AuthKind::Basic {
                user: Some(user),
                password: Some(password),
            } => vec![(user, USER_NAME.to_owned()), (password, key)],
            AuthKind::Basic { user, password } => user
                .iter()
                .chain(password)
                .map(|secret| (secret, key.clone()))
                .collect(),
            AuthKind::OAuth2ClientCredentials { user, secret } => {
                vec![(user, USER_NAME.to_owned()), (secret, key)]
            }
        };
        variables.extend(
            secrets
                .into_iter()
                .filter_map(|(secret, value)| Some((secret.env.as_ref()?.value.clone(), value))),
        );
    }
    if let Some(variable) = &api.settings.base_url_env {
        variables.push((variable.value.value.clone(), base_url.to_owned()));
    }
    variables
}
