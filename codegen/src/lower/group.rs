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
            EntryKind::Group => {
                let group = lower(entry, report);
                match groups.iter_mut().find(|other| stands_late(&group, other)) {
                    Some(implied) => {
                        report.push(late(&group, implied));
                        *implied = group;
                    }
                    None => groups.push(group),
                }
            }
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

fn lower(entry: &Entry<'_>, report: &mut Report) -> Group<Unresolved> {
    examples::refuse(&entry.content, report);
    Group {
        name: Spanned::new(entry.name().to_owned(), entry.heading.text.span()),
        description: prose::lower(&entry.content.blocks),
        span: entry.span,
    }
}

/// Whether `other` is the same group, of which only an operation told so far.
fn stands_late(group: &Group<Unresolved>, other: &Group<Unresolved>) -> bool {
    other.name.value == group.name.value && other.span == other.name.span
}

fn late(group: &Group<Unresolved>, implied: &Group<Unresolved>) -> Diagnostic {
    Diagnostic::error(
        Code::GroupOrder,
        group.name.span,
        format!(
            "the group `{}` stands behind its first operation",
            group.name.value
        ),
    )
    .expected("the group before its operations")
    .related(implied.name.span, "its first operation")
}

/// A group without an entry of its own stands where its first operation names it.
fn implied(name: String, operation: &Entry<'_>) -> Group<Unresolved> {
    let start = operation.heading.text.span().start();
    let span = Span::new(start, start + name.len());
    Group {
        name: Spanned::new(name, span),
        description: Prose::empty(),
        span,
    }
}
