//! Entries: what a `###` heading begins.

use super::Outline;
use super::leaves::{Leaf, Leaves};
use crate::diagnostic::{Code, Diagnostic};
use crate::syntax::sections::{EntryKind, SectionKind};
use crate::syntax::tree::{Entry, Heading, Section};

impl Outline<'_> {
    pub(super) fn entry<'a>(
        &mut self,
        leaf: Leaf<'a>,
        leaves: &mut Leaves<'a>,
        section: &mut Section<'a>,
    ) {
        let heading = leaf.heading;
        let Some(kind) = self.entry_kind(section.kind, &heading) else {
            leaves.skip_below(3, self.report);
            return;
        };
        let mut entry = Entry {
            kind,
            heading,
            span: leaf.span(),
            content: self.content(&heading, leaf.items, kind.rules()),
            parts: Vec::new(),
        };
        while let Some(leaf) = leaves.next_below(3, self.report) {
            self.part(
                leaf,
                kind.parts(),
                kind.name(),
                &mut entry.parts,
                &mut entry.span,
            );
        }
        section.span = section.span.to(entry.span);
        (self.each)(&mut entry, self.report);
        section.entries.push(entry);
    }

    fn entry_kind(&mut self, section: SectionKind, heading: &Heading<'_>) -> Option<EntryKind> {
        let name = heading.text.raw();
        let kind = match section {
            SectionKind::Auth => EntryKind::Scheme,
            SectionKind::Types => EntryKind::Type,
            SectionKind::Operations if name.contains('.') => EntryKind::Operation,
            SectionKind::Operations => EntryKind::Group,
            _ => {
                self.level(
                    heading,
                    &format!("`{}` has nothing below `##`", section.heading()),
                    "no heading, or the next section",
                );
                return None;
            }
        };
        if !kind.allows_name(name) && !self.report.has_errors_in(heading.span) {
            self.report.push(
                Diagnostic::error(
                    Code::EntryName,
                    heading.text.span(),
                    format!("`{name}` is no name for {}", kind.name()),
                )
                .expected(kind.name_form()),
            );
        }
        Some(kind)
    }
}
