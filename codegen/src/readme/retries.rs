//! How retries are set.

use quote::quote;

use crate::reference::{Anchor, Page};

use super::Writer;

impl Writer<'_> {
    pub(super) fn retries(&self, page: &mut Page) {
        page.heading(2, "Retries");
        page.markdown(format!(
            "By default a call has three attempts, with growing random waits, and heeds `Retry-After`. No \
             write is sent twice unless the server surely did nothing. {} has all fields and defaults.",
            self.reference("The reference", &Anchor::Section("retries")),
        ));
        let (client, library) = (self.client(), &self.library);
        self.rust(
            page,
            &quote! {
                use #library::{CallOptions, RetryPolicy};
                use std::time::Duration;

                fn patient(client: &#client) -> #client {
                    let policy = RetryPolicy::backoff()
                        .maximum_attempts(6)
                        .initial_interval(Duration::from_secs(1));
                    client.with(CallOptions::new().retry(policy))
                }
            },
        );
    }
}
