//! What holds for every text.

use proptest::prelude::*;

use super::{Block, Content, Document, Text, format, parse};
use crate::diagnostic::{Report, Style};
use crate::source::Source;

const SPEC: &str = include_str!("testdata/acme.md");

/// Pieces of Markdown that mean something, so that random texts get below the surface.
const PIECES: &[&str] = &[
    "#",
    "## Types",
    "\n### A\n",
    "\n#### Notes\n",
    "|",
    "|---|",
    "| `a` | b |",
    "\\|",
    "`",
    "``",
    "```",
    "```json\n{}\n```",
    "~~~",
    "- ",
    "* a",
    "1. ",
    "> ",
    "> **Open:** why?",
    "**",
    "_",
    "[",
    "](",
    "](#a)",
    ")",
    "<",
    "<b>",
    "<https://a.b>",
    "![",
    "&amp;",
    "\\",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    "    ",
    "  \n",
    "===",
    "---",
    "[a]: b",
    "ä",
    "\u{a0}",
    "\u{feff}",
    "\0",
    "a: b",
    "x",
    " ",
    ",",
];

fn pieces() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..40).prop_map(|pieces| pieces.concat())
}

#[derive(Clone, Debug)]
enum Edit {
    Remove(prop::sample::Index, usize),
    Insert(prop::sample::Index, &'static str),
    Repeat(prop::sample::Index, usize),
}

fn edits() -> impl Strategy<Value = String> {
    let edit = prop_oneof![
        (any::<prop::sample::Index>(), 1..30_usize)
            .prop_map(|(at, length)| Edit::Remove(at, length)),
        (any::<prop::sample::Index>(), prop::sample::select(PIECES))
            .prop_map(|(at, piece)| Edit::Insert(at, piece)),
        (any::<prop::sample::Index>(), 1..60_usize)
            .prop_map(|(at, length)| Edit::Repeat(at, length)),
    ];
    prop::collection::vec(edit, 1..6).prop_map(|edits| {
        let mut text: Vec<char> = SPEC.chars().collect();
        for edit in edits {
            match edit {
                Edit::Remove(at, length) => {
                    let from = at.index(text.len());
                    let to = (from + length).min(text.len());
                    text.drain(from..to);
                }
                Edit::Insert(at, piece) => {
                    let from = at.index(text.len());
                    text.splice(from..from, piece.chars());
                }
                Edit::Repeat(at, length) => {
                    let from = at.index(text.len());
                    let to = (from + length).min(text.len());
                    let again = text[from..to].to_vec();
                    text.splice(to..to, again);
                }
            }
        }
        text.into_iter().collect()
    })
}

fn holds(text: &str) {
    let source = Source::new("any.md", text);
    let mut report = Report::new();
    let document = parse(&source, &mut report);
    every_text(&document, &mut |text| {
        assert_eq!(source.slice(text.span()), text.raw());
        for piece in text.pieces() {
            assert!(text.span().contains(piece.span()));
        }
        let _ = (text.renamed_code(), text.value(), text.markdown());
        for part in text.split_commas() {
            assert_eq!(source.slice(part.span()), part.raw());
        }
    });
    report.render(&source, Style::Colored);
    report.to_json_lines(&source);
    match format(&source) {
        Err(problems) => assert!(problems.has_errors()),
        Ok(formatted) => {
            let formatted = Source::new("any.md", formatted);
            let again = format(&formatted).map_err(Report::into_diagnostics);
            assert_eq!(again.as_deref(), Ok(formatted.text()));
            let mut problems = Report::new();
            let reread = parse(&formatted, &mut problems);
            assert_eq!(said(&reread), said(&document));
            assert_eq!(problems.diagnostics().len(), report.diagnostics().len());
        }
    }
}

fn every_text<'a>(document: &Document<'a>, see: &mut impl FnMut(Text<'a>)) {
    let mut contents: Vec<&Content<'a>> = vec![&document.description];
    for section in &document.sections {
        contents.push(&section.content);
        contents.extend(section.parts.iter().map(|part| &part.content));
        for entry in &section.entries {
            see(entry.heading.text);
            contents.push(&entry.content);
            contents.extend(entry.parts.iter().map(|part| &part.content));
        }
    }
    for content in contents {
        for attribute in &content.attributes {
            see(attribute.name);
            see(attribute.value);
        }
        for block in &content.blocks {
            match block {
                Block::Paragraph(text) => see(*text),
                Block::List(list) => list.items.iter().copied().for_each(&mut *see),
                Block::Table(table) => table.cells().for_each(&mut *see),
                Block::Fence(_) | Block::Open(_) => {}
            }
        }
    }
}

/// What a document says, without where it says it.
fn said(document: &Document<'_>) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    every_text(document, &mut |text| {
        said.push(text.markdown().into_owned());
    });
    for section in &document.sections {
        said.push(format!("{:?}", section.kind));
        for entry in &section.entries {
            said.push(format!("{:?} {}", entry.kind, entry.name()));
            let contents = entry.parts.iter().map(|part| &part.content);
            for content in std::iter::once(&entry.content).chain(contents) {
                let codes = content.code_line.iter().flat_map(|line| &line.codes);
                said.extend(codes.map(|code| code.text.to_string()));
                said.extend(content.fences().map(|fence| {
                    format!("{} {}", fence.info, fence.content.replace("\r\n", "\n"))
                }));
                said.extend(content.open_questions().map(|open| open.text.clone()));
                said.extend(content.tables().map(|table| format!("{:?}", table.kind)));
            }
        }
    }
    said
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text(text in any::<String>()) {
        holds(&text);
    }

    #[test]
    fn any_markdown(text in pieces()) {
        holds(&text);
    }

    #[test]
    fn any_markdown_in_a_spec(text in pieces()) {
        holds(&format!("{SPEC}\n{text}"));
    }

    #[test]
    fn any_edit_of_a_spec(text in edits()) {
        holds(&text);
    }
}

#[test]
fn a_spec_in_canonical_layout_stays_as_it_is() {
    let source = Source::new("acme.md", SPEC);
    let mut report = Report::new();
    parse(&source, &mut report);
    assert_eq!(report.render(&source, Style::Plain), "");
    assert_eq!(
        format(&source).map_err(Report::into_diagnostics).as_deref(),
        Ok(SPEC)
    );
}

#[test]
fn another_layout_says_the_same() {
    let windows = format!("\u{feff}{}", SPEC.replace('\n', "\r\n"));
    let starred = SPEC.replace("\n- ", "\n*   ");
    let wide = SPEC.replace(" | ", "   |  ").replace("|---|", "| ---- |");
    let spaced = SPEC.replace("\n\n", "\n\n\n").replace("# ", "#  ");
    for other in [windows, starred, wide, spaced] {
        assert_ne!(other, SPEC);
        let source = Source::new("acme.md", other);
        assert_eq!(
            format(&source).map_err(Report::into_diagnostics).as_deref(),
            Ok(SPEC)
        );
    }
}

#[test]
fn depth_is_no_problem() {
    for deep in [
        ">".repeat(60_000),
        "- ".repeat(30_000),
        "[".repeat(60_000),
        "[](".repeat(20_000),
        "*_".repeat(30_000),
        "`a``b".repeat(12_000),
        format!("{}a{}", "**a ".repeat(15_000), " b**".repeat(15_000))
            .split_at(60_000)
            .0
            .to_owned(),
        format!("|{}\n|{}", "a|".repeat(20_000), "-|".repeat(20_000)),
    ] {
        holds(&deep);
    }
}
