//! What the specs show is in the doc comments of the generated crates, as a doctest.

use std::fs;
use std::path::Path;

use bindery_codegen::ir::{Api, Example, ExampleBody, ExampleRole, Resolved};
use bindery_tests::generate::{checked, workspace};
use serde_json::Value;

/// The JSON texts that doctests below this folder read.
fn read_by_doctests(folder: &Path, found: &mut Vec<Value>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            read_by_doctests(&path, found);
            continue;
        }
        let source = fs::read_to_string(&path).expect("a source file");
        let lines = source.lines().map(str::trim_start);
        let docs = lines.filter_map(|line| {
            let line = line
                .strip_prefix("///")
                .or_else(|| line.strip_prefix("//!"))?;
            Some(line.strip_prefix(' ').unwrap_or(line))
        });
        let docs: Vec<&str> = docs
            .map(|line| line.strip_prefix("# ").unwrap_or(line))
            .collect();
        let docs = docs.join("\n");
        let texts = docs.split("let text = r#\"").skip(1);
        found.extend(texts.map(|text| {
            let (text, _) = text.split_once("\"#;").expect("the end of the text");
            serde_json::from_str(text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        }));
    }
}

/// The JSON examples of answers, values and deliveries.
fn shown(api: &Api<Resolved>) -> impl Iterator<Item = &Example<Resolved>> {
    let of_operations = api.operations.iter().flat_map(|it| &it.examples);
    let of_types = api.types.iter().flat_map(|it| &it.examples);
    let of_events = api.events.iter().flat_map(|it| &it.examples);
    let all = of_operations
        .chain(&api.error_examples)
        .chain(of_types)
        .chain(of_events);
    all.filter(|example| {
        example.body == ExampleBody::Json && !matches!(example.role, ExampleRole::Request)
    })
}

#[test]
fn every_answer_value_and_delivery_is_read_by_a_doctest() {
    for name in ["affinity", "asana", "attio", "ingedata"] {
        let spec = workspace().join(format!("specs/{name}.md"));
        let text = fs::read_to_string(spec).expect("the spec");
        let checked = checked(&text).expect("a spec without mistakes");
        let api = checked.api();
        let source = workspace().join("generated").join(name).join("src");
        let mut read = Vec::new();
        read_by_doctests(&source, &mut read);
        let envelope = api.settings.envelope.as_ref();
        let envelope = envelope.map(|setting| setting.value.value.as_str());
        let mut count = 0;
        for example in shown(api) {
            let whole: Value = serde_json::from_str(&example.text).expect("an example is JSON");
            let inner = envelope.and_then(|key| whole.get(key));
            let is_read = read.contains(&whole) || inner.is_some_and(|inner| read.contains(inner));
            assert!(is_read, "{name}: {}", example.text);
            count += 1;
        }
        assert!(
            count > 0 && read.len() >= count,
            "{name}: {count} of {}",
            read.len()
        );
        let shakes_hands = api.events.iter().flat_map(|it| &it.examples);
        let shakes_hands = shakes_hands
            .filter(|example| matches!(example.role, ExampleRole::Handshake))
            .count();
        if shakes_hands > 0 {
            let events = fs::read_to_string(source.join("events/mod.rs")).expect("the module");
            assert!(events.contains("//! # Handshake\n"), "{name}");
        }
    }
}
