//! Every spec in `bad-specs` has a mistake; the text beside it is what people get to read about it.
//!
//! `BINDERY_BLESS=1 cargo test -p bindery-tests --test bad_specs` writes the texts anew. Read the difference
//! before committing it.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use bindery_codegen::diagnostic::{Report, Style};
use bindery_codegen::source::Source;
use bindery_codegen::spec;
use similar::TextDiff;

fn rendering(name: &str, bytes: Vec<u8>) -> String {
    match Source::from_bytes(name, bytes) {
        Ok(source) => spec::read(&source).1.render(&source, Style::Plain),
        Err(error) => {
            let mut report = Report::new();
            report.push(error.diagnostic);
            report.render(&error.source, Style::Plain)
        }
    }
}

fn files(directory: &Path, extension: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(directory)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .collect();
    files.sort();
    files
}

#[test]
fn every_bad_spec_is_explained_as_expected() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("bad-specs");
    let bless = std::env::var_os("BINDERY_BLESS").is_some();
    let specs = files(&directory, "md");
    assert!(!specs.is_empty());
    let mut failures = String::new();
    for spec in &specs {
        let name = spec.file_name().unwrap().to_str().unwrap();
        let found = rendering(name, fs::read(spec).unwrap());
        if found.is_empty() {
            writeln!(failures, "{name}: no mistake is found").unwrap();
            continue;
        }
        let expected_file = spec.with_extension("txt");
        if bless {
            fs::write(&expected_file, &found).unwrap();
        }
        let expected = fs::read_to_string(&expected_file).unwrap_or_default();
        if found != expected {
            let difference = TextDiff::from_lines(&expected, &found);
            writeln!(failures, "{name}:\n{}", difference.unified_diff()).unwrap();
        }
    }
    for text in files(&directory, "txt") {
        if !specs.contains(&text.with_extension("md")) {
            writeln!(failures, "{}: belongs to no spec", text.display()).unwrap();
        }
    }
    assert!(failures.is_empty(), "{failures}");
}
