//! All problems of one run.

use std::collections::HashSet;
use std::sync::atomic::{AtomicBool, Ordering};

use super::{Code, Diagnostic, Severity};
use crate::source::Span;

/// How many diagnostics of each severity a report keeps. What comes after is counted, not kept.
pub const MAX_DIAGNOSTICS: usize = 1000;

/// Collects diagnostics.
///
/// Read, they come in source order, each once. A report that is dropped without anybody having looked
/// at it hides mistakes: debug builds panic then.
///
/// ```
/// use bindery_codegen::diagnostic::{Code, Diagnostic, Report};
/// use bindery_codegen::source::Span;
///
/// let mut report = Report::new();
/// report.push(Diagnostic::warning(Code::Link, Span::new(7, 9), "later"));
/// report.push(Diagnostic::error(Code::Html, Span::new(2, 4), "earlier"));
/// assert!(report.has_errors());
/// let messages: Vec<&str> = report.diagnostics().iter().map(|d| d.message.as_str()).collect();
/// assert_eq!(messages, ["earlier", "later"]);
/// ```
#[derive(Debug)]
#[must_use = "a report holds mistakes that somebody has to see"]
pub struct Report {
    diagnostics: Vec<Diagnostic>,
    counts: [usize; 3],
    checked: AtomicBool,
}

impl Report {
    /// Nothing found yet.
    pub fn new() -> Self {
        Self {
            diagnostics: Vec::new(),
            counts: [0; 3],
            checked: AtomicBool::new(false),
        }
    }

    /// Adds a diagnostic. The first [`MAX_DIAGNOSTICS`] of each severity are kept.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        let severity = diagnostic.severity;
        let count = &mut self.counts[severity as usize];
        *count += 1;
        if *count <= MAX_DIAGNOSTICS {
            self.diagnostics.push(diagnostic);
        } else if *count == MAX_DIAGNOSTICS + 1 {
            self.diagnostics.push(Diagnostic::new(
                Code::TooManyProblems,
                severity,
                Span::empty(usize::MAX),
                format!(
                    "more than {MAX_DIAGNOSTICS} diagnostics of this kind (\"{}\"); the others are not shown",
                    severity.as_str()
                ),
            ));
        }
    }

    /// Takes over what another report found.
    pub fn append(&mut self, other: Self) {
        for diagnostic in other.into_diagnostics() {
            self.push(diagnostic);
        }
    }

    /// True when nothing was found.
    pub fn is_empty(&self) -> bool {
        self.look();
        self.diagnostics.is_empty()
    }

    /// True when there is a mistake, so that nothing can be generated.
    pub fn has_errors(&self) -> bool {
        self.look();
        self.count(Severity::Error) > 0
    }

    /// True when there is a mistake inside `span`.
    pub fn has_errors_in(&self, span: Span) -> bool {
        self.diagnostics
            .iter()
            .any(|found| found.severity == Severity::Error && span.contains(found.span))
    }

    /// How many of a severity were pushed.
    pub const fn count(&self, severity: Severity) -> usize {
        self.counts[severity as usize]
    }

    /// The diagnostics in source order, each once.
    pub fn diagnostics(&self) -> Vec<&Diagnostic> {
        self.look();
        let mut seen = HashSet::new();
        let mut sorted: Vec<&Diagnostic> = self
            .diagnostics
            .iter()
            .filter(|diagnostic| seen.insert(*diagnostic))
            .collect();
        sorted.sort_by_key(|diagnostic| (diagnostic.span, diagnostic.code));
        sorted
    }

    /// The diagnostics in source order, each once.
    pub fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.diagnostics().into_iter().cloned().collect()
    }

    fn look(&self) {
        self.checked.store(true, Ordering::Relaxed);
    }
}

impl Default for Report {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for Report {
    fn drop(&mut self) {
        debug_assert!(
            *self.checked.get_mut() || std::thread::panicking(),
            "a report was dropped before anybody looked at it: {:?}",
            self.diagnostics
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(start: usize) -> Diagnostic {
        Diagnostic::error(Code::Html, Span::new(start, start + 1), "no")
    }

    #[test]
    fn the_same_problem_is_reported_once() {
        let mut report = Report::new();
        report.push(problem(3));
        report.push(problem(1));
        report.push(problem(3));
        let starts: Vec<usize> = report
            .diagnostics()
            .iter()
            .map(|found| found.span.start())
            .collect();
        assert_eq!(starts, [1, 3]);
    }

    #[test]
    #[cfg(debug_assertions)]
    #[should_panic(expected = "before anybody looked at it")]
    fn a_report_nobody_looked_at_is_a_bug() {
        let mut report = Report::new();
        report.push(problem(0));
    }

    #[test]
    fn a_flood_is_cut_and_says_so() {
        let mut report = Report::new();
        for start in 0..MAX_DIAGNOSTICS + 50 {
            report.push(problem(start));
        }
        report.push(Diagnostic::open(Code::Link, Span::empty(0), "still kept"));
        let found = report.diagnostics();
        assert_eq!(found.len(), MAX_DIAGNOSTICS + 2);
        assert_eq!(found[0].message, "still kept");
        assert_eq!(found.last().unwrap().code, Code::TooManyProblems);
        assert!(report.has_errors());
    }

    #[test]
    fn mistakes_are_found_by_place() {
        let mut report = Report::new();
        report.push(problem(5));
        assert!(report.has_errors_in(Span::new(4, 8)));
        assert!(!report.has_errors_in(Span::new(6, 8)));
        assert!(report.has_errors());
    }
}
