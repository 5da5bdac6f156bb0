//! Hostile specs: whatever stands in any place of a spec, the code made of it is the code of a harmless
//! spec with other texts, or the spec is refused and the refusal says where.

mod shape;

use std::collections::BTreeMap;
use std::fs;

use bindery_codegen::diagnostic::Style;
use bindery_codegen::files::Files;
use bindery_codegen::ir::{Api, Resolved};
use bindery_codegen::rust::{ModuleOptions, Package, client_crate, client_module};
use bindery_codegen::source::Source;
use bindery_codegen::spec;
use bindery_tests::generate::{checked, workspace, write};

use shape::Shape;

/// What is put into each place, by name.
const PAYLOADS: [(&str, &str); 26] = [
    ("a quote", "\""),
    ("the end of a string", "x\"); evil!(); (\""),
    ("the end of a raw string", "x\"#); evil!(); r#\""),
    (
        "the end of a raw string, escaped",
        "x\\\"#); evil!(); (r#\\\"",
    ),
    ("an attribute", "x\")] #[evil] #[doc = (\""),
    ("an inner attribute", "#![evil]"),
    ("the end of a comment", "*/ fn evil() {} /*"),
    ("a line", "x\nfn evil() {}"),
    ("a line after two", "x\n\nfn evil() {}"),
    ("a carriage return", "x\rfn evil() {}"),
    ("a header", "x\r\nX-Evil: 1"),
    ("a line separator", "x\u{2028}fn evil() {}"),
    ("a nul", "x\0y"),
    ("an escape", "x\\"),
    ("a unicode escape", "\\u{22}); evil!(); (\\u{22}"),
    ("the folder above", "../../evil"),
    ("a path from the root", "/etc/passwd"),
    ("a path of windows", "..\\..\\evil"),
    ("braces", "{} {0} {evil} }} {{"),
    ("a macro", "include!(\"/etc/passwd\")"),
    ("a macro variable", "$crate::evil!()"),
    ("marks of direction", "\u{202e}x\u{2066}"),
    ("a fence", "```\n# fn evil() {}\n```"),
    (
        "a table in a manifest",
        "\"\nevil = \"1\"\n[build-dependencies]\nevil = \"1\" #",
    ),
    ("a link", "](crate::x) <b> ["),
    ("a doctest", "```rust\nevil!();\n```"),
];

#[test]
fn nothing_in_a_spec_becomes_more_than_text() {
    let twin = read("twin.md");
    let harmless = read("harmless.txt");
    let harmless: BTreeMap<&str, &str> = harmless
        .lines()
        .filter_map(|line| line.split_once(": "))
        .collect();
    let text = filled(&twin, &harmless);
    let checked = checked(&text).unwrap_or_else(|problems| panic!("{problems}"));
    let benign = client(checked.api(), "acme.md", &text);
    let folder = tempfile::tempdir().expect("a folder");
    let (mut inert, mut refused) = (0, 0);
    let mut failures = Vec::new();
    for place in harmless.keys() {
        for (name, payload) in PAYLOADS {
            let case = format!("{name} in the place of the {place}");
            let mut values = harmless.clone();
            values.insert(place, payload);
            let text = filled(&twin, &values);
            let source = Source::new("acme.md", text.as_str());
            let (checked, report) = spec::read(&source);
            let has_errors = report.has_errors();
            let Some(checked) = checked else {
                assert!(has_errors, "{case}: refused without a reason");
                let shown = report.render(&source, Style::Plain);
                assert!(
                    shown.contains("acme.md:"),
                    "{case}: refused without a place\n{shown}"
                );
                refused += 1;
                continue;
            };
            let found = client(checked.api(), "acme.md", &text);
            if found != benign {
                failures.push((case.clone(), benign.difference(&found)));
            }
            if inert % 16 == 0 {
                let out = folder.path().join("out");
                write(&files(checked.api(), "acme.md", &text), &out);
                let beside: Vec<_> = fs::read_dir(folder.path()).expect("a folder").collect();
                assert_eq!(
                    beside.len(),
                    1,
                    "{case}: something is written outside the folder"
                );
            }
            inert += 1;
        }
    }
    assert!(failures.is_empty(), "more than text: {failures:#?}");
    println!("{inert} specs gave inert text, {refused} were refused with a place");
    assert!(inert >= 60 && refused >= 60, "{inert} {refused}");
}

#[test]
fn names_around_a_spec_are_no_code_either() {
    let harmless = read("harmless.txt");
    let values = harmless
        .lines()
        .filter_map(|line| line.split_once(": "))
        .collect();
    let text = filled(&read("twin.md"), &values);
    let checked = checked(&text).unwrap_or_else(|problems| panic!("{problems}"));
    let benign = client(checked.api(), "acme.md", &text);
    for (name, payload) in PAYLOADS {
        let found = client(checked.api(), payload, &text);
        assert_eq!(found, benign, "{name} as the name of the spec");
    }
}

/// What a client of a spec is, as a crate and as a module with its deliveries.
fn client(api: &Api<Resolved>, spec_file: &str, text: &str) -> Shape {
    let options = ModuleOptions {
        name: "acme".to_owned(),
        only: Vec::new(),
        events: true,
    };
    let module = client_module(api, &options, spec_file).expect("a module");
    Shape::of(&files(api, spec_file, text), &module)
}

fn files(api: &Api<Resolved>, spec_file: &str, text: &str) -> Files {
    let package = Package {
        name: "bindery-acme".to_owned(),
        version: "0.1.0".to_owned(),
        runtime_version: "0.1.0".to_owned(),
        runtime_path: None,
        mock: None,
    };
    let source = Source::new(spec_file, text);
    client_crate(api, &package, spec_file, &source).expect("a crate")
}

fn read(file: &str) -> String {
    fs::read_to_string(workspace().join("tests/hostile").join(file)).expect("a file of the test")
}

/// The twin with a value in each place.
fn filled(twin: &str, values: &BTreeMap<&str, &str>) -> String {
    let mut pieces = twin.split('@');
    let mut text = pieces.next().unwrap_or_default().to_owned();
    while let (Some(place), Some(rest)) = (pieces.next(), pieces.next()) {
        text.push_str(
            values
                .get(place)
                .unwrap_or_else(|| panic!("no value for {place}")),
        );
        text.push_str(rest);
    }
    text
}
