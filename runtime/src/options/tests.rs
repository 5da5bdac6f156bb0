//! Every knob, on the builder and per call.

use std::time::Duration;

use http::{HeaderName, HeaderValue};

use crate::{
    Body, BoxFuture, CallOptions, Client, Provider, ProviderMeta, RetryPolicy, RetryStrategy,
    Transport, transport::TransportError,
};

struct Acme;

impl Provider for Acme {
    fn meta() -> &'static ProviderMeta {
        static META: ProviderMeta = {
            let mut meta = ProviderMeta::new("Acme");
            meta.base_url("https://api.acme.dev");
            meta
        };
        &META
    }
}

/// Carries nothing: no call is made here.
#[derive(Debug)]
struct Nothing;

impl Transport for Nothing {
    fn send(
        &self,
        _: http::Request<Body>,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(std::future::pending())
    }
}

/// Sets a knob to one of its values, which are numbered.
type Knob = fn(CallOptions, u8) -> CallOptions;

const KNOBS: &[Knob] = &[
    |options, value| options.timeout(seconds(value)),
    |options, value| options.attempt_timeout(seconds(value)),
    |options, value| options.first_byte_timeout(seconds(value)),
    |options, value| options.idle_timeout(seconds(value)),
    |options, value| options.max_response(value.into()),
    |options, value| options.max_json_depth(value.into()),
    |options, value| options.lenient(value == 1),
    |options, value| options.keep_body(value == 1),
    |options, value| options.redirects(value.into()),
    |options, value| options.replay_safe(value == 1),
    |options, value| options.idempotency_key(value.to_string()),
    |options, value| options.base_url(format!("https://{value}.example")),
    |options, value| {
        options.header(
            HeaderName::from_static("x-a"),
            HeaderValue::from(u16::from(value)),
        )
    },
    |options, value| options.query("a", value.to_string()),
    |options, value| options.field("a", value).unwrap(),
    |options, _| options.on_upload(|_| ()),
    |options, _| options.on_download(|_| ()),
    |options, value| {
        retry(options, |policy| {
            policy.strategy(if value == 1 {
                RetryStrategy::Backoff
            } else {
                RetryStrategy::None
            })
        })
    },
    |options, value| retry(options, |policy| policy.initial_interval(seconds(value))),
    |options, value| retry(options, |policy| policy.maximum_interval(seconds(value))),
    |options, value| retry(options, |policy| policy.exponent(value.into())),
    |options, value| {
        retry(options, |policy| {
            policy.maximum_elapsed_time(seconds(value))
        })
    },
    |options, value| retry(options, |policy| policy.maximum_attempts(value.into())),
    |options, value| retry(options, |policy| policy.maximum_retry_after(seconds(value))),
    |options, value| retry(options, |policy| policy.retry_connection_errors(value == 1)),
    |options, value| retry(options, |policy| policy.statuses([value.into()])),
];

fn seconds(value: u8) -> Duration {
    Duration::from_secs(value.into())
}

fn retry(options: CallOptions, set: impl FnOnce(RetryPolicy) -> RetryPolicy) -> CallOptions {
    options.retry(set(RetryPolicy::new()))
}

/// All that is set. A knob that is added must be named here, and then in the table.
fn shown(options: &CallOptions) -> Vec<String> {
    let CallOptions {
        timeout,
        attempt_timeout,
        first_byte_timeout,
        idle_timeout,
        max_response,
        max_json_depth,
        lenient,
        keep_body,
        redirects,
        retry,
        replay_safe,
        idempotency_key,
        base_url,
        headers,
        query,
        fields,
        on_upload,
        on_download,
    } = options;
    let headers = headers.iter().map(|(name, value)| (name, value.as_bytes()));
    vec![
        format!(
            "{:?}",
            [timeout, attempt_timeout, first_byte_timeout, idle_timeout]
        ),
        format!("{:?}", [max_response, max_json_depth]),
        format!("{:?}", [lenient, keep_body, replay_safe]),
        format!("{redirects:?} {:?}", retry.clone().unwrap_or_default()),
        format!("{:?}", [idempotency_key, base_url]),
        format!("{:?} {query:?} {fields:?}", headers.collect::<Vec<_>>()),
        format!("{:?}", [on_upload.is_some(), on_download.is_some()]),
    ]
}

fn client(options: CallOptions) -> Client<Acme> {
    let builder = Client::builder().transport(Nothing);
    builder.options(options).build().unwrap()
}

#[test]
fn each_is_set_on_the_builder_and_per_call_and_inherited_where_it_is_not() {
    for (index, knob) in KNOBS.iter().enumerate() {
        let set = knob(CallOptions::new(), 1);
        assert_ne!(
            shown(&set),
            shown(&CallOptions::new()),
            "knob {index} sets nothing"
        );
        let client = client(set.clone());
        assert_eq!(
            shown(client.options()),
            shown(&set),
            "knob {index} on the builder"
        );
        let inherited = client.with(CallOptions::new());
        assert_eq!(
            shown(inherited.options()),
            shown(&set),
            "knob {index} is not inherited"
        );
        for (other, another) in KNOBS.iter().enumerate() {
            let call = client.with(another(CallOptions::new(), 2));
            // As if the call's own knob had been turned last.
            let both = another(set.clone(), 2);
            assert_eq!(
                shown(call.options()),
                shown(&both),
                "knob {index}, then {other} per call"
            );
        }
    }
}

#[test]
fn the_table_has_every_knob() {
    let all = KNOBS
        .iter()
        .fold(CallOptions::new(), |options, knob| knob(options, 1));
    let texts = shown(&all).join(" ");
    assert!(!texts.contains("None") && !texts.contains("[]"), "{texts}");
    assert!(
        !texts.contains("[false") && !texts.contains(", false"),
        "{texts}"
    );
}

#[test]
fn the_builder_has_short_ways() {
    let built = Client::<Acme>::builder()
        .transport(Nothing)
        .timeout(seconds(1))
        .retry(RetryPolicy::new().maximum_attempts(7))
        .build()
        .unwrap();
    let policy = RetryPolicy::new().maximum_attempts(7);
    let options = CallOptions::new().timeout(seconds(1)).retry(policy);
    assert_eq!(shown(built.options()), shown(&options));
}
