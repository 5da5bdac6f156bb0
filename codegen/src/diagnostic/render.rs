//! Diagnostics for people.

use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet,
    normalize_untrusted_str,
};

use super::{Diagnostic, Report, Severity};
use crate::source::{Source, Span};

/// Whether a rendering carries colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Text alone.
    Plain,
    /// With ANSI escape codes, for a terminal.
    Colored,
}

/// More lines than these of one place are not shown.
const MAX_EXCERPT_LINES: usize = 5;

/// Of longer lines no more is shown than what is around the place.
const MAX_EXCERPT_BYTES: usize = 2_000;

/// What is shown on both sides of a place in a long line.
const MARGIN_BYTES: usize = 200;

impl Report {
    /// Every diagnostic with its place and the lines it is about, in source order, separated by empty
    /// lines.
    pub fn render(&self, source: &Source, style: Style) -> String {
        let renderer = match style {
            Style::Plain => Renderer::plain(),
            Style::Colored => Renderer::styled(),
        };
        let mut text = String::new();
        for found in self.diagnostics() {
            if !text.is_empty() {
                text.push('\n');
            }
            text += &renderer.render(&[group(found, source)]);
            text.push('\n');
        }
        text
    }
}

fn group<'a>(found: &'a Diagnostic, source: &'a Source) -> Group<'a> {
    let level = match found.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Open => Level::NOTE.with_name(Severity::Open.as_str()),
    };
    let primary = Excerpt::of(source, found.span);
    let mut annotations =
        vec![primary.annotation(source, AnnotationKind::Primary, found.span, &found.label)];
    let mut elsewhere: Vec<Element<'_>> = Vec::new();
    for related in &found.related {
        if primary.shows(related.span) {
            annotations.push(primary.annotation(
                source,
                AnnotationKind::Context,
                related.span,
                &related.label,
            ));
        } else {
            let excerpt = Excerpt::of(source, related.span);
            let annotation = excerpt.annotation(
                source,
                AnnotationKind::Context,
                related.span,
                &related.label,
            );
            elsewhere.extend(excerpt.origin(source, related.span).map(Element::from));
            elsewhere.push(excerpt.snippet(source, vec![annotation]).into());
        }
    }
    let expected = found.expected.iter().map(|text| {
        Level::NOTE
            .no_name()
            .message(format!("expected {}", clean(text)))
    });
    let suggestions = found
        .suggestions
        .iter()
        .map(|text| Level::HELP.message(format!("did you mean `{}`?", clean(text))));
    let help = found
        .help
        .iter()
        .map(|text| Level::HELP.message(clean(text)));

    level
        .primary_title(found.message.as_str())
        .id(found.code.as_str())
        .elements(primary.origin(source, found.span))
        .element(primary.snippet(source, annotations))
        .elements(elsewhere)
        .elements(expected)
        .elements(suggestions)
        .elements(help)
}

/// The text comes from the spec, which may hold anything a terminal would obey.
fn clean(text: &str) -> String {
    normalize_untrusted_str(text)
}

/// The lines around a span. The renderer gets these alone: it scans all the text it is given.
#[derive(Clone, Copy)]
struct Excerpt {
    first_line: usize,
    span: Span,
    /// It begins within a line, so the renderer cannot count columns in it.
    is_cut: bool,
}

impl Excerpt {
    fn of(source: &Source, span: Span) -> Self {
        let first_line = source.position(span.start()).line;
        let last_line = source
            .position(span.end().max(span.start()))
            .line
            .min(first_line + MAX_EXCERPT_LINES - 1);
        let lines = source.line_span(first_line).to(source.line_span(last_line));
        if lines.end() - lines.start() <= MAX_EXCERPT_BYTES {
            return Self {
                first_line,
                span: lines,
                is_cut: false,
            };
        }
        let boundary = |at: usize| source.floor_char_boundary(at.clamp(lines.start(), lines.end()));
        let start = boundary(span.start().saturating_sub(MARGIN_BYTES));
        let end = span.end().min(span.start() + MAX_EXCERPT_BYTES) + MARGIN_BYTES;
        Self {
            first_line,
            span: Span::new(start, boundary(end).max(start)),
            is_cut: true,
        }
    }

    /// Where the place is, if the renderer cannot tell.
    fn origin(self, source: &Source, span: Span) -> Option<Origin<'static>> {
        let position = source.position(span.start());
        let origin = Origin::path(clean(source.name()));
        self.is_cut
            .then(|| origin.line(position.line).char_column(position.column))
    }

    fn shows(self, span: Span) -> bool {
        self.span.contains(span)
    }

    fn annotation(
        self,
        source: &Source,
        kind: AnnotationKind,
        span: Span,
        label: &str,
    ) -> Annotation<'static> {
        let within = |at: usize| {
            source
                .floor_char_boundary(at)
                .clamp(self.span.start(), self.span.end())
                - self.span.start()
        };
        let annotation = kind.span(within(span.start())..within(span.end().max(span.start())));
        if label.is_empty() {
            annotation
        } else {
            annotation.label(clean(label))
        }
    }

    fn snippet<'a>(
        self,
        source: &'a Source,
        annotations: Vec<Annotation<'static>>,
    ) -> Snippet<'a, Annotation<'a>> {
        let snippet = Snippet::source(source.slice(self.span))
            .line_start(self.first_line)
            .annotations(annotations);
        if self.is_cut {
            snippet
        } else {
            snippet.path(clean(source.name()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Code;
    use super::*;

    fn render(text: &str, diagnostic: Diagnostic) -> String {
        let mut report = Report::new();
        report.push(diagnostic);
        report.render(&Source::new("acme.md", text), Style::Plain)
    }

    #[test]
    fn of_a_long_line_the_place_is_shown() {
        let text = format!("{}ö!{}", "a".repeat(30_000), "b".repeat(30_000));
        let found = Diagnostic::error(Code::Html, Span::new(30_002, 30_003), "wrong");
        let shown = render(&text, found);
        assert!(shown.contains("acme.md:1:30002"), "{shown}");
        assert!(shown.contains("aö!b"), "{shown}");
        assert!(shown.len() < 2_000, "{shown}");
    }

    #[test]
    fn shows_place_excerpt_expectation_and_suggestion() {
        let text = "# Acme\n\n## Oprations\n\n## Types\n";
        let found = Diagnostic::error(
            Code::UnknownSection,
            Span::new(11, 20),
            "no section is called `Oprations`",
        )
        .label("not a section")
        .expected("a section")
        .suggest("Operations")
        .help("Write it.")
        .related(Span::new(25, 30), "the next one");
        assert_eq!(
            render(text, found),
            "\
error[unknown-section]: no section is called `Oprations`
 --> acme.md:3:4
  |
3 | ## Oprations
  |    ^^^^^^^^^ not a section
  |
 ::: acme.md:5:4
  |
5 | ## Types
  |    ----- the next one
  |
  = expected a section
  = help: did you mean `Operations`?
  = help: Write it.
"
        );
    }

    #[test]
    fn a_very_long_line_is_cut_around_the_place() {
        let text = format!("{}`{}", "x".repeat(50_000), "y".repeat(10_000));
        let rendered = render(
            &text,
            Diagnostic::error(Code::UnclosedCode, Span::new(50_000, 50_001), "open"),
        );
        assert!(rendered.len() < 1_000, "{}", rendered.len());
        assert!(rendered.contains("acme.md:1:50001"));
    }

    #[test]
    fn control_characters_never_reach_the_terminal() {
        let text = "a \u{1b}[31m b \0 \u{202e} c\r\nd";
        let rendered = render(
            text,
            Diagnostic::error(Code::ControlCharacter, Span::new(2, 3), "\u{1b}[31m")
                .suggest("\u{1b}[2J")
                .label("\u{1b}[31m"),
        );
        assert!(
            !rendered.contains(['\u{1b}', '\0', '\u{202e}']),
            "{rendered:?}"
        );
    }

    #[test]
    fn any_span_renders() {
        let text = "ä\r\n\r\nüü\n";
        let ends = [0, 1, 2, 3, 4, 5, 6, 9, 11, 12, usize::MAX];
        for start in ends {
            for end in ends {
                let span = Span::new(start, end);
                let rendered = render(
                    text,
                    Diagnostic::warning(Code::Link, span, "m").related(span, "r"),
                );
                assert!(rendered.contains("acme.md:"), "{span:?} {rendered}");
            }
        }
    }
}
