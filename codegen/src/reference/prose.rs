//! Prose of the spec, with links to the headings of the page.

use crate::ir::{LinkTarget, Prose, Resolved};
use crate::plan::Docs;

use super::{Anchor, Page, Writer};

impl Writer<'_> {
    /// Prose as paragraphs.
    pub(super) fn docs(&self, page: &Page, prose: &Prose<Resolved>) -> Docs {
        let mut docs = Docs::default();
        docs.prose(prose, &|target| self.target(page, target));
        docs
    }

    /// Prose as one line, for a cell or an item of a list.
    pub(super) fn line(&self, page: &Page, prose: &Prose<Resolved>) -> String {
        let docs = self.docs(page, prose);
        docs.text().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The first paragraph as one line.
    pub(super) fn summary(&self, page: &Page, prose: &Prose<Resolved>) -> String {
        let first = prose.blocks.first().cloned().into_iter().collect();
        self.line(page, &Prose { blocks: first })
    }

    fn target(&self, page: &Page, target: &LinkTarget<Resolved>) -> Option<String> {
        match target {
            LinkTarget::Type { target } => {
                let ty = self.plan.types.get(target.0)?.types.first()?;
                page.target(&Anchor::Type(ty.name().clone()))
            }
            LinkTarget::Operation { target } => {
                let id = self.api.operation(*target).id.value.to_string();
                page.target(&Anchor::Operation(id))
            }
            LinkTarget::Url { .. } | LinkTarget::Name { .. } => None,
        }
    }
}
