//! Groups of operations.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Group, Prose, Spanned, Unresolved};
use crate::source::Span;
use crate::syntax::sections::EntryKind;
use crate::syntax::{Entry, Section};

use super::operation;
use super::{examples, prose};

/// The groups of the section Operations: those with an entry, and those that only operations name.
pub(super) fn lower_all(section: &Section<'_>, report: &mut Report) -> Vec<Group<Unresolved>> {
    let mut groups: Vec<Group<Unresolved>> = Vec::new();
    for entry in &section.entries {
        match entry.kind {
            EntryKind::Group => groups.push(lower(entry, &groups, report)),
            EntryKind::Operation => {
                let name = operation::id(entry).group;
                if !groups.iter().any(|group| group.name.value == name) {
                    groups.push(implied(name, entry));
                }
            }
            EntryKind::Scheme | EntryKind::Type => {}
        }
    }
    groups
}

fn lower(
    entry: &Entry<'_>,
    before: &[Group<Unresolved>],
    report: &mut Report,
) -> Group<Unresolved> {
    let name = Spanned::new(entry.name().to_owned(), entry.heading.text.span());
    let operation = before
        .iter()
        .find(|group| group.name.value == name.value && group.description.is_empty());
    if let Some(operation) = operation {
        report.push(
            Diagnostic::error(
                Code::GroupOrder,
                name.span,
                format!(
                    "the group `{}` stands behind its first operation",
                    name.value
                ),
            )
            .expected("the group before its operations")
            .related(operation.name.span, "its first operation"),
        );
    }
    examples::refuse(&entry.content, report);
    Group {
        name,
        description: prose::lower(&entry.content.blocks),
        span: entry.span,
    }
}

/// A group without an entry of its own stands where its first operation names it.
fn implied(name: String, operation: &Entry<'_>) -> Group<Unresolved> {
    let start = operation.heading.text.span().start;
    let span = Span::new(start, start + name.len());
    Group {
        name: Spanned::new(name, span),
        description: Prose::empty(),
        span,
    }
}
