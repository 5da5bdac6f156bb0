//! The crate's front page outside rustdoc: from installing it to testing what uses it.

mod auth;
mod blocking;
mod errors;
mod features;
mod first_call;
mod operations;
mod pagination;
mod retries;
mod testing;
mod webhooks;

use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote};

use crate::files::FileText;
use crate::ir::{Api, Resolved};
use crate::plan::{ClientCratePlan, Docs, OperationPlan, ResourcePlan, markdown_text};
use crate::reference::{Anchor, Anchors, Page};
use crate::rust::Package;
use crate::snippet::{Arguments, Snippets, request_examples};

/// Writes the front page. `anchors` are those of the reference.
pub(crate) fn readme(
    api: &Api<Resolved>,
    plan: &ClientCratePlan,
    package: &Package,
    spec_file: &str,
    anchors: &Anchors,
) -> FileText {
    let library = package.library();
    let writer = Writer {
        api,
        plan,
        package,
        library: library.parse().unwrap_or_default(),
        snippets: Snippets::new(plan, Some(&library)),
        anchors,
    };
    let mut page = Page::new(Anchors::default());
    writer.head(&mut page, spec_file);
    writer.install(&mut page);
    writer.auth(&mut page);
    writer.first_call(&mut page);
    writer.operations(&mut page);
    writer.errors(&mut page);
    writer.retries(&mut page);
    writer.pagination(&mut page);
    writer.webhooks(&mut page);
    writer.blocking(&mut page);
    writer.testing(&mut page);
    writer.features(&mut page);
    page.into_parts().0
}

/// Writes the sections of one front page, each in a file of its own.
struct Writer<'a> {
    api: &'a Api<Resolved>,
    plan: &'a ClientCratePlan,
    package: &'a Package,
    library: TokenStream,
    snippets: Snippets<'a>,
    anchors: &'a Anchors,
}

impl Writer<'_> {
    fn head(&self, page: &mut Page, spec_file: &str) {
        page.heading(1, &self.package.name);
        page.markdown(format!(
            "A typed client of the {} API. [REFERENCE.md](REFERENCE.md) shows every operation, type, \
             error and event; [spec.md](spec.md) is what bindery generated this crate from, as \
             `{spec_file}`.",
            markdown_text(&self.api.name.value),
        ));
        let mut about = Docs::default();
        about.prose(&self.api.description, &|_| None);
        page.docs(&about);
    }

    fn install(&self, page: &mut Page) {
        page.heading(2, "Install");
        page.fence(
            "toml",
            &format!(
                "[dependencies]\n{} = \"{}\"\ntokio = {{ version = \"1\", features = [\"macros\", \
                 \"rt-multi-thread\"] }}",
                self.package.name, self.package.version
            ),
        );
        page.markdown(
            "It needs Rust 1.89 and runs on tokio. Without async code, see [Blocking](#blocking).",
        );
    }

    /// Rust code that names the client. It is compiled as a doctest.
    fn rust(&self, page: &mut Page, code: &TokenStream) {
        let imports = self.snippets.imports(code);
        page.rust("rust,no_run", quote!(#imports #code));
    }

    /// A link to a heading of the reference; the text alone where there is none.
    fn reference(&self, text: &str, anchor: &Anchor) -> String {
        match self.anchors.get(anchor) {
            Some(slug) => format!("[{text}](REFERENCE.md#{slug})"),
            None => text.to_owned(),
        }
    }

    /// The operations with their groups, in the order of the spec.
    fn all_operations(&self) -> impl Iterator<Item = (&ResourcePlan, &OperationPlan)> {
        self.plan.resources.iter().flat_map(|resource| {
            let operations = resource.operations.iter();
            operations.map(move |operation| (resource, operation))
        })
    }

    /// The operation that is shown first: one whose arguments have values, with few of them.
    fn first_operation(&self) -> Option<(&ResourcePlan, &OperationPlan, Arguments)> {
        let shown = self
            .all_operations()
            .filter(|(_, it)| !it.output.is_stream());
        let mut best: Option<(&ResourcePlan, &OperationPlan)> = None;
        for (resource, operation) in shown {
            let count = operation.arguments().count();
            let fewer = best.is_none_or(|(_, other)| count < other.arguments().count());
            if fewer && operation.deprecated.is_none() {
                best = Some((resource, operation));
            }
        }
        let (resource, operation) = best?;
        Some((resource, operation, self.arguments(operation)))
    }

    /// What is given to an operation where it is shown.
    fn arguments(&self, plan: &OperationPlan) -> Arguments {
        let examples = |operation| request_examples(self.api, operation, plan);
        let shown = plan.described(self.api).map(examples);
        let first = shown.into_iter().flatten().next();
        let arguments = first.map_or_else(|| Arguments::of_columns(plan), |shown| shown.arguments);
        arguments.required(plan)
    }

    fn client(&self) -> TokenStream {
        self.plan.client.client.to_token_stream()
    }
}
