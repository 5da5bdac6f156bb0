//! What is wrong with a spec, or not known: where, what was expected, and what was perhaps meant.
//!
//! A stage takes `&mut Report`, pushes every problem it finds and goes on with what it could read.
//! Whoever made the report looks at it in the end.

mod code;
mod json;
#[cfg(feature = "markdown")]
mod render;
mod report;

pub use code::Code;
#[cfg(feature = "markdown")]
pub use render::Style;
pub use report::{MAX_DIAGNOSTICS, Report};

use serde::Serialize;

use crate::source::Span;

/// How much a diagnostic matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Nothing can be generated.
    Error,
    /// Probably not what was meant.
    Warning,
    /// A question that no document answers. Not a mistake.
    Open,
}

impl Severity {
    /// The word that stands before the message.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Open => "open question",
        }
    }
}

/// Another place that a diagnostic speaks of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Related {
    /// The place.
    pub span: Span,
    /// What is there.
    pub label: String,
}

/// One problem, at one place.
///
/// ```
/// use bindery_codegen::diagnostic::{Code, Diagnostic, Severity};
/// use bindery_codegen::source::Span;
///
/// let problem = Diagnostic::error(Code::UnknownSection, Span::new(10, 17), "no section is called `Operatoins`")
///     .label("not a section")
///     .suggest("Operations")
///     .expected("one of Settings, Limits, Auth, Pagination, Errors, Operations, Types, Events, Documents");
/// assert_eq!(problem.severity, Severity::Error);
/// assert_eq!(problem.suggestions, ["Operations"]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[must_use = "a diagnostic says nothing until it is pushed to a report"]
pub struct Diagnostic {
    /// Which kind of problem.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// Where.
    pub span: Span,
    /// One sentence without a full stop.
    pub message: String,
    /// A few words that stand below the underlined text; may be empty.
    pub label: String,
    /// What would have been right: a phrase each, shown as "expected ...".
    pub expected: Vec<String>,
    /// What was perhaps meant: text to write instead, the likeliest first.
    pub suggestions: Vec<String>,
    /// How to get out of it: a sentence each.
    pub help: Vec<String>,
    /// Other places that play a part.
    pub related: Vec<Related>,
}

impl Diagnostic {
    /// The message on one line, with what was expected and what was perhaps meant.
    pub fn one_line(&self) -> String {
        let mut text = self.message.clone();
        if !self.expected.is_empty() {
            text.push_str(&format!("; expected {}", self.expected.join(", ")));
        }
        if let Some(suggestion) = self.suggestions.first() {
            text.push_str(&format!("; did you mean `{suggestion}`?"));
        }
        text
    }

    /// A problem of this severity.
    pub fn new(code: Code, severity: Severity, span: Span, message: impl Into<String>) -> Self {
        Self {
            code,
            severity,
            span,
            message: message.into(),
            label: String::new(),
            expected: Vec::new(),
            suggestions: Vec::new(),
            help: Vec::new(),
            related: Vec::new(),
        }
    }

    /// A mistake.
    pub fn error(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, span, message)
    }

    /// Something that is probably not meant.
    pub fn warning(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Warning, span, message)
    }

    /// A question that no document answers.
    pub fn open(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Open, span, message)
    }

    /// Says what is underlined.
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Adds what would have been right.
    pub fn expected(mut self, expected: impl Into<String>) -> Self {
        self.expected.push(expected.into());
        self
    }

    /// Adds what was perhaps meant, if anything is known.
    pub fn suggest<'s>(mut self, suggestion: impl Into<Option<&'s str>>) -> Self {
        self.suggestions
            .extend(suggestion.into().map(ToOwned::to_owned));
        self
    }

    /// Adds a way out.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    /// Adds another place.
    pub fn related(mut self, span: Span, label: impl Into<String>) -> Self {
        self.related.push(Related {
            span,
            label: label.into(),
        });
        self
    }
}
