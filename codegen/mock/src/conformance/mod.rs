//! What the mock answers is of the documented types, for every operation of every spec in the repository.

mod request;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use bindery_codegen::check::peel;
use bindery_codegen::ir::{Api, Need, Operation, Resolved, TypeKind};
use serde_json::Value;

use self::request::{encode, request, sent};
use crate::answer::Answer;
use crate::builder::Builder;
use crate::input::{Request, body::members};
use crate::mock::read;
use crate::provider::Provider;
use crate::reply::Reply;
use crate::success::Success;
use crate::validation::{Direction, Validation, fits};

#[test]
fn every_answer_is_of_the_documented_type() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let mut operations = 0;
    let mut successes = 0;
    for (name, spec) in specs() {
        let checked = read(&spec).unwrap_or_else(|error| panic!("{name}: {error}"));
        let (options, _) = Builder::new().into_parts();
        let base_url = "http://127.0.0.1:1".to_owned();
        let provider = Arc::new(Provider::new(checked, options, base_url));
        for operation in &provider.api().operations {
            operations += 1;
            // The second call finds what the first one left behind.
            for request in [
                request(&provider, operation, true),
                request(&provider, operation, false),
            ] {
                let answer = runtime
                    .as_ref()
                    .expect("a runtime")
                    .block_on(answer(&provider, request));
                successes += usize::from(answer.status < 400);
                assert_documented(&name, provider.api(), operation, &answer);
            }
        }
    }
    assert!(
        operations > 100 && successes > operations,
        "{successes} of {operations}"
    );
}

#[test]
fn a_body_that_lacks_what_is_required_is_refused() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let mut tried = 0;
    for (name, spec) in specs() {
        let checked = read(&spec).unwrap_or_else(|error| panic!("{name}: {error}"));
        let (options, _) = Builder::new().into_parts();
        let provider = Arc::new(Provider::new(checked, options, String::new()));
        let api = provider.api();
        for operation in &api.operations {
            let Some(body) = &operation.body else {
                continue;
            };
            for field in members(api, body) {
                if field.need != Need::Required || field.rules.read_only {
                    continue;
                }
                let mut members = sent(api, operation, true);
                members.remove(field.wire.value.as_str());
                let mut request = request(&provider, operation, true);
                encode(api, operation, &Value::Object(members), &mut request);
                let answer = runtime
                    .as_ref()
                    .expect("a runtime")
                    .block_on(answer(&provider, request));
                let reason = answer.reason.as_deref().unwrap_or_default();
                assert!(
                    reason.contains("is required"),
                    "{name} {}: {reason}",
                    operation.id.value
                );
                assert_documented(&name, api, operation, &answer);
                tried += 1;
            }
        }
    }
    assert!(tried > 20, "{tried}");
}

/// The specs of the repository, by file.
fn specs() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut specs = Vec::new();
    for folder in [
        "specs",
        "tests/goldens",
        "tests/obstacle",
        "codegen/mock/tests",
    ] {
        let entries = fs::read_dir(root.join(folder)).expect("a folder of the repository");
        for entry in entries {
            let path = entry.expect("an entry").path();
            let is_spec = path.extension().is_some_and(|end| end == "md")
                && path.file_name().is_none_or(|name| name != "README.md");
            if is_spec {
                let text = fs::read_to_string(&path).expect("a text");
                specs.push((path.display().to_string(), text));
            }
        }
    }
    specs.sort();
    specs
}

async fn answer(provider: &Arc<Provider>, request: Request) -> Answer {
    match provider.reply(request).await {
        Reply::Whole(answer) => answer,
        reply => panic!("no fault was asked for: {reply:?}"),
    }
}

#[track_caller]
fn assert_documented(
    spec: &str,
    api: &Api<Resolved>,
    operation: &Operation<Resolved>,
    answer: &Answer,
) {
    let place = format!("{spec} {}: {answer:?}", operation.id.value);
    let json = || -> Value { serde_json::from_slice(&answer.body).unwrap_or(Value::Null) };
    if answer.status >= 400 {
        assert!(answer.reason.is_some(), "{place}");
        let row = api.documented_error(Some(operation), answer.status);
        if let Some(ty) = row.and_then(|row| row.body.as_ref()) {
            assert!(fits(api, &json(), ty, Direction::Read), "{place}");
        }
        return;
    }
    let success = Success::of(api, operation, None);
    let Some(ty) = success.ty() else { return };
    let mut validation = Validation::new(api, Direction::Read);
    let whole = json();
    if let (Some(_), Value::Object(members)) = (success.envelope(), &whole) {
        let beside: Vec<_> = success.beside().iter().collect();
        validation.fields(members, &beside, "");
    }
    let inner = success.unwrapped(whole);
    let is_nothing = matches!(peel(api, ty).kind, TypeKind::Scalar { .. }) && inner.is_null();
    if !is_nothing {
        validation.value(&inner, ty, "");
    }
    let (problems, _) = validation.finish();
    assert!(problems.is_empty(), "{place}: {problems:?}");
}
