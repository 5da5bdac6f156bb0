//! What holds for every text: it is read without a panic, and what is reported lies where it stands.

use proptest::prelude::*;

use super::lower;
use crate::diagnostic::Report;
use crate::source::{Source, Span};
use crate::syntax;

const SPEC: &str = include_str!("../syntax/testdata/acme.md");

/// What the cells, code lines and attributes of a spec are made of.
const PIECES: &[&str] = &[
    " ",
    ",",
    ", ",
    "; ",
    ": ",
    ".",
    "=",
    "..=",
    "<",
    "<= ",
    "> ",
    ">",
    "[",
    "]",
    "[]",
    "[0]",
    "{",
    "}",
    "(",
    "\"",
    "/",
    "?",
    "+",
    "-",
    "\\|",
    "`",
    "`a`",
    "ä",
    "\u{1f600}",
    "0",
    "1",
    "99999999999999999999",
    "-1",
    "1.5",
    "null",
    "string",
    "map<",
    "event",
    "Note",
    " or ",
    "datetime ",
    "default ",
    "len ",
    "items ",
    "matches ",
    "unique",
    "inferred",
    "object ",
    "enum ",
    "union ",
    "tagged by ",
    "alias ",
    "extends ",
    "open",
    "GET ",
    "/a/{b}",
    "json ",
    "response ",
    "200",
    "2XX",
    "type ",
    "synthetic",
    "required",
    "unknown",
    "none",
    "header ",
    "per ",
    " by ",
    "field ",
    "our choice: ",
    "10s",
];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..8).prop_map(|pieces| pieces.concat())
}

/// The worked example with some of its words replaced.
fn spec() -> impl Strategy<Value = String> {
    let words: Vec<Span> = words(SPEC);
    let replaced = prop::collection::vec((prop::sample::select(words), text()), 1..6);
    replaced.prop_map(|mut replaced| {
        replaced.sort_by_key(|(place, _)| place.start());
        replaced.dedup_by_key(|(place, _)| place.start());
        let mut spec = SPEC.to_owned();
        for (place, text) in replaced.iter().rev() {
            spec.replace_range(place.start()..place.end(), text);
        }
        spec
    })
}

/// The runs of characters that are neither blanks nor marks of Markdown.
fn words(text: &str) -> Vec<Span> {
    let mut words = Vec::new();
    let mut from = 0;
    for (at, mark) in text.match_indices(|c: char| c.is_whitespace() || "`|#".contains(c)) {
        if from < at {
            words.push(Span::new(from, at));
        }
        from = at + mark.len();
    }
    words
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_text_is_read(text in spec()) {
        let source = Source::new("acme.md", text);
        let mut report = Report::new();
        let document = syntax::parse(&source, &mut report);
        let lowered = lower(document, &mut report);
        prop_assert!(lowered.broken.is_empty() || report.has_errors());
        for found in report.diagnostics() {
            let place = found.span.start()..found.span.end();
            prop_assert!(source.text().get(place).is_some(), "{found:?}");
        }
    }
}
