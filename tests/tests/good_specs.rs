//! The specs of the providers, and the example on the page of the format, have no mistakes.

use std::fs;
use std::path::Path;

use bindery_codegen::diagnostic::Style;
use bindery_codegen::source::Source;
use bindery_codegen::spec;

fn has_no_mistake(source: &Source) {
    let (api, report) = spec::read(source);
    let text = report.render(source, Style::Plain);
    assert!(api.is_some(), "{text}");
    assert!(!report.has_errors(), "{text}");
}

#[test]
fn the_specs_of_the_providers_make_sense() {
    for provider in ["affinity", "asana", "attio", "ingedata"] {
        let name = format!("specs/{provider}.md");
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(&name);
        has_no_mistake(&Source::new(name, fs::read_to_string(path).unwrap()));
    }
}

#[test]
fn the_example_of_the_format_makes_sense() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs/README.md");
    let page = fs::read_to_string(path).unwrap();
    let (_, example) = page.split_once("\n````markdown spec\n").unwrap();
    let (example, _) = example.split_once("\n````\n").unwrap();
    has_no_mistake(&Source::new("specs/README.md", format!("{example}\n")));
}
