//! What the spec writer writes reads back as the same IR.

use std::path::Path;

use bindery_codegen::write;
use bindery_tests::arbitrary;
use bindery_tests::reading::{read, reads_back};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn all_that_the_format_can_express_is_written_and_reads_back(api in arbitrary::api()) {
        let text = write::write(&api).map_err(|refused| {
            TestCaseError::fail(format!("{refused:#?}"))
        })?;
        reads_back(&api, &text).map_err(TestCaseError::fail)?;
    }
}

/// The specs of the repository, which people wrote.
fn specs() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let mut specs: Vec<_> = std::fs::read_dir(folder)
        .expect("the repository has specs")
        .map(|entry| entry.expect("specs/ can be listed").path())
        .filter(|path| {
            path.extension().is_some_and(|it| it == "md") && !path.ends_with("README.md")
        })
        .map(|path| {
            let text = std::fs::read_to_string(&path).expect("a spec is text");
            (path.display().to_string(), text)
        })
        .collect();
    specs.sort();
    assert!(!specs.is_empty());
    specs
}

#[test]
fn specs_that_people_wrote_read_back_after_writing() {
    for (name, text) in specs() {
        let api = read(&text).unwrap_or_else(|problem| panic!("{name}: {problem}"));
        let written = write::write(&api).unwrap_or_else(|refused| panic!("{name}: {refused:#?}"));
        reads_back(&api, &written).unwrap_or_else(|problem| panic!("{name}: {problem}"));
    }
}

#[test]
fn the_example_of_the_format_page_is_written_as_it_stands() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs/README.md");
    let page = std::fs::read_to_string(page).expect("the page on the format is text");
    let example = page
        .split_once("````markdown spec\n")
        .and_then(|(_, rest)| rest.split_once("````\n"))
        .map(|(example, _)| example)
        .expect("the page holds a whole spec");
    let api = read(example).expect("the example is right");
    let written = write::write(&api).expect("the example can be written");
    let changes = similar::TextDiff::from_lines(example, &written);
    assert!(example == written, "{}", changes.unified_diff());
}
