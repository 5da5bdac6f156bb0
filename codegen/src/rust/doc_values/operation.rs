//! A call of an operation, and its answers.

use quote::quote;

use crate::ir::{Operation, Resolved};
use crate::plan::{Docs, ErrorPlan, OperationPlan, ResourcePlan};
use crate::snippet::{Arguments, request_examples};

use super::super::doc_example::doc_example;
use super::super::shown::{ReadAs, ShownAnswer, error_body};
use super::Writer;
use super::text::{section, title};

impl Writer<'_> {
    /// A call of an operation, and its answers.
    pub(super) fn operation(
        &self,
        operation: &Operation<Resolved>,
        resource: &ResourcePlan,
        plan: &OperationPlan,
    ) -> Docs {
        let shown = request_examples(self.api, operation, plan).into_iter();
        let mut arguments: Vec<Arguments> = shown.map(|shown| shown.arguments).collect();
        arguments.push(Arguments::of_columns(plan));
        let client = &self.plan.client.client;
        let library = Some(self.library);
        let mut docs = doc_example(&self.snippets, library, client, resource, plan, &arguments);
        docs.append(&self.answers(operation, plan));
        docs
    }

    fn answers(&self, operation: &Operation<Resolved>, plan: &OperationPlan) -> Docs {
        let answers: Vec<(String, Docs)> = ShownAnswer::all_of(operation, plan)
            .filter_map(|shown| {
                let docs = if shown.is_success {
                    self.success(operation, plan, &shown)
                } else {
                    self.error(plan, &shown)
                };
                Some((title(shown.status, shown.example), docs?))
            })
            .collect();
        section("Answers", answers)
    }

    fn success(
        &self,
        operation: &Operation<Resolved>,
        plan: &OperationPlan,
        shown: &ShownAnswer<'_>,
    ) -> Option<Docs> {
        match shown.read_as(self.api, operation, plan)? {
            ReadAs::Value { ty, value } => self.value("body", &ty, &value),
            ReadAs::Beside {
                plan: beside,
                value,
            } => {
                let ty = self.snippets.output_path(self.plan, plan, &beside.name)?;
                let field = &beside.body_field;
                let inner = value.get(&beside.envelope)?;
                let look = self
                    .snippets
                    .look(&quote!(body.#field), &beside.body, inner);
                self.read(
                    &value,
                    &quote!(let body: #ty = serde_json::from_str(text)?; #look),
                )
            }
        }
    }

    fn error(&self, plan: &OperationPlan, shown: &ShownAnswer<'_>) -> Option<Docs> {
        let errors = match &plan.error {
            ErrorPlan::Own(own) => own,
            ErrorPlan::Provider(_) => self.plan.client.errors.as_ref()?,
            ErrorPlan::None | ErrorPlan::Named(_) => return None,
        };
        let ty = error_body(errors, shown.status)?;
        let value = serde_json::from_str(&shown.example.text).ok()?;
        self.value("error", ty, &value)
    }
}
