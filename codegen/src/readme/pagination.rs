//! How lists are read to their end.

use quote::quote;

use crate::reference::{Anchor, Page};
use crate::snippet::Form;

use super::Writer;

impl Writer<'_> {
    pub(super) fn pagination(&self, page: &mut Page) {
        let mut operations = self.all_operations();
        let Some((resource, operation)) = operations.find(|(_, it)| it.pagination.is_some()) else {
            return;
        };
        let arguments = self.arguments(operation);
        let call = self
            .snippets
            .call(resource, operation, &arguments, Form::Items);
        let Some(call) = call else { return };
        page.heading(2, "Pagination");
        page.markdown(format!(
            "`items()` is a stream over the entries of all pages, each page got when it is needed; \
             `pages()` gives the pages themselves. {} says how pages are asked for.",
            self.reference("The reference", &Anchor::Section("pagination")),
        ));
        let client = self.client();
        self.rust(
            page,
            &quote! {
                async fn run(client: &#client) -> Result<(), Box<dyn std::error::Error>> {
                    let mut entries = #call;
                    while let Some(entry) = entries.next().await {
                        let entry = entry?;
                        println!("{entry:?}");
                    }
                    Ok(())
                }
            },
        );
    }
}
