//! From the flat list of blocks to the tree: which block stands below which heading, and whether the
//! format wants it there.
//!
//! A heading that is misspelled but near enough to a known one is reported and then read as that one, so
//! that the names below it are known and the mistakes below it are reported in the same run.

mod content;
mod entry;
mod leaves;
mod part;
mod section;
mod tables;

use self::leaves::{Leaf, Leaves};
use super::markdown::{Item, Items};
use super::sections::Rules;
use super::text::Text;
use super::tree::{Document, Entry, FormatLine, Heading};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::source::Span;

/// The line below the title.
pub(super) const FORMAT_LINE: &str = "Spec format: `bindery 1`";

/// Builds the tree, and gives each entry away when it is complete.
pub(super) fn build<'a>(
    items: Items<'a>,
    report: &mut Report,
    each: &mut dyn FnMut(&mut Entry<'_>, &mut Report),
) -> Document<'a> {
    let (before, leaves) = Leaves::new(items, report);
    let mut outline = Outline { report, each };
    outline.document(&before, leaves)
}

struct Outline<'r> {
    report: &'r mut Report,
    /// What is done with an entry that is complete.
    each: &'r mut dyn FnMut(&mut Entry<'_>, &mut Report),
}

impl Outline<'_> {
    fn document<'a>(&mut self, before: &[Item<'a>], mut leaves: Leaves<'a>) -> Document<'a> {
        let mut document = Document::default();
        let first = leaves.peek();
        let titled = first.is_some_and(|heading| heading.level == 1);
        if let Some(early) = before.first() {
            self.title_error(early.span(), "something stands before the title");
        } else if !titled {
            let at = first.map_or(Span::empty(0), |heading| heading.span);
            self.title_error(at, "the title is missing");
        }
        if titled && let Some(leaf) = leaves.next(self.report) {
            self.title(leaf, &mut document);
        }
        while let Some(leaf) = leaves.next(self.report) {
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

    fn title_error(&mut self, span: Span, message: &str) {
        self.report.push(
            Diagnostic::error(Code::Title, span, message)
                .expected("`# ` and the provider's name in the first line"),
        );
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
