//! Where facts come from: documents with their addresses, conclusions, choices.

use crate::ir::{Document, Evidence, InferredPart, SourceRef};
use crate::plan::{code_span, markdown_text};
use crate::source::Span;

use super::Writer;

impl Writer<'_> {
    /// The sources as one line.
    pub(super) fn sources(&self, sources: &[SourceRef]) -> String {
        let texts: Vec<String> = sources
            .iter()
            .map(|source| self.source_text(source))
            .collect();
        texts.join("; ")
    }

    fn source_text(&self, source: &SourceRef) -> String {
        match source {
            SourceRef::Document {
                document,
                line,
                heading,
                ..
            } => {
                let mut text = match self.documents.get(document.as_str()) {
                    Some(found) => linked(&code_span(document), found),
                    None => code_span(document),
                };
                if let Some(line) = line {
                    text.push_str(&format!(", line {line}"));
                }
                if let Some(heading) = heading {
                    text.push_str(&format!(", “{}”", markdown_text(heading)));
                }
                text
            }
            SourceRef::Inferred { reason, .. } => format!("inferred: {}", markdown_text(reason)),
            SourceRef::OurChoice { reason, .. } => {
                format!("our choice: {}", markdown_text(reason))
            }
        }
    }

    /// Where something stands in the spec.
    pub(super) fn spec_line(&self, span: Span) -> String {
        format!("`spec.md` line {}", self.source.position(span.start()).line)
    }

    /// The line that says where a part comes from.
    pub(super) fn provenance(&self, evidence: &Evidence, span: Span) -> String {
        let spec = self.spec_line(span);
        let sources = self.sources(&evidence.sources);
        let sources = if sources.is_empty() {
            String::new()
        } else {
            format!(" Source: {sources}.")
        };
        let inferred = inferred_text(&evidence.inferred);
        let inferred = if inferred.is_empty() {
            String::new()
        } else {
            format!(" {inferred}")
        };
        format!("Spec: {spec}.{sources}{inferred}")
    }
}

/// What of a fact was concluded, as a sentence. Empty where nothing was.
pub(super) fn inferred_text(inferred: &[InferredPart]) -> String {
    let parts: Vec<&str> = inferred
        .iter()
        .map(|part| match part {
            InferredPart::All => "all of it",
            InferredPart::Type => "the type",
            InferredPart::Null => "whether it may be null",
            InferredPart::Need => "whether it is required",
            InferredPart::Rules => "the rules",
        })
        .collect();
    if parts.is_empty() {
        String::new()
    } else {
        format!("*Inferred: {}.*", parts.join(", "))
    }
}

/// Text that links to the address of a document, where that is one.
pub(super) fn linked(text: &str, document: &Document) -> String {
    let address = document.address.trim();
    let is_url = (address.starts_with("https://") || address.starts_with("http://"))
        && !address
            .contains(|c: char| c.is_whitespace() || c.is_control() || "<>`\"\\".contains(c));
    if is_url {
        format!("[{text}](<{address}>)")
    } else {
        text.to_owned()
    }
}
