//! Sections: which one a heading begins, in which order they stand.

use super::Outline;
use super::leaves::{Leaf, Leaves};
use crate::diagnostic::{Code, Diagnostic};
use crate::suggest::closest;
use crate::syntax::sections::SectionKind;
use crate::syntax::tree::{Document, Heading, Section};

impl Outline<'_> {
    pub(super) fn section<'a>(
        &mut self,
        leaf: Leaf<'a>,
        leaves: &mut Leaves<'a>,
        document: &mut Document<'a>,
    ) {
        let heading = leaf.heading;
        let Some(kind) = self.section_kind(&heading) else {
            leaves.skip_below(2, self.report);
            return;
        };
        let mut section = Section {
            kind,
            heading,
            span: leaf.span(),
            content: self.content(&heading, leaf.items, kind.rules()),
            entries: Vec::new(),
            parts: Vec::new(),
        };
        while let Some(leaf) = leaves.next_below(2, self.report) {
            if leaf.heading.level == 3 {
                self.entry(leaf, leaves, &mut section);
            } else {
                self.part(
                    leaf,
                    kind.parts(),
                    kind.heading(),
                    &mut section.parts,
                    &mut section.span,
                );
            }
        }
        self.place_section(section, document);
    }

    fn section_kind(&mut self, heading: &Heading<'_>) -> Option<SectionKind> {
        let name = heading.text.raw();
        let named = |name: &str| {
            SectionKind::ALL
                .iter()
                .copied()
                .find(|kind| kind.heading() == name)
        };
        if let Some(kind) = named(name) {
            return Some(kind);
        }
        let known = SectionKind::ALL.iter().map(|kind| kind.heading());
        let meant = closest(name, known.clone());
        self.report.push(
            Diagnostic::error(
                Code::UnknownSection,
                heading.text.span(),
                format!("no section is called `{name}`"),
            )
            .suggest(meant)
            .expected(format!("one of {}", known.collect::<Vec<_>>().join(", "))),
        );
        named(meant?)
    }

    fn place_section<'a>(&mut self, section: Section<'a>, document: &mut Document<'a>) {
        let name = section.kind.heading();
        let twin = document
            .sections
            .iter_mut()
            .find(|other| other.kind == section.kind);
        if let Some(twin) = twin {
            self.report.push(
                Diagnostic::error(
                    Code::DuplicateSection,
                    section.heading.span,
                    format!("a second section `{name}`"),
                )
                .related(twin.heading.span, "the first one")
                .help("Put everything below one heading."),
            );
            twin.entries.extend(section.entries);
            return;
        }
        let later = document
            .sections
            .iter()
            .find(|other| other.kind > section.kind);
        if let Some(later) = later {
            let order: Vec<&str> = SectionKind::ALL.iter().map(|kind| kind.heading()).collect();
            self.report.push(
                Diagnostic::error(
                    Code::SectionOrder,
                    section.heading.span,
                    format!("`{name}` stands after `{}`", later.kind.heading()),
                )
                .related(later.heading.span, format!("`{name}` belongs before this"))
                .expected(format!("the order {}", order.join(", "))),
            );
        }
        document.sections.push(section);
    }
}
