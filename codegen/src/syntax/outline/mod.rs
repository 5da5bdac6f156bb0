//! From the flat list of blocks to the tree: which block stands below which heading, and whether the
//! format wants it there.
//!
//! A heading that is misspelled but near enough to a known one is reported and then read as that one, so
//! that the names below it are known and the mistakes below it are reported in the same run.

mod content;
mod entry;
mod part;
mod section;
mod tables;

use std::iter::Peekable;
use std::vec::IntoIter;

use super::markdown::Item;
use super::sections::Rules;
use super::text::Text;
use super::tree::{Document, FormatLine, Heading};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::source::Span;

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
        document.description = self.content(&heading, items, Rules::PROSE);
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
