//! From operations to their plans.

use crate::ir::{Operation, OperationIndex, Resolved};

use super::anonymous::Anonymous;
use super::context::Context;
use super::docs::Docs;
use super::errors::ErrorPlan;
use super::name::Scope;
use super::operation::OperationPlan;
use super::rust_type::{Item, Module, RustType};
use super::types::TypePlan;

impl Context<'_> {
    /// Plans an operation. `scope` has the names that are taken among the crate's types.
    pub(super) fn operation(&self, index: OperationIndex, scope: &mut Scope) -> OperationPlan {
        let operation = self.api.operation(index);
        let names = &self.names.operations[index.0];
        let module = self.resource_of(operation);
        let mut anonymous = Anonymous::new(scope, &names.operation, module);
        let parameters = self.parameters(operation, &mut anonymous);
        let output = self.output(operation, index, &mut anonymous);
        let pagination = self.pagination_plan(operation, &parameters, &output);
        let types = anonymous
            .into_unions()
            .into_iter()
            .map(TypePlan::Union)
            .collect();
        let docs = self.operation_docs(operation);
        OperationPlan {
            index: Some(index),
            id: operation.id.value.to_string(),
            http_method: operation.method.value.as_str(),
            path: operation.path.value.to_string(),
            name: names.operation.clone(),
            method: names.method.clone(),
            summary: self.operation_summary(operation),
            docs,
            aliases: operation
                .operation_id
                .iter()
                .chain(&operation.also_called)
                .map(|alias| alias.value.clone())
                .collect(),
            deprecated: operation.deprecated.as_ref().map(|note| note.value.clone()),
            provider: RustType::Item(Box::new(Item {
                module: Module::Client,
                name: self.names.marker.clone(),
            })),
            parameters,
            output,
            error: self.operation_error(operation, index),
            meta: self.meta(index, operation),
            pagination: pagination.map(Box::new),
            types,
        }
    }

    pub(super) fn resource_of(&self, operation: &Operation<Resolved>) -> Module {
        let group = &operation.id.value.group;
        let position = self
            .api
            .groups
            .iter()
            .position(|found| &found.name.value == group);
        match position.and_then(|position| self.names.groups.get(position)) {
            Some(names) => Module::Resource(names.module.clone()),
            None => Module::Types,
        }
    }

    fn operation_summary(&self, operation: &Operation<Resolved>) -> Docs {
        let summary = self.summary(&operation.description);
        if summary.is_empty() {
            Docs::line(format!(
                "`{} {}`",
                operation.method.value.as_str(),
                operation.path.value
            ))
        } else {
            summary
        }
    }

    fn operation_docs(&self, operation: &Operation<Resolved>) -> Docs {
        let mut docs = self.docs(&operation.description);
        docs.paragraph(format!(
            "`{} {}`",
            operation.method.value.as_str(),
            operation.path.value
        ));
        if let Some(scopes) = &operation.scopes {
            let (joint, names) = match &scopes.value {
                crate::ir::Scopes::All { names } => (" and ", names),
                crate::ir::Scopes::Any { names } => (" or ", names),
            };
            let names: Vec<String> = names.iter().map(|name| super::code_span(name)).collect();
            docs.paragraph(format!("Needs the scope {}.", names.join(joint)));
        }
        for at_most in &operation.at_most {
            docs.paragraph(format!(
                "At most {} per {}.",
                at_most.count.value, at_most.per.value
            ));
        }
        if !operation.allowed.is_empty() {
            let who: Vec<&str> = operation
                .allowed
                .iter()
                .map(|allowed| match allowed.value {
                    crate::ir::Allowed::Creator => "who created it",
                    crate::ir::Allowed::Admin => "an administrator",
                    crate::ir::Allowed::Member => "a member",
                })
                .collect();
            docs.paragraph(format!("May be called by {}.", who.join(" or ")));
        }
        docs
    }

    fn operation_error(&self, operation: &Operation<Resolved>, index: OperationIndex) -> ErrorPlan {
        if operation.errors.is_empty() {
            return if self.api.errors.is_empty() {
                ErrorPlan::None
            } else {
                ErrorPlan::Provider(Item {
                    module: Module::Error,
                    name: self.names.error.clone(),
                })
            };
        }
        let names = &self.names.operations[index.0];
        let docs = Docs::line(format!(
            "The documented errors of [`{}`].",
            names.operation.rust_text()
        ));
        ErrorPlan::Own(self.error_enum(
            names.error.clone(),
            docs,
            operation.errors.iter().chain(&self.api.errors),
        ))
    }
}
