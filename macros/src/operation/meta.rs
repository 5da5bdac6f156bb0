//! What the runtime is told of an operation.

use bindery_codegen::ir::{Method, Scopes};
use bindery_codegen::plan::{AuthNeed, MetaPlan};
use syn::LitStr;

use crate::error_table::retry_rows;
use crate::problems::{Problems, hint};
use crate::settings::{Key, Settings, Value, word_value};

/// Takes `method = GET`.
pub(super) fn method(settings: &mut Settings, problems: &mut Problems) -> Option<&'static str> {
    let Some(setting) = settings.take("method", problems) else {
        settings.missing(problems, "`method = GET` is missing: the HTTP method");
        return None;
    };
    let word = word_value(&setting, problems)?;
    let known = Method::ALL.map(Method::as_str);
    let found = known.into_iter().find(|method| word == method);
    if found.is_none() {
        let hint = hint(&word.to_string(), &known);
        problems.at(word.span(), format!("`{word}` is no HTTP method{hint}"));
    }
    found
}

const ENVELOPES: [&str; 4] = ["none", "request_none", "response_none", "response_optional"];

/// Takes everything else but the statuses.
pub(super) fn read(settings: &mut Settings, problems: &mut Problems) -> MetaPlan {
    let envelope = settings.word("envelope", &ENVELOPES, problems);
    let envelope = envelope.map(|word| word.to_string()).unwrap_or_default();
    let (request_envelope, response_envelope) = match envelope.as_str() {
        "none" => (Some("Bare"), Some("Bare")),
        "request_none" => (Some("Bare"), None),
        "response_none" => (None, Some("Bare")),
        "response_optional" => (None, Some("Optional")),
        _ => (None, None),
    };
    let replay = settings.word("replay", &["safe", "never"], problems);
    MetaPlan {
        success: Vec::new(),
        scopes: scopes(settings, problems),
        auth: auth(settings, problems),
        body: None,
        content_type: text(settings, "content_type", problems),
        accept: text(settings, "accept", problems),
        request_envelope,
        response_envelope,
        retry: retry_rows(settings, problems),
        replay: replay.map(|word| word == "safe"),
        idempotency_header: text(settings, "idempotency", problems),
        calls_back: settings.flag("calls_back", problems),
    }
}

fn text(settings: &mut Settings, name: &str, problems: &mut Problems) -> Option<String> {
    settings.text(name, problems).map(|text| text.value())
}

fn scopes(settings: &mut Settings, problems: &mut Problems) -> Option<Scopes> {
    let values = |texts: Vec<LitStr>| texts.iter().map(LitStr::value).collect();
    let all = settings.texts("scopes", problems);
    let any = settings.texts("any_scope", problems);
    match (all, any) {
        (Some(_), Some(_)) => {
            let message = "all of the `scopes` are needed or `any_scope` of them, not both";
            problems.at(settings.place(), message);
            None
        }
        (Some(all), None) => Some(Scopes::All { names: values(all) }),
        (None, Some(any)) => Some(Scopes::Any { names: values(any) }),
        (None, None) => None,
    }
}

/// `auth = none`, or `auth("scheme", ..)`: all of these together.
fn auth(settings: &mut Settings, problems: &mut Problems) -> Option<AuthNeed> {
    let setting = settings.take("auth", problems)?;
    if matches!(setting.value, Value::Type(_)) {
        let word = word_value(&setting, problems)?;
        if word == "none" {
            return Some(AuthNeed::None);
        }
        problems.at(word.span(), "expected `auth = none` or `auth(\"scheme\")`");
        return None;
    }
    let place = setting.key.span();
    let mut list = Settings::within(setting, problems);
    let mut names = Vec::new();
    while let Some(entry) = list.next() {
        match (entry.key, entry.value) {
            (Key::Text(text), Value::None) => names.push(text.value()),
            (key, _) => problems.at(key.span(), "expected the name of a scheme, as a text"),
        }
    }
    if names.is_empty() {
        problems.at(place, "expected `auth = none` or `auth(\"scheme\")`");
    }
    Some(AuthNeed::Schemes(names))
}
