//! How what uses the client is tested.

use quote::quote;

use crate::ir::{ExampleBody, ExampleRole};
use crate::plan::{OperationPlan, ResourcePlan};
use crate::reference::Page;
use crate::snippet::Form;

use super::Writer;

impl Writer<'_> {
    pub(super) fn testing(&self, page: &mut Page) {
        page.heading(2, "Testing");
        page.markdown(
            "With the feature `testing` of `bindery`, a script takes the place of the network: it answers \
             each operation with what you wrote and keeps what it was sent.",
        );
        page.fence(
            "toml",
            &format!(
                "[dev-dependencies]\nbindery = {{ version = \"{}\", features = [\"testing\"] }}",
                self.package.runtime_version
            ),
        );
        let Some((resource, operation, status, body)) = self.answered() else {
            return;
        };
        let arguments = self.arguments(operation);
        let call = self
            .snippets
            .call(resource, operation, &arguments, Form::Fluent);
        let Some(call) = call else { return };
        let (client, marker) = (self.client(), &self.plan.client.marker);
        let (library, id) = (&self.library, &operation.id);
        let credential = self.plan.client.schemes.first().map(|scheme| {
            let method = &scheme.method;
            let user = scheme.user.as_ref().map(|_| quote!("user",));
            quote!(.#method(#user "secret"))
        });
        let status = proc_macro2::Literal::u16_unsuffixed(status);
        self.rust(
            page,
            &quote! {
                use #library::#marker;
                use bindery::testing::Script;

                async fn it_works() -> Result<(), Box<dyn std::error::Error>> {
                    let script = Script::new::<#marker>();
                    script.on(#id).json(#status, #body);
                    let client = #client::builder() #credential.transport(script.clone()).build()?;

                    let answer = #call.await?;

                    assert_eq!(answer.http().status().as_u16(), #status);
                    script.assert_calls([#id]);
                    Ok(())
                }
            },
        );
    }

    /// An operation with the shortest JSON answer that the spec shows.
    fn answered(&self) -> Option<(&ResourcePlan, &OperationPlan, u16, String)> {
        let answers = self.all_operations().flat_map(|(resource, plan)| {
            let operation = plan.described(self.api);
            let examples = operation.map(|operation| operation.examples.iter());
            examples
                .into_iter()
                .flatten()
                .filter_map(move |example| match example.role {
                    ExampleRole::Response {
                        status: Some(status @ 200..=299),
                    } if example.body == ExampleBody::Json && !plan.output.is_stream() => {
                        let body: serde_json::Value = serde_json::from_str(&example.text).ok()?;
                        Some((resource, plan, status, body.to_string()))
                    }
                    _ => None,
                })
        });
        answers.min_by_key(|(.., body)| body.len())
    }
}
