//! Calls in Rust: by the method of the group, and by the function.

use crate::ir::{Operation, Resolved};
use crate::plan::{OperationPlan, ResourcePlan, code_span};
use crate::snippet::{Arguments, Form, request_examples};

use super::{Page, Writer};

impl Writer<'_> {
    pub(super) fn calls(
        &self,
        page: &mut Page,
        resource: &ResourcePlan,
        operation: &Operation<Resolved>,
        plan: &OperationPlan,
    ) {
        let shown = request_examples(self.api, operation, plan);
        let mut cases: Vec<(String, Arguments)> = shown
            .into_iter()
            .map(|shown| {
                let name = shown.example.name.as_ref();
                let name = name.map(|name| name.value.clone()).unwrap_or_default();
                (name, shown.arguments)
            })
            .collect();
        if cases.is_empty() {
            cases.push((String::new(), Arguments::of_columns(plan)));
        }
        page.heading(3, "Example");
        let mut last = None;
        for (name, arguments) in &cases {
            let program = self
                .snippets
                .program(resource, plan, arguments, Form::Fluent);
            let Some(program) = program else { continue };
            if !name.is_empty() {
                page.markdown(format!("{}:", code_span(name)));
            }
            page.rust("rust", program);
            last = Some(arguments);
        }
        let Some(arguments) = last else {
            page.markdown("Its arguments have no example that could be shown in short.");
            return;
        };
        if plan.pagination.is_some() {
            self.all_pages(page, resource, plan, arguments);
        }
        if let Some(program) = self
            .snippets
            .program(resource, plan, arguments, Form::Function)
        {
            page.heading(3, "Standalone function");
            page.rust("rust", program);
        }
    }

    fn all_pages(
        &self,
        page: &mut Page,
        resource: &ResourcePlan,
        plan: &OperationPlan,
        arguments: &Arguments,
    ) {
        if let Some(program) = self
            .snippets
            .program(resource, plan, arguments, Form::Items)
        {
            page.markdown("The entries of all pages, each page got when it is needed:");
            page.rust("rust", program);
        }
    }
}
