//! Examples in doc comments: every answer, value and delivery that a spec shows, read as a program reads it.
//! Each is a doctest.

mod deliveries;
mod handshake;
mod operation;
mod text;

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Value;

use crate::ir::{Api, ExampleRole, Operation, Resolved, TypeShape, UnionTag};
use crate::plan::{ClientCratePlan, Docs, Item, Module, OperationPlan, RustType};
use crate::print::print_statements;
use crate::snippet::Snippets;

use super::shown::error_body;
use text::{json, literal, name, section, title};

/// What is added to the doc comments of a crate.
#[derive(Debug)]
pub(super) struct DocValues {
    /// By the operation's name in the spec.
    operations: BTreeMap<String, Docs>,
    /// By the type's index.
    types: Vec<Docs>,
    /// Of the errors that every operation may answer.
    errors: Docs,
    /// By the event's name on the wire.
    events: BTreeMap<String, Docs>,
    /// Deliveries without events.
    heartbeats: Docs,
    /// The handshake that confirms a webhook.
    handshake: Docs,
}

impl DocValues {
    /// The examples of the library of this name.
    pub(super) fn of(api: &Api<Resolved>, plan: &ClientCratePlan, library: &str) -> Self {
        let writer = Writer {
            api,
            plan,
            library,
            snippets: Snippets::new(plan, Some(library)),
        };
        let mut operations = BTreeMap::new();
        let of_api: BTreeMap<String, &Operation<Resolved>> = api
            .operations
            .iter()
            .map(|it| (it.id.value.to_string(), it))
            .collect();
        for resource in &plan.resources {
            for operation in &resource.operations {
                if let Some(of_api) = of_api.get(&operation.id) {
                    let docs = writer.operation(of_api, resource, operation);
                    operations.insert(operation.id.clone(), docs);
                }
            }
        }
        let events = plan.events.as_ref();
        Self {
            operations,
            types: writer.types(),
            errors: writer.errors(),
            events: events.map_or_else(BTreeMap::new, |events| writer.events(events)),
            heartbeats: events.map_or_else(Docs::default, |events| writer.heartbeats(events)),
            handshake: events.map_or_else(Docs::default, |events| writer.handshake(events)),
        }
    }

    /// A call of an operation, and its answers.
    pub(super) fn of_operation(&self, operation: &OperationPlan) -> Docs {
        let docs = self.operations.get(&operation.id);
        docs.cloned().unwrap_or_default()
    }

    /// Adds all else to the doc comments of a plan.
    pub(super) fn add_to(&self, plan: &mut ClientCratePlan) {
        for (file, docs) in plan.types.iter_mut().zip(&self.types) {
            if let Some(ty) = file.types.first_mut() {
                ty.docs_mut().append(docs);
            }
        }
        if let Some(errors) = &mut plan.client.errors {
            errors.docs.append(&self.errors);
        }
        let Some(events) = &mut plan.events else {
            return;
        };
        events.docs.append(&self.handshake);
        for kind in events.event.iter_mut().flat_map(|it| &mut it.kinds) {
            if let Some(docs) = self.events.get(&kind.wire).filter(|docs| !docs.is_empty()) {
                kind.example = docs.clone();
            }
        }
        if let Some(delivery) = &mut events.delivery {
            delivery.object.docs.append(&self.heartbeats);
        }
    }
}

struct Writer<'a> {
    api: &'a Api<Resolved>,
    plan: &'a ClientCratePlan,
    library: &'a str,
    snippets: Snippets<'a>,
}

impl Writer<'_> {
    /// The errors that every operation may answer.
    fn errors(&self) -> Docs {
        let Some(errors) = &self.plan.client.errors else {
            return Docs::default();
        };
        let answers = self.api.error_examples.iter().filter_map(|example| {
            let ExampleRole::Response {
                status: Some(status),
            } = example.role
            else {
                return None;
            };
            let value = json(example)?;
            let docs = self.value("error", error_body(errors, status)?, &value)?;
            Some((title(status, example), docs))
        });
        section("Answers", answers.collect())
    }

    /// The values of each type.
    fn types(&self) -> Vec<Docs> {
        let types = self.api.types.iter().zip(&self.plan.types);
        types
            .map(|(def, file)| {
                let is_beside = matches!(
                    &def.shape,
                    TypeShape::Union(union) if matches!(union.tag, UnionTag::Beside { .. })
                );
                let Some(ty) = file.types.first().filter(|_| !is_beside) else {
                    return Docs::default();
                };
                let ty = RustType::Item(Box::new(Item {
                    module: Module::Types,
                    name: ty.name().clone(),
                }));
                let values = def.examples.iter().filter_map(|example| {
                    let docs = self.value("value", &ty, &json(example)?)?;
                    Some((name(example), docs))
                });
                section("Examples", values.collect())
            })
            .collect()
    }

    /// A value that is read as a type.
    fn value(&self, name: &str, ty: &RustType, value: &Value) -> Option<Docs> {
        let path = self.snippets.type_path(ty)?;
        let name = proc_macro2::Ident::new(name, proc_macro2::Span::call_site());
        let look = self.snippets.look(&quote!(#name), ty, value);
        self.read(
            value,
            &quote!(let #name: #path = serde_json::from_str(text)?; #look),
        )
    }

    fn read(&self, value: &Value, statements: &TokenStream) -> Option<Docs> {
        let names_types = statements.to_string().contains("types ::");
        let root = self.snippets.root();
        let types = names_types.then(|| quote!(use #root::types;));
        doctest(value, &quote!(#types), statements)
    }
}

/// The statements that read a text, below it.
fn doctest(value: &Value, imports: &TokenStream, statements: &TokenStream) -> Option<Docs> {
    let mut lines = vec!["```".to_owned()];
    let imports = print_statements(imports).ok()?;
    lines.extend(imports.lines().map(|line| format!("# {line}")));
    lines.extend(literal(value)?);
    lines.extend(
        print_statements(statements)
            .ok()?
            .lines()
            .map(str::to_owned),
    );
    lines.push("# Ok::<(), Box<dyn std::error::Error>>(())".to_owned());
    lines.push("```".to_owned());
    Some(Docs::line(lines.join("\n")))
}
