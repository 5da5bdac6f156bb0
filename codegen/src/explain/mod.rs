//! Where something of a client comes from: its place in the spec, the documents behind it, how sure the spec
//! is, and what it is in Rust.

mod find;
mod names;

use serde::Serialize;

use crate::ir::{Api, Evidence, InferredPart, Resolved, SourceRef};
use crate::plan::ClientCratePlan;
use crate::source::{Source, Span};
use crate::suggest::closest;

/// What is known of a name of a spec.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Explanation {
    /// The name as it was asked for: `notes.list`, `notes.list.limit`, `Note`, `Note.text`.
    pub name: String,
    /// `operation`, `parameter`, `type`, `field`, `value` or `event`.
    pub kind: &'static str,
    /// The line in the spec, from 1.
    pub line: usize,
    /// The column in the line, from 1.
    pub column: usize,
    /// The line as it stands in the spec.
    pub text: String,
    /// What it is in Rust.
    pub rust: Vec<String>,
    /// Where it is documented.
    pub sources: Vec<Provenance>,
    /// Whether the sources are those of the part that holds it, because it has none of its own.
    pub inherited: bool,
    /// What of it was concluded rather than read.
    pub inferred: Vec<&'static str>,
}

/// Where a fact comes from.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Provenance {
    /// A document says so.
    Document {
        /// Its id in the spec.
        document: String,
        /// What it is, where the spec lists it.
        title: Option<String>,
        /// Where it is, where the spec lists it.
        address: Option<String>,
        /// The line in it.
        line: Option<u32>,
        /// The heading in it.
        heading: Option<String>,
    },
    /// It was concluded.
    Inferred {
        /// From what.
        reason: String,
    },
    /// The author of the spec chose it.
    OurChoice {
        /// Why.
        reason: String,
    },
}

/// A spec has nothing of this name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownName {
    /// The name.
    pub name: String,
    /// The nearest name that there is.
    pub suggestion: Option<String>,
}

impl std::fmt::Display for UnknownName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "the spec has no operation, type, field or event called `{}`",
            self.name
        )
    }
}

impl std::error::Error for UnknownName {}

/// Explains a name of a spec: an operation, `operation.parameter`, a type, `Type.field`, `Enum.value` or an
/// event.
///
/// # Errors
/// There is no such name; the error has the nearest one.
pub fn explain(
    api: &Api<Resolved>,
    source: &Source,
    name: &str,
) -> Result<Explanation, UnknownName> {
    let plan = ClientCratePlan::new(api);
    let Some(found) = find::find(api, &plan, name) else {
        let known = names::names(api);
        let suggestion = closest(name, known.iter().map(String::as_str)).map(str::to_owned);
        return Err(UnknownName {
            name: name.to_owned(),
            suggestion,
        });
    };
    let position = source.position(found.span.start());
    let line = source.line_span(position.line);
    let own = &found.evidence.sources;
    let inherited = own.is_empty();
    let sources = if inherited { found.enclosing } else { own };
    Ok(Explanation {
        name: name.to_owned(),
        kind: found.kind,
        line: position.line,
        column: position.column,
        text: source.slice(line).trim_end().to_owned(),
        rust: found.rust,
        sources: sources.iter().map(|it| provenance(api, it)).collect(),
        inherited: inherited && !found.enclosing.is_empty(),
        inferred: found
            .evidence
            .inferred
            .iter()
            .copied()
            .map(inferred_text)
            .collect(),
    })
}

/// All names that can be explained, in the order of the spec.
pub fn names(api: &Api<Resolved>) -> Vec<String> {
    names::names(api)
}

/// What was found under a name.
struct Found<'a> {
    kind: &'static str,
    span: Span,
    evidence: &'a Evidence,
    /// The sources of the part that holds it.
    enclosing: &'a [SourceRef],
    rust: Vec<String>,
}

fn provenance(api: &Api<Resolved>, source: &SourceRef) -> Provenance {
    match source {
        SourceRef::Document {
            document,
            line,
            heading,
            ..
        } => {
            let found = api.documents.iter().find(|it| it.id.value == *document);
            Provenance::Document {
                document: document.clone(),
                title: found.map(|it| it.title.clone()),
                address: found.map(|it| it.address.clone()),
                line: *line,
                heading: heading.clone(),
            }
        }
        SourceRef::Inferred { reason, .. } => Provenance::Inferred {
            reason: reason.clone(),
        },
        SourceRef::OurChoice { reason, .. } => Provenance::OurChoice {
            reason: reason.clone(),
        },
    }
}

fn inferred_text(part: InferredPart) -> &'static str {
    match part {
        InferredPart::All => "all of it",
        InferredPart::Type => "the type",
        InferredPart::Null => "whether it may be null",
        InferredPart::Need => "whether it is required",
        InferredPart::Rules => "the rules",
    }
}
