//! From the flat list of blocks to the tree: which block stands below which heading, and whether the
//! format wants it there.
//!
//! A heading that is misspelled but near enough to a known one is reported and then read as that one, so
//! that the names below it are known and the mistakes below it are reported in the same run.

mod content;
mod tables;

use std::iter::Peekable;
use std::vec::IntoIter;

use super::markdown::Item;
use super::sections::{EntryKind, PartKind, SectionKind};
use super::text::Text;
use super::tree::{Document, Entry, FormatLine, Heading, Part, Section};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::source::Span;
use crate::suggest::closest;

/// The line below the title.
pub(super) const FORMAT_LINE: &str = "Spec format: `bindery 1`";

/// Builds the tree.
pub(super) fn build<'a>(items: Vec<Item<'a>>, report: &mut Report) -> Document<'a> {
    let mut outline = Outline { report };
    let (before, leaves) = leaves(items);
    outline.document(&before, leaves)
}

/// A heading and the blocks up to the next heading.
struct Leaf<'a> {
    heading: Heading<'a>,
    items: Vec<Item<'a>>,
}

impl Leaf<'_> {
    fn span(&self) -> Span {
        self.items
            .last()
            .map_or(self.heading.span, |last| self.heading.span.to(last.span()))
    }
}

type Leaves<'a> = Peekable<IntoIter<Leaf<'a>>>;

fn leaves(items: Vec<Item<'_>>) -> (Vec<Item<'_>>, Leaves<'_>) {
    let mut before = Vec::new();
    let mut leaves: Vec<Leaf<'_>> = Vec::new();
    for item in items {
        match (item, leaves.last_mut()) {
            (Item::Heading(heading), _) => leaves.push(Leaf {
                heading,
                items: Vec::new(),
            }),
            (item, Some(leaf)) => leaf.items.push(item),
            (item, None) => before.push(item),
        }
    }
    (before, leaves.into_iter().peekable())
}

struct Outline<'r> {
    report: &'r mut Report,
}

impl Outline<'_> {
    fn document<'a>(&mut self, before: &[Item<'a>], mut leaves: Leaves<'a>) -> Document<'a> {
        let mut document = Document::default();
        if let Some(first) = before.first() {
            self.report.push(
                Diagnostic::error(
                    Code::Title,
                    first.span(),
                    "something stands before the title",
                )
                .expected("`# ` and the provider's name in the first line"),
            );
        }
        match leaves.next_if(|leaf| leaf.heading.level == 1) {
            Some(leaf) => self.title(leaf, &mut document),
            None if before.is_empty() => {
                let at = leaves
                    .peek()
                    .map_or(Span::empty(0), |leaf| leaf.heading.span);
                self.report.push(
                    Diagnostic::error(Code::Title, at, "the title is missing")
                        .expected("`# ` and the provider's name in the first line"),
                );
            }
            None => {}
        }
        while let Some(leaf) = leaves.next() {
            match leaf.heading.level {
                1 => self.report.push(
                    Diagnostic::error(Code::Title, leaf.heading.span, "a second title")
                        .expected("`## ` and a section"),
                ),
                2 => self.section(leaf, &mut leaves, &mut document),
                _ => self.level(
                    &leaf.heading,
                    "no section has begun yet",
                    "`## ` and a section",
                ),
            }
        }
        document
    }

    fn title<'a>(&mut self, leaf: Leaf<'a>, document: &mut Document<'a>) {
        let heading = leaf.heading;
        document.title = Some(heading);
        let mut items = leaf.items;
        match items.first() {
            Some(Item::Paragraph(line)) if line.raw().starts_with("Spec format") => {
                document.format = self.format_line(line);
                items.remove(0);
            }
            _ => self.report.push(
                Diagnostic::error(
                    Code::FormatLine,
                    heading.span,
                    "the line that names the format is missing",
                )
                .expected(format!(
                    "\"{FORMAT_LINE}\" as the first paragraph below the title"
                )),
            ),
        }
        document.description = self.content(&heading, items, super::sections::Rules::PROSE);
    }

    fn format_line(&mut self, line: &Text<'_>) -> Option<FormatLine> {
        let span = line.span();
        if line.raw() == FORMAT_LINE {
            return Some(FormatLine { version: 1, span });
        }
        let version = line
            .raw()
            .strip_prefix("Spec format: `bindery ")
            .and_then(|rest| rest.strip_suffix('`'))
            .and_then(|version| version.parse::<u32>().ok());
        self.report.push(match version {
            Some(version) => Diagnostic::error(
                Code::FormatVersion,
                span,
                format!("this program does not know version {version} of the format"),
            )
            .expected(format!("\"{FORMAT_LINE}\"")),
            None => Diagnostic::error(
                Code::FormatLine,
                span,
                "the line that names the format is not as it has to be",
            )
            .expected(format!("\"{FORMAT_LINE}\" as a paragraph of its own")),
        });
        None
    }

    fn section<'a>(
        &mut self,
        leaf: Leaf<'a>,
        leaves: &mut Leaves<'a>,
        document: &mut Document<'a>,
    ) {
        let heading = leaf.heading;
        let Some(kind) = self.section_kind(&heading) else {
            while leaves.next_if(|leaf| leaf.heading.level > 2).is_some() {}
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
        while let Some(leaf) = leaves.next_if(|leaf| leaf.heading.level > 2) {
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

    fn entry<'a>(&mut self, leaf: Leaf<'a>, leaves: &mut Leaves<'a>, section: &mut Section<'a>) {
        let heading = leaf.heading;
        let Some(kind) = self.entry_kind(section.kind, &heading) else {
            while leaves.next_if(|leaf| leaf.heading.level > 3).is_some() {}
            return;
        };
        let mut entry = Entry {
            kind,
            heading,
            span: leaf.span(),
            content: self.content(&heading, leaf.items, kind.rules()),
            parts: Vec::new(),
        };
        while let Some(leaf) = leaves.next_if(|leaf| leaf.heading.level > 3) {
            self.part(
                leaf,
                kind.parts(),
                kind.name(),
                &mut entry.parts,
                &mut entry.span,
            );
        }
        section.span = section.span.to(entry.span);
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

    fn part<'a>(
        &mut self,
        leaf: Leaf<'a>,
        allowed: &[&str],
        place: &str,
        parts: &mut Vec<Part<'a>>,
        span: &mut Span,
    ) {
        let heading = leaf.heading;
        if heading.level > 4 {
            self.level(
                &heading,
                "a spec has four levels of headings",
                "`#### ` and a part",
            );
            return;
        }
        let Some(kind) = self.part_kind(&heading, allowed, place) else {
            return;
        };
        let part = Part {
            kind,
            heading,
            span: leaf.span(),
            content: self.content(&heading, leaf.items, kind.rules()),
        };
        *span = span.to(part.span);
        let twin = parts.iter().find(|other| match (other.kind, kind) {
            (PartKind::Body(_), PartKind::Body(_)) => true,
            (one, other) => one == other,
        });
        if let Some(twin) = twin {
            self.report.push(
                Diagnostic::error(
                    Code::DuplicatePart,
                    heading.span,
                    format!("a second part `{}`", heading.text.raw()),
                )
                .related(twin.heading.span, "the first one")
                .help(match kind {
                    PartKind::Body(_) => {
                        "Describe the body that is sent; name the others in Notes."
                    }
                    _ => "Put everything below one heading.",
                }),
            );
            return;
        }
        if let Some(later) = parts.iter().find(|other| other.kind.rank() > kind.rank()) {
            self.report.push(
                Diagnostic::error(
                    Code::PartOrder,
                    heading.span,
                    format!(
                        "`{}` stands after `{}`",
                        heading.text.raw(),
                        later.heading.text.raw()
                    ),
                )
                .related(later.heading.span, "it belongs before this")
                .expected(format!("the order {}", PartKind::HEADINGS.join(", "))),
            );
        }
        parts.push(part);
    }

    fn part_kind(
        &mut self,
        heading: &Heading<'_>,
        allowed: &[&str],
        place: &str,
    ) -> Option<PartKind> {
        let name = heading.text.raw();
        let kind = PartKind::of_heading(name);
        if let Some(kind) = kind.filter(|kind| allowed.contains(&PartKind::HEADINGS[kind.rank()])) {
            return Some(kind);
        }
        let meant = closest(name, allowed.iter().copied());
        let span = heading.text.span();
        if let Some(status) = name.strip_prefix("Response ").filter(|_| kind.is_none()) {
            self.report.push(
                Diagnostic::error(
                    Code::UnknownPart,
                    span,
                    format!("`{status}` is no success status"),
                )
                .suggest(status.eq_ignore_ascii_case("2XX").then_some("Response 2XX"))
                .expected("a status from 200 to 399, or `2XX` where no document names one")
                .help("Errors stand in the table of an Errors part."),
            );
            return None;
        }
        let problem = if kind.is_some() {
            Diagnostic::error(
                Code::UnknownPart,
                span,
                format!("`{name}` has no meaning in {place}"),
            )
        } else {
            Diagnostic::error(
                Code::UnknownPart,
                span,
                format!("no part of {place} is called `{name}`"),
            )
            .suggest(meant)
        };
        self.report.push(if allowed.is_empty() {
            problem.help("No `####` stands here.")
        } else {
            problem.expected(format!("one of {}", allowed.join(", ")))
        });
        meant.and_then(PartKind::of_heading)
    }

    fn level(&mut self, heading: &Heading<'_>, why: &str, expected: &str) {
        self.report.push(
            Diagnostic::error(
                Code::HeadingLevel,
                heading.span,
                format!("a heading of level {} has no meaning here", heading.level),
            )
            .label(why)
            .expected(expected),
        );
    }
}
