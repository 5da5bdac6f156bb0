//! Headings, each with the blocks up to the next heading.

use std::iter::Peekable;
use std::vec::IntoIter;

use crate::source::Span;
use crate::syntax::markdown::Item;
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
    items: Peekable<IntoIter<Item<'a>>>,
}

impl<'a> Leaves<'a> {
    /// What stands before the first heading, and the leaves.
    pub(super) fn new(items: Vec<Item<'a>>) -> (Vec<Item<'a>>, Self) {
        let mut leaves = Self {
            items: items.into_iter().peekable(),
        };
        (leaves.up_to_heading(), leaves)
    }

    /// The heading of the next leaf.
    pub(super) fn peek(&mut self) -> Option<Heading<'a>> {
        match self.items.peek() {
            Some(Item::Heading(heading)) => Some(*heading),
            _ => None,
        }
    }

    /// The next leaf.
    pub(super) fn next(&mut self) -> Option<Leaf<'a>> {
        let heading = self.peek()?;
        self.items.next();
        Some(Leaf {
            heading,
            items: self.up_to_heading(),
        })
    }

    /// The next leaf, if it stands below a heading of this level.
    pub(super) fn next_below(&mut self, level: u8) -> Option<Leaf<'a>> {
        self.peek().filter(|heading| heading.level > level)?;
        self.next()
    }

    /// Leaves out what stands below a heading of this level.
    pub(super) fn skip_below(&mut self, level: u8) {
        while self.next_below(level).is_some() {}
    }

    fn up_to_heading(&mut self) -> Vec<Item<'a>> {
        let mut items = Vec::new();
        while let Some(item) = self.items.next_if(|item| !matches!(item, Item::Heading(_))) {
            items.push(item);
        }
        items
    }
}
