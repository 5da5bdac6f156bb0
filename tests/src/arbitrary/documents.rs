//! Documents and deviations.

use bindery_codegen::ir::{Deviation, Document};
use bindery_codegen::source::Span;
use proptest::prelude::*;

use super::{spanned, text};

/// A row of the documents table.
pub(super) fn document() -> BoxedStrategy<Document> {
    (
        "[a-z]{1,6}(-[a-z]{1,6})?(\\.md)?",
        text::commonmark(),
        text::url(),
        prop_oneof![Just("not recorded".to_owned()), text::words()],
        text::commonmark(),
    )
        .prop_map(|(id, title, address, retrieved, covers)| Document {
            id: spanned(id),
            title,
            address,
            retrieved,
            covers,
            span: Span::default(),
        })
        .boxed()
}

/// A row of the deviations table.
pub(super) fn deviation() -> BoxedStrategy<Deviation> {
    (
        "[a-z]{1,6}(-[a-z]{1,6})?(\\.md)?",
        text::commonmark(),
        text::commonmark(),
        text::commonmark(),
    )
        .prop_map(|(document, says, we_write, why)| Deviation {
            document: spanned(document),
            says,
            we_write,
            why,
            span: Span::default(),
        })
        .boxed()
}
