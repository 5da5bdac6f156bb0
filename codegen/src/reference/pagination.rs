//! How lists are read page by page.

use crate::ir::{Pagination, PaginationKind, Placement, StopWhen};
use crate::plan::code_span;

use super::{Anchor, Page, Writer};

impl Writer<'_> {
    pub(super) fn pagination(&self, page: &mut Page) {
        let api = self.api;
        if api.pagination.is_empty() && api.pagination_notes.is_empty() {
            return;
        }
        page.anchor(2, "Pagination", Anchor::Section("pagination"));
        page.docs(&self.docs(page, &api.pagination_notes));
        let rows: Vec<[String; 6]> = api.pagination.iter().map(|it| self.style(it)).collect();
        page.table(
            [
                "Style",
                "The next page is asked for by",
                "Sent",
                "Size",
                "Ends",
                "Source",
            ],
            &rows,
        );
        let users: Vec<String> = api
            .operations
            .iter()
            .filter(|operation| operation.pages.is_some())
            .map(|operation| {
                let id = operation.id.value.to_string();
                page.link(&id, &Anchor::Operation(id.clone()))
            })
            .collect();
        if !users.is_empty() {
            page.markdown(format!(
                "`pages()` gives whole pages and `items()` their entries, as streams: {}.",
                users.join(", ")
            ));
        }
    }

    fn style(&self, style: &Pagination) -> [String; 6] {
        let next = match &style.next {
            Some(placement) => match &placement.value {
                Placement::Body { path } => format!(" at {}", code_span(&path.to_string())),
                Placement::Header { name } => {
                    format!(" in the header {}", code_span(name.as_str()))
                }
            },
            None => String::new(),
        };
        let kind = match style.kind {
            PaginationKind::Offset => "how many entries to pass over",
            PaginationKind::Page => "the number of the page",
            PaginationKind::Token => "a token of the page before",
            PaginationKind::Link => "a URL of the page before",
        };
        let parameters: Vec<String> = style
            .size_parameter
            .iter()
            .chain(&style.at_parameter)
            .map(|name| code_span(name.value.as_str()))
            .collect();
        [
            code_span(&style.name.value),
            format!("{kind}{next}"),
            parameters.join(", "),
            style
                .size
                .as_ref()
                .map_or_else(String::new, |size| format!("{} unless given", size.value)),
            match &style.stop.value {
                StopWhen::ShortPage => "with a page that is not full".to_owned(),
                StopWhen::EmptyPage => "with an empty page".to_owned(),
                StopWhen::NoNext => "when no next page is named".to_owned(),
                StopWhen::False { path } => {
                    format!("when {} is false", code_span(&path.to_string()))
                }
            },
            self.sources(&style.evidence.sources),
        ]
    }
}
