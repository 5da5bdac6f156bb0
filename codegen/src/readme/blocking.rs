//! Calls without async code.

use quote::quote;

use crate::reference::Page;
use crate::snippet::Form;

use super::Writer;

impl Writer<'_> {
    pub(super) fn blocking(&self, page: &mut Page) {
        page.heading(2, "Blocking");
        page.markdown(
            "The feature `blocking` adds `send_blocking()`, `pages_blocking()`, `items_blocking()` and a \
             module `blocking` of functions in each group. They block the calling thread and work inside \
             an async runtime, too.",
        );
        let Some((resource, operation, arguments)) = self.first_operation() else {
            return;
        };
        let call = self
            .snippets
            .call(resource, operation, &arguments, Form::Blocking);
        let Some(call) = call else { return };
        let client = self.client();
        self.rust(
            page,
            &quote! {
                fn main() -> Result<(), Box<dyn std::error::Error>> {
                    let client = #client::from_env()?;
                    let answer = #call?;
                    println!("{}", answer.http().status());
                    Ok(())
                }
            },
        );
    }
}
