//! A documented error, told from all other failures.

use proc_macro2::Literal;
use quote::quote;

use crate::plan::{ErrorEnumPlan, ErrorPlan, OperationPlan, ResourcePlan, StatusRange};
use crate::snippet::Form;

use super::{Program, Writer};

impl Writer<'_> {
    pub(super) fn errors(&self) -> Option<Program> {
        let (resource, operation, errors) = self.with_errors()?;
        let variant = errors
            .variants
            .iter()
            .find(|variant| not_found(variant.status));
        let variant = variant.or(errors.variants.first())?;
        let StatusRange::Exact(status) = variant.status else {
            return None;
        };
        let call = self.call(resource, operation, Form::Fluent)?;
        let (root, name, case) = (self.snippets.root(), &errors.name, &variant.name);
        let group = match &operation.error {
            ErrorPlan::Own(_) => {
                let module = &resource.module;
                quote!(::#module)
            }
            _ => quote!(),
        };
        let status = Literal::u16_unsuffixed(status);
        let login = self.login(&call);
        let imports = quote! {
            use bindery_mock::Fault;
            use #root #group::#name;
        };
        Some(self.program(
            "errors",
            resource,
            &imports,
            "A documented error, told from all other failures.",
            &quote! {
                let (client, mock) = client()?;
                #login
                if let Some(mock) = &mock {
                    mock.fail_next(Fault::status(#status));
                }
                match #call.await {
                    Ok(answer) => println!("It went well: {}.", answer.http().status()),
                    Err(error) => {
                        match error.api() {
                            Some(#name::#case(_)) => println!("As documented: {error}"),
                            _ => return Err(error.into()),
                        }
                    }
                }
                Ok(())
            },
        ))
    }

    /// An operation with documented errors: one that may find nothing, where there is one.
    fn with_errors(&self) -> Option<(&ResourcePlan, &OperationPlan, &ErrorEnumPlan)> {
        let reads = || self.operations().filter(|(_, it)| it.http_method == "GET");
        let errors = |operation: &OperationPlan| -> Option<&ErrorEnumPlan> {
            match &operation.error {
                ErrorPlan::Own(_) | ErrorPlan::Named(_) | ErrorPlan::None => None,
                ErrorPlan::Provider(_) => self.plan.client.errors.as_ref(),
            }
        };
        let own = reads().find_map(|(resource, operation)| match &operation.error {
            ErrorPlan::Own(own) if own.variants.iter().any(|it| not_found(it.status)) => {
                Some((resource, operation, own))
            }
            _ => None,
        });
        own.or_else(|| {
            reads()
                .find_map(|(resource, operation)| Some((resource, operation, errors(operation)?)))
        })
    }
}

fn not_found(status: StatusRange) -> bool {
    status == StatusRange::Exact(404)
}
