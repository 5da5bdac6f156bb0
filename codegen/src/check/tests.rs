//! Specs that are hostile in size or shape, and where the examples of a spec point.

use std::fmt::Write as _;

use crate::diagnostic::{Code, Report};
use crate::source::Source;
use crate::spec;

const HEAD: &str = "# Acme\n\nSpec format: `bindery 1`\n\nHostile.\n\n## Settings\n\n\
    | Setting | Value | Source |\n|---|---|---|\n| `base_url` | `https://api.acme.example` | |\n\n";

fn codes(report: &Report) -> Vec<Code> {
    let mut codes: Vec<_> = report
        .diagnostics()
        .iter()
        .map(|diagnostic| diagnostic.code)
        .collect();
    codes.dedup();
    codes
}

fn of_types(types: &str) -> Report {
    let source = Source::new("acme.md", format!("{HEAD}## Types\n{types}"));
    spec::read(&source).1
}

#[test]
fn long_chains_are_refused_where_they_become_too_long() {
    let mut aliases = String::new();
    let mut objects = String::new();
    for step in 0..2_000 {
        let next = step + 1;
        let _ = write!(
            aliases,
            "\n### A{step}\n\n`alias A{next}`\n\nOne of many.\n"
        );
        let _ = write!(
            objects,
            "\n### A{step}\n\n`object extends A{next}`\n\nOne of many.\n"
        );
    }
    aliases.push_str("\n### A2000\n\n`alias string`\n\nThe last.\n");
    objects.push_str("\n### A2000\n\n`object`\n\nThe last.\n");
    let report = of_types(&aliases);
    assert_eq!(codes(&report), [Code::AliasChain]);
    assert_eq!(report.diagnostics().len(), 1);
    assert_eq!(
        codes(&of_types(&objects)),
        [Code::Extends, Code::TooManyProblems]
    );
}

#[test]
fn unions_that_double_at_every_step_take_no_longer_than_others() {
    let mut types = String::new();
    for step in 0..31 {
        let next = step + 1;
        let _ = write!(
            types,
            "\n### U{step}\n\n`union untagged`\n\nOne of many.\n\n\
             | Variant | Type | Known by |\n|---|---|---|\n\
             | `A` | `U{next}` | string |\n| `B` | `U{next}` | number |\n"
        );
    }
    types.push_str("\n### U31\n\n`alias json`\n\nThe last.\n");
    assert_eq!(codes(&of_types(&types)), []);
}

#[test]
fn deep_examples_are_compared_or_refused() {
    let deep = |levels: usize| {
        let json = format!("{}{}", "[\n".repeat(levels), "]".repeat(levels.min(1_000)));
        let types = format!(
            "\n### Deep\n\n`alias Deep[]`\n\nArrays of arrays.\n\n```json type Deep\n{json}\n```\n"
        );
        codes(&of_types(&types))
    };
    assert_eq!(deep(100), []);
    assert_eq!(deep(100_000), [Code::ExampleSyntax]);
}

#[test]
fn examples_point_at_their_text_whatever_the_line_ends() {
    let types = "\n### Note\n\n`object`\n\nA note.\n\n| Field | Type | Need | Description |\n\
        |---|---|---|---|\n| `text` | `string` | required | The text. |\n\n\
        ```json type Note\n{\n  \"text\":\n    5\n}\n```\n";
    for line_end in ["\n", "\r\n"] {
        let text = format!("{HEAD}## Types\n{types}").replace('\n', line_end);
        let source = Source::new("acme.md", text);
        let report = spec::read(&source).1;
        let places: Vec<_> = report
            .diagnostics()
            .iter()
            .map(|diagnostic| source.slice(diagnostic.span))
            .collect();
        assert_eq!(places, ["5"], "{line_end:?}");
    }
}

#[test]
fn a_spec_without_mistakes_becomes_a_checked_api() {
    let source = Source::new("acme.md", HEAD);
    let (api, report) = spec::read(&source);
    assert!(!report.has_errors());
    assert_eq!(
        api.map(|checked| checked.api().name.value.clone()),
        Some("Acme".to_owned())
    );
}

#[test]
fn an_event_need_not_list_the_member_that_holds_its_name() {
    let events = |field: &str, body: &str| {
        of_types(&format!(
            "\n### Delivery\n\n`object`\n\nOne.\n\n| Field | Type | Need | Description |\n|---|---|---|---|\n\
             | `events` | `event[]` | required | Events. |\n\n\
             ### Note\n\n`object`\n\nA note.\n\n| Field | Type | Need | Description |\n|---|---|---|---|\n\
             | `text` | `string` | required | The text. |\n\n\
             ## Events\n\n| Setting | Value | Source |\n|---|---|---|\n\
             | `delivery` | `POST json Delivery` | |\n| `items` | `events` | |\n\
             | `type_field` | `{field}` | |\n| `signature` | `none` | |\n\n\
             | Event | Type | Description |\n|---|---|---|\n| `a.b` | `Note` | One. |\n\n\
             ```json delivery a.b\n{{\"events\": [{body}]}}\n```\n"
        ))
    };
    let whole = events("kind", "{\"kind\": \"a.b\", \"text\": \"\"}");
    assert_eq!(codes(&whole), []);
    let in_parts = "{\"what\": {\"type\": \"a\"}, \"action\": \"b\", \"text\": \"\"}";
    assert_eq!(codes(&events("what.type, action", in_parts)), []);
    let another = events("kind", "{\"kind\": \"a.b\", \"other\": 1, \"text\": \"\"}");
    assert_eq!(codes(&another), [Code::ExampleType]);
}
