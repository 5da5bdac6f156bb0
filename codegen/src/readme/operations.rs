//! The operations, with links into the reference.

use crate::plan::code_span;
use crate::reference::{Anchor, Page};

use super::Writer;

impl Writer<'_> {
    pub(super) fn operations(&self, page: &mut Page) {
        page.heading(2, "Operations");
        let rows: Vec<[String; 3]> = self
            .all_operations()
            .map(|(resource, operation)| {
                let method = format!(
                    "{}().{}",
                    resource.module.rust_text(),
                    operation.method.rust_text()
                );
                let anchor = Anchor::Operation(operation.id.clone());
                [
                    self.reference(&code_span(&method), &anchor),
                    code_span(&format!("{} {}", operation.http_method, operation.path)),
                    operation.summary.as_list_item("x").text()["- `x`: ".len()..].to_owned(),
                ]
            })
            .collect();
        page.table(["Method", "Request", "Does"], &rows);
    }
}
