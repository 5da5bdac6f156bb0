//! Headings, each with the blocks up to the next heading.

use crate::diagnostic::Report;
use crate::source::Span;
use crate::syntax::markdown::{Item, Items};
use crate::syntax::tree::Heading;

/// A heading and the blocks up to the next heading.
pub(super) struct Leaf<'a> {
    pub(super) heading: Heading<'a>,
    pub(super) items: Vec<Item<'a>>,
}

impl Leaf<'_> {
    pub(super) fn span(&self) -> Span {
        self.items
            .last()
            .map_or(self.heading.span, |last| self.heading.span.to(last.span()))
    }
}

/// The leaves of a spec, made as they are taken.
pub(super) struct Leaves<'a> {
    items: Items<'a>,
    /// The item after the last that was taken.
    next: Option<Item<'a>>,
}

impl<'a> Leaves<'a> {
    /// What stands before the first heading, and the leaves.
    pub(super) fn new(mut items: Items<'a>, report: &mut Report) -> (Vec<Item<'a>>, Self) {
        let next = items.next(report);
        let mut leaves = Self { items, next };
        (leaves.up_to_heading(report), leaves)
    }

    /// The heading of the next leaf.
    pub(super) fn peek(&self) -> Option<Heading<'a>> {
        match &self.next {
            Some(Item::Heading(heading)) => Some(*heading),
            _ => None,
        }
    }

    /// The next leaf.
    pub(super) fn next(&mut self, report: &mut Report) -> Option<Leaf<'a>> {
        let heading = self.peek()?;
        self.next = self.items.next(report);
        Some(Leaf {
            heading,
            items: self.up_to_heading(report),
        })
    }

    /// The next leaf, if it stands below a heading of this level.
    pub(super) fn next_below(&mut self, level: u8, report: &mut Report) -> Option<Leaf<'a>> {
        self.peek().filter(|heading| heading.level > level)?;
        self.next(report)
    }

    /// Leaves out what stands below a heading of this level.
    pub(super) fn skip_below(&mut self, level: u8, report: &mut Report) {
        while self.next_below(level, report).is_some() {}
    }

    fn up_to_heading(&mut self, report: &mut Report) -> Vec<Item<'a>> {
        let mut items = Vec::new();
        while let Some(item) = self.next.take_if(|item| !matches!(item, Item::Heading(_))) {
            items.push(item);
            self.next = self.items.next(report);
        }
        items
    }
}
