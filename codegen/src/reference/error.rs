//! Documented errors: of one operation, and the enums of all.

use crate::ir::{ErrorResponse, Operation, Resolved, RetryAdvice, StatusPattern};
use crate::plan::{ErrorEnumPlan, ErrorPlan, OperationPlan, StatusRange, code_span};

use super::curl::bodies;
use super::type_text::type_link;
use super::{Anchor, Page, Writer};

impl Writer<'_> {
    pub(super) fn operation_errors(
        &self,
        page: &mut Page,
        operation: &Operation<Resolved>,
        plan: &OperationPlan,
    ) {
        page.heading(3, "Errors");
        let (name, plan) = match (&plan.error, &self.plan.client.errors) {
            (ErrorPlan::Own(own), _) => (&own.name, own),
            (ErrorPlan::Provider(item), Some(errors)) => (&item.name, errors),
            _ => {
                page.markdown("No error response is documented.");
                return;
            }
        };
        let rows = operation.errors.iter().chain(&self.api.errors);
        self.error_table(page, plan, &rows.collect::<Vec<_>>());
        let link = page.link(&code_span(name.rust_text()), &Anchor::Errors(name.clone()));
        page.markdown(format!(
            "As the variants of {link}: `error.api()` gives them."
        ));
        page.docs(&self.docs(page, &operation.errors_notes));
    }

    fn error_table(
        &self,
        page: &mut Page,
        plan: &ErrorEnumPlan,
        rows: &[&ErrorResponse<Resolved>],
    ) {
        let rows: Vec<[String; 6]> = plan
            .variants
            .iter()
            .filter_map(|variant| {
                let status = match variant.status {
                    StatusRange::Exact(status) => StatusPattern::Exact { status },
                    StatusRange::Class(class) => StatusPattern::Class { class },
                };
                let row = rows
                    .iter()
                    .find(|row| row.statuses.iter().any(|it| it.value == status))?;
                let content = row.content.as_ref();
                let content = content.map_or("application/json", |it| it.value.as_str());
                Some([
                    code_span(variant.name.rust_text()),
                    status.to_string(),
                    code_span(content),
                    match &variant.body {
                        Some(ty) => type_link(page, ty),
                        None => "none documented".to_owned(),
                    },
                    retry_text(row.retry).to_owned(),
                    self.line(page, &row.meaning),
                ])
            })
            .collect();
        page.table(
            [
                "Error type",
                "Status code",
                "Content type",
                "Body",
                "Another attempt",
                "Meaning",
            ],
            &rows,
        );
    }

    pub(super) fn errors(&self, page: &mut Page) {
        page.anchor(2, "Error types", Anchor::Section("errors"));
        page.markdown(
            "A call fails with `Error<E>`. `error.kind()` tells a documented error from a connection \
             that failed, a timeout, a body that does not fit; `error.api()` gives the documented one, \
             typed, with the raw body kept. Each enum has a variant for each documented status.",
        );
        page.docs(&self.docs(page, &self.api.errors_notes));
        if let Some(errors) = &self.plan.client.errors {
            page.anchor(
                3,
                errors.name.rust_text(),
                Anchor::Errors(errors.name.clone()),
            );
            page.docs(&errors.docs);
            self.error_table(page, errors, &self.api.errors.iter().collect::<Vec<_>>());
            bodies(page, &self.api.error_examples, |_| true);
        }
        let operations = self.plan.resources.iter().flat_map(|it| &it.operations);
        for operation in operations {
            if let ErrorPlan::Own(plan) = &operation.error {
                page.anchor(3, plan.name.rust_text(), Anchor::Errors(plan.name.clone()));
                let link = page.link(&operation.id, &Anchor::Operation(operation.id.clone()));
                let variants: Vec<String> = plan
                    .variants
                    .iter()
                    .map(|variant| {
                        let body = variant.body.as_ref();
                        let body = body.map(|ty| format!(" ({})", type_link(page, ty)));
                        format!(
                            "{}{}",
                            code_span(variant.name.rust_text()),
                            body.unwrap_or_default()
                        )
                    })
                    .collect();
                page.markdown(format!("The errors of {link}: {}.", variants.join(", ")));
            }
        }
    }
}

pub(super) fn retry_text(advice: RetryAdvice) -> &'static str {
    match advice {
        RetryAdvice::Default => "as the retry policy says",
        RetryAdvice::Never => "never",
        RetryAdvice::Yes => "yes, if the call may be repeated",
        RetryAdvice::NotProcessed => "yes: the server did nothing",
    }
}
