//! Authentication schemes.

use bindery_codegen::ir::{
    AuthKind, AuthScheme, CredentialPlace, Exchange, Scope, Secret, Unresolved,
};
use bindery_codegen::source::Span;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;

use super::limits::seconds;
use super::pagination::json_path;
use super::{evidence, maybe, prose, spanned, text};

/// A scheme, with a row and, where it says more, a part of its own.
pub(super) fn scheme() -> BoxedStrategy<AuthScheme<Unresolved>> {
    let scope = (
        text::code().prop_filter("shorter than its fence", |it| !it.contains('`')),
        text::commonmark(),
    )
        .prop_map(|(name, meaning)| Scope {
            name: spanned(name),
            meaning,
        });
    let oauth = (
        vec(scope, 0..3),
        maybe(text::url()),
        maybe(text::url()),
        maybe(text::url()),
    );
    (
        text::snake_case(),
        kind(),
        oauth,
        prose::without_lists(),
        evidence::of_row(),
    )
        .prop_map(|(name, kind, oauth, description, evidence)| {
            let takes_oauth = matches!(
                kind,
                AuthKind::Bearer { .. } | AuthKind::OAuth2ClientCredentials { .. }
            );
            let (mut scopes, authorization_url, token_url, refresh_url) = if takes_oauth {
                oauth
            } else {
                Default::default()
            };
            let mut names = std::collections::BTreeSet::new();
            scopes.retain(|scope| names.insert(scope.name.value.clone()));
            AuthScheme {
                name: spanned(name),
                kind,
                scopes,
                authorization_url,
                token_url,
                refresh_url,
                description,
                evidence,
                span: Span::default(),
            }
        })
        .boxed()
}

fn kind() -> BoxedStrategy<AuthKind<Unresolved>> {
    prop_oneof![
        secret().prop_map(|secret| AuthKind::Bearer { secret }),
        basic(),
        (secret(), place(), of("[A-Z][a-z]{1,6} ?")).prop_map(|(secret, place, prefix)| {
            AuthKind::ApiKey {
                secret,
                place,
                prefix,
            }
        }),
        both().prop_map(|(user, secret)| AuthKind::OAuth2ClientCredentials { user, secret }),
        (secret(), exchange())
            .prop_map(|(secret, exchange)| AuthKind::Exchange { secret, exchange }),
    ]
    .boxed()
}

fn basic() -> BoxedStrategy<AuthKind<Unresolved>> {
    let key = of(text::variable()).prop_map(|env| Secret {
        argument: spanned("key".to_owned()),
        env: env.map(spanned),
    });
    prop_oneof![
        key.prop_map(|key| AuthKind::Basic {
            user: Some(key),
            password: None
        }),
        secret().prop_map(|user| AuthKind::Basic {
            user: Some(user),
            password: None
        }),
        secret().prop_map(|it| AuthKind::Basic {
            user: None,
            password: Some(it)
        }),
        both().prop_map(|(user, it)| AuthKind::Basic {
            user: Some(user),
            password: Some(it)
        }),
    ]
    .boxed()
}

fn secret() -> BoxedStrategy<Secret> {
    (text::snake_case(), maybe(text::variable()))
        .prop_map(|(argument, env)| Secret {
            argument: spanned(argument),
            env,
        })
        .boxed()
}

/// User and secret; both have variables or none has.
fn both() -> BoxedStrategy<(Secret, Secret)> {
    let names = (text::snake_case(), text::snake_case());
    let variables = of((text::variable(), text::variable()));
    (names, variables)
        .prop_map(|((user, secret), variables)| {
            let (user_env, secret_env) = variables.unzip();
            let secret_of = |name, env: Option<String>| Secret {
                argument: spanned(name),
                env: env.map(spanned),
            };
            (secret_of(user, user_env), secret_of(secret, secret_env))
        })
        .boxed()
}

fn place() -> BoxedStrategy<CredentialPlace> {
    prop_oneof![
        text::header().prop_map(|name| CredentialPlace::Header { name }),
        text::member().prop_map(|name| CredentialPlace::Query { name }),
        text::member().prop_map(|name| CredentialPlace::Cookie { name }),
    ]
    .boxed()
}

fn exchange() -> BoxedStrategy<Exchange<Unresolved>> {
    let operation = (text::snake_case(), text::snake_case());
    (operation, text::member(), json_path(), maybe(seconds()))
        .prop_map(|((group, method), send, token, lifetime)| Exchange {
            operation: spanned(spanned(format!("{group}.{method}"))),
            send: spanned(send),
            token: spanned(token),
            used_as: spanned("bearer".to_owned()),
            lifetime,
        })
        .boxed()
}
