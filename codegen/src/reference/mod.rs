//! The reference back end: from a checked API and the plan of its client to a page of Markdown.
//!
//! The page names each operation, type, error and event under a heading of its own, with calls that
//! compile, and says of each fact where it comes from. It links to its own headings and to absolute
//! addresses only, so that it reads the same in a repository and in rustdoc.

mod auth;
mod curl;
mod deliveries;
mod documents;
mod duration;
mod error;
mod event;
mod examples;
mod field;
mod limits;
mod open_questions;
mod operation;
mod overview;
mod page;
mod pagination;
mod parameters;
mod prose;
mod response;
mod retries;
mod settings;
mod source_ref;
mod type_def;
mod type_text;

use std::collections::BTreeMap;

use crate::files::FileText;
use crate::ir::{Api, Document, Resolved};
use crate::plan::ClientCratePlan;
use crate::rust::Package;
use crate::snippet::Snippets;
use crate::source::Source;

pub(crate) use page::{Anchor, Anchors, Page};

/// The reference of a client, and where its headings are.
pub(crate) struct Reference {
    /// The page.
    pub(crate) text: FileText,
    /// The anchors of its headings.
    pub(crate) anchors: Anchors,
}

/// Writes the reference of a client. `source` is the spec that the API was read from.
pub(crate) fn reference(
    api: &Api<Resolved>,
    plan: &ClientCratePlan,
    package: &Package,
    source: &Source,
) -> Reference {
    let library = package.library();
    let writer = Writer {
        api,
        plan,
        package,
        source,
        snippets: Snippets::new(plan, Some(&library)),
        documents: api
            .documents
            .iter()
            .map(|document| (document.id.value.as_str(), document))
            .collect(),
    };
    // Links lead forward, so the headings are found first.
    let mut draft = Page::draft();
    writer.write(&mut draft);
    let (_, anchors) = draft.into_parts();
    let mut page = Page::new(anchors);
    writer.write(&mut page);
    let (text, anchors) = page.into_parts();
    Reference { text, anchors }
}

/// Writes the sections of one reference, each in a file of its own.
struct Writer<'a> {
    api: &'a Api<Resolved>,
    plan: &'a ClientCratePlan,
    package: &'a Package,
    source: &'a Source,
    snippets: Snippets<'a>,
    documents: BTreeMap<&'a str, &'a Document>,
}

impl Writer<'_> {
    fn write(&self, page: &mut Page) {
        self.overview(page);
        self.auth(page);
        for resource in &self.plan.resources {
            for operation in &resource.operations {
                self.operation(page, resource, operation);
            }
        }
        self.types(page);
        self.errors(page);
        self.events(page);
        self.limits(page);
        self.retries(page);
        self.pagination(page);
        self.open_questions(page);
        self.documents(page);
    }
}
