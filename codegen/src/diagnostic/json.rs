//! Diagnostics for programs.

use serde::Serialize;

use super::{Code, Report, Severity};
use crate::source::{Position, Source, Span};

#[derive(Serialize)]
struct Line<'a> {
    code: Code,
    severity: Severity,
    message: &'a str,
    file: &'a str,
    #[serde(flatten)]
    start: Position,
    end: Position,
    span: Span,
    label: &'a str,
    expected: &'a [String],
    suggestions: &'a [String],
    help: &'a [String],
    related: Vec<Place<'a>>,
    explanation: &'a str,
}

impl Line<'_> {
    fn to_json(&self) -> String {
        serde_json::to_string(self).expect("strings, numbers and arrays of them always serialize")
    }
}

#[derive(Serialize)]
struct Place<'a> {
    #[serde(flatten)]
    start: Position,
    end: Position,
    span: Span,
    label: &'a str,
}

impl Report {
    /// One JSON object per line and diagnostic, in source order.
    ///
    /// Members: `code`, `severity` (`error`, `warning`, `open`), `message`, `file`, `line`, `column`, `end`
    /// (`line`, `column`), `span` (`start`, `end`, in bytes), `label`, `expected`, `suggestions`, `help`,
    /// `related` (each with `line`, `column`, `end`, `span`, `label`), `explanation` (of the code). Lines
    /// and columns count from 1, columns count characters, ends are exclusive.
    pub fn to_json_lines(&self, source: &Source) -> String {
        let mut lines = String::new();
        for found in self.diagnostics() {
            let line = Line {
                code: found.code,
                severity: found.severity,
                message: &found.message,
                file: source.name(),
                start: source.position(found.span.start()),
                end: source.position(found.span.end()),
                span: source.within(found.span),
                label: &found.label,
                expected: &found.expected,
                suggestions: &found.suggestions,
                help: &found.help,
                related: found
                    .related
                    .iter()
                    .map(|place| Place {
                        start: source.position(place.span.start()),
                        end: source.position(place.span.end()),
                        span: source.within(place.span),
                        label: &place.label,
                    })
                    .collect(),
                explanation: found.code.explanation(),
            };
            lines += &line.to_json();
            lines.push('\n');
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::super::Diagnostic;
    use super::*;

    #[test]
    fn one_object_per_line_with_places_for_people_and_programs() {
        let source = Source::new("a.md", "# Ä\n\nx `y\n");
        let mut report = Report::new();
        report.push(
            Diagnostic::error(Code::UnclosedCode, Span::new(8, 9), "a \"backtick\"")
                .expected("a second one")
                .suggest("`y`"),
        );
        let lines = report.to_json_lines(&source);
        assert_eq!(lines.lines().count(), 1);
        let line: serde_json::Value = serde_json::from_str(&lines).unwrap();
        assert_eq!(line["code"], "unclosed-code");
        assert_eq!(line["severity"], "error");
        assert_eq!(line["file"], "a.md");
        assert_eq!((&line["line"], &line["column"]), (&3.into(), &3.into()));
        assert_eq!(line["end"]["column"], 4);
        assert_eq!(line["expected"][0], "a second one");
        assert_eq!(line["suggestions"][0], "`y`");
    }
}
