//! The text of an example, and the places in it.

use std::ops::Range;

use crate::check::json::Json;
use crate::check::value::Mismatch;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Example, ExampleBody, Resolved, Spanned};
use crate::source::Span;

/// An example, and where its problems go.
pub(super) struct ExampleText<'a, 'r> {
    pub(super) example: &'a Example<Resolved>,
    report: &'r mut Report,
}

impl<'a, 'r> ExampleText<'a, 'r> {
    pub(super) fn new(example: &'a Example<Resolved>, report: &'r mut Report) -> Self {
        Self { example, report }
    }

    /// The whole text.
    pub(super) fn whole(&self) -> &'a str {
        &self.example.text
    }

    /// The example as JSON; reported where it is none, or is not written as JSON.
    pub(super) fn json(&mut self) -> Option<Json> {
        if self.example.body != ExampleBody::Json {
            self.misplaced("this is shown as JSON");
            return None;
        }
        self.json_from(0)
    }

    /// The JSON that begins at byte `start` of the text and fills the rest.
    pub(super) fn json_from(&mut self, start: usize) -> Option<Json> {
        let whole = self.whole();
        match Json::parse(whole.get(start..).unwrap_or_default()) {
            Ok(json) => Some(json),
            Err(problem) => {
                let at = start + problem.at;
                let end = whole[at..]
                    .chars()
                    .next()
                    .map_or(at, |character| at + character.len_utf8());
                self.syntax(at..end, format!("this is no JSON: {}", problem.message));
                None
            }
        }
    }

    /// Reports what a comparison found in the text.
    pub(super) fn mismatches(&mut self, mismatches: Vec<Mismatch>) {
        self.mismatches_from(0, mismatches);
    }

    /// Reports what a comparison found in the text that begins at byte `start`.
    pub(super) fn mismatches_from(&mut self, start: usize, mismatches: Vec<Mismatch>) {
        for mismatch in mismatches {
            let place = start + mismatch.place.start..start + mismatch.place.end;
            let span = self.span(&self.first_line(place));
            let mut diagnostic =
                Diagnostic::new(Code::ExampleType, mismatch.severity, span, mismatch.message)
                    .suggest(mismatch.suggestion.as_deref());
            if mismatch.ty != Span::default() {
                diagnostic = diagnostic.related(mismatch.ty, "described here");
            }
            self.report.push(diagnostic);
        }
    }

    /// Reports that the example shows something else than its place has.
    pub(super) fn misplaced(&mut self, why: &str) {
        self.place_problem(why.to_owned());
    }

    /// Reports that the API has nothing that the example could show.
    pub(super) fn place_problem(&mut self, message: String) {
        self.report
            .push(Diagnostic::error(Code::ExamplePlace, self.info(), message));
    }

    /// Reports an event that has no row.
    pub(super) fn unknown_event(&mut self, name: &Spanned<String>, suggestion: Option<&str>) {
        self.report.push(
            Diagnostic::error(
                Code::ExamplePlace,
                name.span,
                format!("no event is called `{}`", name.value),
            )
            .suggest(suggestion),
        );
    }

    /// Reports a text that is not written as it should be.
    pub(super) fn syntax(&mut self, place: Range<usize>, message: impl Into<String>) {
        let span = self.span(&place);
        self.report
            .push(Diagnostic::error(Code::ExampleSyntax, span, message));
    }

    /// Reports a text that contradicts what the API says.
    pub(super) fn contradiction(
        &mut self,
        place: Range<usize>,
        message: impl Into<String>,
        ty: Span,
        suggestion: Option<&str>,
    ) {
        let span = self.span(&place);
        self.report.push(
            Diagnostic::error(Code::ExampleType, span, message)
                .suggest(suggestion)
                .related(ty, "described here"),
        );
    }

    /// The line that says what the example shows: what stands before its text.
    fn info(&self) -> Span {
        let (start, end) = (self.example.span.start(), self.example.span.end());
        let text = self.example.text_span.start();
        if (start..end).contains(&text) {
            Span::new(start, text.saturating_sub(1).max(start))
        } else {
            self.example.span
        }
    }

    /// A place that covers several lines is shown by its first.
    fn first_line(&self, place: Range<usize>) -> Range<usize> {
        let text = self.whole().get(place.clone()).unwrap_or_default();
        match text.find('\n') {
            Some(length) => place.start..place.start + length,
            None => place,
        }
    }

    /// Where a part of the text stands in the spec. Its line ends may have another length there.
    fn span(&self, place: &Range<usize>) -> Span {
        let begin = self.example.text_span.start();
        let written = self.example.text_span.end().saturating_sub(begin);
        let text = self.whole();
        let lines = text.matches('\n').count();
        // One byte more for each line end, that of the last line included.
        let per_line_end = usize::from(written == text.len() + lines + 2);
        let offset = |at: usize| {
            let line_ends = text.get(..at).unwrap_or(text).matches('\n').count();
            begin + at + line_ends * per_line_end
        };
        Span::new(offset(place.start), offset(place.end))
    }
}
