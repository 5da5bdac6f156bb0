//! What the spec writer writes reads back as the same IR.

use bindery_codegen::diagnostic::Report;
use bindery_codegen::ir::{Api, Unresolved};
use bindery_codegen::source::Source;
use bindery_codegen::{lower, syntax, write};
use bindery_tests::arbitrary;
use proptest::prelude::*;
use serde_json::Value;

/// The API in a spec, which has to be free of problems.
fn read(text: &str) -> Result<Api<Unresolved>, TestCaseError> {
    let source = Source::new("spec.md", text);
    let mut report = Report::new();
    let document = syntax::parse(&source, &mut report);
    let api = lower::lower(&document, &mut report).api;
    if report.is_empty() {
        return Ok(api);
    }
    let problems: Vec<String> = report
        .diagnostics()
        .iter()
        .map(|problem| format!("{} {problem:?}", source.position(problem.span.start)))
        .collect();
    Err(TestCaseError::fail(format!(
        "{}\n{text}",
        problems.join("\n")
    )))
}

/// The IR as JSON, without places.
fn without_spans(api: &Api<Unresolved>) -> Value {
    fn strip(value: &mut Value) {
        match value {
            Value::Object(members) => {
                members.retain(|name, _| name != "span" && name != "text_span");
                members.values_mut().for_each(strip);
            }
            Value::Array(items) => items.iter_mut().for_each(strip),
            _ => {}
        }
    }
    let mut value = serde_json::to_value(api).expect("the IR is JSON");
    strip(&mut value);
    value
}

/// Where two IRs differ first, as a path and both values.
fn first_difference(path: &str, one: &Value, other: &Value) -> Option<String> {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) if one.len() == other.len() => {
            one.iter().find_map(|(name, value)| {
                let other = other.get(name).unwrap_or(&Value::Null);
                first_difference(&format!("{path}.{name}"), value, other)
            })
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            let mut pairs = one.iter().zip(other).enumerate();
            pairs.find_map(|(index, (one, other))| {
                first_difference(&format!("{path}[{index}]"), one, other)
            })
        }
        _ => (one != other).then(|| format!("{path}:\n  wrote {one}\n  read  {other}")),
    }
}

fn reads_back(api: &Api<Unresolved>, text: &str) -> Result<(), TestCaseError> {
    let difference = first_difference("api", &without_spans(api), &without_spans(&read(text)?));
    match difference {
        None => Ok(()),
        Some(difference) => Err(TestCaseError::fail(format!("{difference}\n\n{text}"))),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn all_that_the_format_can_express_is_written_and_reads_back(api in arbitrary::api()) {
        let text = write::write(&api).map_err(|refused| {
            TestCaseError::fail(format!("{refused:#?}"))
        })?;
        reads_back(&api, &text)?;
    }
}
