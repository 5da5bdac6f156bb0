//! Settings.

use bindery_codegen::ir::{
    ArrayStyle, FixedHeader, Server, ServerVariable, Setting, Settings, StatusPattern, WireName,
};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::subsequence;

use super::pagination::json_path;
use super::{evidence, keyword, spanned, text};

/// A setting with sources.
fn setting<S: Strategy>(value: S) -> impl Strategy<Value = Setting<S::Value>> {
    (value, evidence::sources()).prop_map(|(value, sources)| Setting {
        value: spanned(value),
        sources,
    })
}

/// All settings.
pub(super) fn settings() -> BoxedStrategy<Settings> {
    let addresses = (
        setting(text::url()),
        of(setting(text::variable())),
        vec(server(), 0..2),
        vec(variable(), 0..2),
    );
    let headers = (
        of(setting(text::words())),
        of(setting(text::media_type())),
        of(setting(text::media_type())),
        vec(header(), 0..2),
    );
    let paths = || vec(json_path(), 1..3);
    let status = prop_oneof![
        (400..600_u16).prop_map(|status| StatusPattern::Exact { status }),
        (4..6_u8).prop_map(|class| StatusPattern::Class { class }),
    ];
    let bodies = (
        of(setting(text::member())),
        of(setting(keyword::<ArrayStyle>())),
        of(setting(paths())),
        of(setting(paths())),
        of(setting(text::header())),
        of(setting(vec(status, 1..3))),
    );
    (addresses, headers, bodies)
        .prop_map(
            |(
                (base_url, base_url_env, servers, variables),
                (api_version, accept, content_type, headers),
                (
                    envelope,
                    array_style,
                    error_message,
                    error_code,
                    request_id_header,
                    retry_statuses,
                ),
            )| Settings {
                base_url,
                base_url_env,
                servers,
                variables,
                api_version,
                accept,
                content_type,
                headers,
                envelope,
                array_style,
                error_message,
                error_code,
                request_id_header,
                retry_statuses,
                unknown: Vec::new(),
            },
        )
        .prop_flat_map(with_unknown)
        .boxed()
}

/// Some of the settings that are not there are known to be unknown.
fn with_unknown(settings: Settings) -> BoxedStrategy<Settings> {
    let absent: Vec<&str> = [
        ("base_url.env", settings.base_url_env.is_none()),
        ("api_version", settings.api_version.is_none()),
        ("envelope", settings.envelope.is_none()),
        ("error.message", settings.error_message.is_none()),
        ("request_id_header", settings.request_id_header.is_none()),
        ("retry.statuses", settings.retry_statuses.is_none()),
    ]
    .into_iter()
    .filter_map(|(name, absent)| absent.then_some(name))
    .collect();
    let most = absent.len();
    subsequence(absent, 0..=most)
        .prop_map(move |names| Settings {
            unknown: names
                .into_iter()
                .map(|name| Setting {
                    value: spanned(name.to_owned()),
                    sources: Vec::new(),
                })
                .collect(),
            ..settings.clone()
        })
        .boxed()
}

fn server() -> BoxedStrategy<Server> {
    (text::snake_case(), setting(text::url()))
        .prop_map(|(name, url)| Server {
            name: spanned(name),
            url,
        })
        .boxed()
}

fn variable() -> BoxedStrategy<ServerVariable> {
    let values = vec("[a-z]{1,6}", 1..4);
    (text::snake_case(), values, evidence::sources())
        .prop_map(|(name, values, sources)| ServerVariable {
            name: spanned(name),
            default: Setting {
                value: spanned(values[0].clone()),
                sources,
            },
            allowed: match values.len() {
                1 => Vec::new(),
                _ => values.into_iter().map(spanned).collect(),
            },
        })
        .boxed()
}

fn header() -> BoxedStrategy<FixedHeader> {
    (text::header(), setting(text::words()))
        .prop_map(|(name, value): (WireName, _)| FixedHeader {
            name: spanned(name),
            value,
        })
        .boxed()
}
