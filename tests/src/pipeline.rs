//! The whole pipeline on any bytes, with what must hold whatever they are.

use std::path::Path;

use bindery_codegen::diagnostic::{Code, Report, Style};
use bindery_codegen::files::Files;
use bindery_codegen::ir::{Api, Resolved};
use bindery_codegen::rust::{ModuleOptions, Package, client_crate, client_module};
use bindery_codegen::source::{Source, Span};
use bindery_codegen::{inspect, lower, spec, syntax, write};
use serde_json::Value;

/// How far a spec came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is no text, or has a mistake.
    Refused,
    /// It was generated from.
    Generated,
}

/// Takes bytes through every stage that they reach.
///
/// # Panics
///
/// When a stage panics, or what it gives breaks a promise: a diagnostic that cannot be shown, a
/// generated file that is no Rust.
pub fn run(bytes: &[u8]) -> Outcome {
    let source = match Source::from_bytes("spec.md", bytes.to_vec()) {
        Ok(source) => source,
        Err(refused) => {
            let mut report = Report::new();
            report.push(refused.diagnostic);
            shows(&report, &refused.source);
            return Outcome::Refused;
        }
    };
    formats(&source);
    let (checked, report) = spec::read(&source);
    shows(&report, &source);
    assert_eq!(checked.is_none(), report.has_errors());
    writes(&source, checked.is_some());
    match checked {
        Some(checked) => {
            generates(checked.api(), source.text());
            Outcome::Generated
        }
        None => Outcome::Refused,
    }
}

/// Reads bytes as a spec and shows what is wrong with them.
///
/// # Panics
///
/// When reading panics or a diagnostic cannot be shown.
pub fn read(bytes: &[u8]) {
    if let Ok(source) = Source::from_bytes("spec.md", bytes.to_vec()) {
        let (_, report) = spec::read(&source);
        shows(&report, &source);
    }
}

/// Every diagnostic has its place in the text and can be shown in every style.
fn shows(report: &Report, source: &Source) {
    let text = source.text();
    let lies_in =
        |span: Span| span.start() <= span.end() && text.get(span.start()..span.end()).is_some();
    for found in report.diagnostics() {
        assert!(
            lies_in(found.span) || found.code == Code::TooManyProblems,
            "{found:?}"
        );
        for related in &found.related {
            assert!(lies_in(related.span), "{found:?}");
        }
    }
    let found = report.diagnostics().len();
    let plain = report.render(source, Style::Plain);
    let colored = report.render(source, Style::Colored);
    assert_eq!(plain.is_empty(), found == 0);
    assert_eq!(colored.is_empty(), found == 0);
    assert!(
        !plain.contains('\u{1b}'),
        "a terminal would obey what the spec says"
    );
    let json = report.to_json_lines(source);
    assert_eq!(json.lines().count(), found);
    for line in json.lines() {
        let line: Value = serde_json::from_str(line).expect("each line is JSON");
        let at = |end: &str| line["span"][end].as_u64().expect("a byte");
        let length = u64::try_from(text.len()).expect("a length fits");
        assert!(at("start") <= at("end") && at("end") <= length, "{line}");
    }
}

/// What is formatted stays as it is when it is formatted again.
///
/// # Panics
///
/// When it does not, or formatting panics.
pub fn formats(source: &Source) {
    match syntax::format(source) {
        Ok(once) => {
            let again = syntax::format(&Source::new("spec.md", once.as_str()));
            let again = again.map_err(Report::into_diagnostics);
            assert_eq!(again.as_ref(), Ok(&once), "formatting is not stable");
        }
        Err(report) => shows(&report, source),
    }
}

/// What the spec writer writes of a sound spec reads back; it takes whatever else was read.
fn writes(source: &Source, is_sound: bool) {
    let mut report = Report::new();
    let document = syntax::parse(source, &mut report);
    let api = lower::lower(document, &mut report).api;
    let written = write::write(&api);
    assert!(report.is_empty() || !is_sound);
    if is_sound {
        let written = written.unwrap_or_else(|refused| panic!("not written: {refused:?}"));
        crate::reading::reads_back(&api, &written).unwrap_or_else(|why| panic!("{why}"));
    }
}

/// A checked API gives Rust, in both forms, and JSON.
fn generates(api: &Api<Resolved>, text: &str) {
    let package = Package {
        name: "bindery-spec".to_owned(),
        version: "0.1.0".to_owned(),
        runtime_version: "0.1.0".to_owned(),
        runtime_path: None,
        mock: None,
    };
    let source = Source::new("spec.md", text);
    let files: Files = client_crate(api, &package, "spec.md", &source).expect("a crate");
    for (path, text) in files.iter() {
        if Path::new(path.as_str())
            .extension()
            .is_some_and(|ending| ending == "rs")
        {
            parses(path.as_str(), &text.unpack());
        }
    }
    let options = ModuleOptions {
        events: true,
        name: "spec".to_owned(),
        only: Vec::new(),
    };
    let module = client_module(api, &options, "spec.md").expect("a module");
    parses("the module", &module);
    let json = inspect::to_json(api, "spec.md");
    let read: Result<Value, _> = serde_json::from_str(&json);
    assert!(read.is_ok(), "{read:?}");
}

fn parses(name: &str, rust: &str) {
    if let Err(error) = syn::parse_file(rust) {
        panic!("{name} is no Rust: {error}");
    }
}
