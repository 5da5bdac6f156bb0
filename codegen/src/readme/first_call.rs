//! The first call.

use quote::quote;

use crate::reference::Page;
use crate::snippet::Form;

use super::Writer;

impl Writer<'_> {
    pub(super) fn first_call(&self, page: &mut Page) {
        page.heading(2, "First call");
        let Some((resource, operation, arguments)) = self.first_operation() else {
            return;
        };
        let call = self
            .snippets
            .call(resource, operation, &arguments, Form::Fluent);
        let Some(call) = call else { return };
        let client = self.client();
        self.rust(
            page,
            &quote! {
                #[tokio::main]
                async fn main() -> Result<(), Box<dyn std::error::Error>> {
                    let client = #client::from_env()?;
                    let answer = #call.await?;
                    println!("{}", answer.http().status());
                    let body = answer.into_inner();
                    println!("{body:?}");
                    Ok(())
                }
            },
        );
        page.markdown(
            "`answer` derefs to the decoded body, which `into_inner()` takes out; `answer.http()` has the status, the headers, the \
             request's id and how many attempts there were. Optional arguments are methods before \
             `send()`, options of this one call go into `.with(CallOptions::new()..)`.",
        );
    }
}
