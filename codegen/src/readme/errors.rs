//! How errors are told apart.

use quote::quote;

use crate::plan::{ErrorEnumPlan, ErrorPlan, OperationPlan, ResourcePlan, StatusRange};
use crate::reference::{Anchor, Page};
use crate::snippet::Form;

use super::Writer;

impl Writer<'_> {
    pub(super) fn errors(&self, page: &mut Page) {
        page.heading(2, "Errors");
        page.markdown(format!(
            "A call fails with `Error<E>`, as large as a pointer, where `E` is the enum of the \
             operation's documented errors. {} lists them.",
            self.reference("The reference", &Anchor::Section("errors")),
        ));
        self.matching(page);
        page.markdown(
            "`error.kind()` says what kind of failure it is (connection, timeout, a body that does not \
             fit, ..), `error.body()` has the raw body, `error.request_id()` what the provider's support \
             asks for, `error.may_have_succeeded()` whether the server may have done it all the same.",
        );
    }

    fn matching(&self, page: &mut Page) {
        let Some((resource, operation, errors, path)) = self.with_errors() else {
            return;
        };
        let arguments = self.arguments(operation);
        let call = self
            .snippets
            .call(resource, operation, &arguments, Form::Fluent);
        let (Some(call), Some(variant)) = (
            call,
            errors.variants.iter().min_by_key(|variant| {
                // What people meet first is that something is not there.
                match variant.status {
                    StatusRange::Exact(404) => 0,
                    StatusRange::Exact(status) => status,
                    StatusRange::Class(class) => u16::from(class) * 1000,
                }
            }),
        ) else {
            return;
        };
        let (library, client) = (&self.library, self.client());
        let (name, case) = (&errors.name, &variant.name);
        let path = path.map(|group| quote!(::#group));
        self.rust(
            page,
            &quote! {
                use #library #path::#name;

                async fn run(client: &#client) -> Result<(), Box<dyn std::error::Error>> {
                    match #call.await {
                        Ok(answer) => println!("{}", answer.http().status()),
                        Err(error) => match error.api() {
                            Some(#name::#case(body)) => println!("{body:?}"),
                            _ => return Err(error.into()),
                        },
                    }
                    Ok(())
                }
            },
        );
    }

    /// An operation with documented errors, those with errors of their own first, and the group that
    /// holds their enum.
    fn with_errors(
        &self,
    ) -> Option<(
        &ResourcePlan,
        &OperationPlan,
        &ErrorEnumPlan,
        Option<&crate::plan::RustName>,
    )> {
        let calls = || {
            self.all_operations()
                .filter(|(_, it)| !it.output.is_stream())
        };
        let own = calls().filter_map(|(resource, operation)| match &operation.error {
            ErrorPlan::Own(errors) => Some((resource, operation, errors, Some(&resource.module))),
            _ => None,
        });
        let has_404 = |errors: &ErrorEnumPlan| {
            let mut variants = errors.variants.iter();
            variants.any(|variant| variant.status == StatusRange::Exact(404))
        };
        let own: Vec<_> = own.collect();
        let best = own.iter().find(|(.., errors, _)| has_404(errors));
        if let Some(best) = best.or(own.first()) {
            return Some(*best);
        }
        let errors = self.plan.client.errors.as_ref()?;
        let (resource, operation) = calls().next()?;
        Some((resource, operation, errors, None))
    }
}
