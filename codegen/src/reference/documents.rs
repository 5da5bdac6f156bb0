//! The documents that the spec was curated from, and where it departs from them.

use crate::plan::{code_span, markdown_text};

use super::source_ref::linked;
use super::{Anchor, Page, Writer};

impl Writer<'_> {
    pub(super) fn documents(&self, page: &mut Page) {
        let api = self.api;
        if api.documents.is_empty() {
            return;
        }
        page.anchor(2, "Documents", Anchor::Section("documents"));
        page.docs(&self.docs(page, &api.documents_notes));
        let rows: Vec<[String; 4]> = api
            .documents
            .iter()
            .map(|document| {
                [
                    code_span(&document.id.value),
                    linked(&markdown_text(&document.title), document),
                    markdown_text(&document.retrieved),
                    markdown_text(&document.covers),
                ]
            })
            .collect();
        page.table(["Id", "Document", "Retrieved", "Covers"], &rows);
        let rows: Vec<[String; 4]> = api
            .deviations
            .iter()
            .map(|deviation| {
                [
                    code_span(&deviation.document.value),
                    markdown_text(&deviation.says),
                    markdown_text(&deviation.we_write),
                    markdown_text(&deviation.why),
                ]
            })
            .collect();
        if !rows.is_empty() {
            page.markdown("Where the spec departs from them:");
            page.table(["Document", "It says", "The spec has", "Why"], &rows);
        }
    }
}
