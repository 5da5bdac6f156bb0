//! Tests of a client crate with everything that its spec shows: requests that are sent so, and answers and
//! values that are read and written back.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::Value;

use crate::ir::{Api, Envelope, Example, ExampleBody, ExampleRole, Operation, Resolved, TypeShape};
use crate::plan::{
    Case, ClientCratePlan, OperationPlan, OutputPlan, ResourcePlan, RustName, RustType, Scope,
};
use crate::snippet::{Arguments, Snippets, request_examples};

use super::cargo_toml::Package;

/// The files below `tests`: their paths and tokens. None for what the spec does not show.
pub(super) fn example_tests(
    api: &Api<Resolved>,
    plan: &ClientCratePlan,
    package: &Package,
) -> Vec<(&'static str, TokenStream)> {
    let library = package.library();
    let mut tests = Tests {
        api,
        plan,
        snippets: Snippets::new(plan, Some(&library)),
        names: Scope::new(),
        items: Vec::new(),
    };
    for resource in &plan.resources {
        for operation in &resource.operations {
            tests.operation(resource, operation);
        }
    }
    tests.types();
    let shown = std::mem::take(&mut tests.items);
    tests.deliveries();
    let groups = plan.resources.iter().map(|it| it.module.file_stem());
    let groups: Vec<&str> = groups.collect();
    let events = plan.events.iter().map(|it| it.module.file_stem());
    let events: Vec<&str> = events.collect();
    [
        ("tests/examples.rs", file(&library, &groups, &shown)),
        ("tests/deliveries.rs", file(&library, &events, &tests.items)),
    ]
    .into_iter()
    .filter_map(|(path, tokens)| Some((path, tokens?)))
    .collect()
}

/// A file of tests. None without tests.
fn file(library: &str, features: &[&str], items: &[TokenStream]) -> Option<TokenStream> {
    let library: TokenStream = library.parse().ok()?;
    (!items.is_empty()).then(|| {
        quote! {
            //! What the documents show is sent so, and read so.
            #(#![cfg(feature = #features)])*
            #![allow(clippy::all, clippy::pedantic, deprecated, unused_imports, reason = "generated")]

            use bindery::testing;
            use #library::types;

            #(#items)*
        }
    })
}

struct Tests<'a> {
    api: &'a Api<Resolved>,
    plan: &'a ClientCratePlan,
    snippets: Snippets<'a>,
    names: Scope,
    items: Vec<TokenStream>,
}

impl Tests<'_> {
    fn operation(&mut self, resource: &ResourcePlan, plan: &OperationPlan) {
        let api = self.api;
        let Some(operation) = plan.described(api) else {
            return;
        };
        // Its answer is read entry by entry, by another trait.
        if plan.output.is_stream() {
            return;
        }
        let requests = request_examples(api, operation, plan);
        for shown in &requests {
            let value = self.snippets.operation(resource, plan, &shown.arguments);
            let Some(value) = value else { continue };
            let text = &shown.example.text;
            let check = match shown.example.body {
                ExampleBody::Json => quote!(testing::assert_sends_json(&operation, #text);),
                ExampleBody::Form => quote!(testing::assert_sends_form(&operation, #text);),
                ExampleBody::Http => quote!(testing::assert_sends_http(&operation, #text);),
            };
            let code = quote!(let operation = #value; #check);
            self.test(&plan.id, "sends", shown.example, &code);
        }
        let arguments = requests.into_iter().next().map(|shown| shown.arguments);
        let arguments = arguments.unwrap_or_else(|| Arguments::of_columns(plan));
        let value = self.snippets.operation(resource, plan, &arguments);
        for example in &operation.examples {
            self.answer(operation, plan, example, value.as_ref());
        }
    }

    /// A success or an error that the operation reads; of a success the value, too.
    fn answer(
        &mut self,
        operation: &Operation<Resolved>,
        plan: &OperationPlan,
        example: &Example<Resolved>,
        value: Option<&TokenStream>,
    ) {
        let ExampleRole::Response {
            status: Some(status),
        } = example.role
        else {
            return;
        };
        if example.body != ExampleBody::Json {
            return;
        }
        let text = &example.text;
        let number = Literal::u16_unsuffixed(status);
        let is_success = if plan.meta.success.is_empty() {
            (200..300).contains(&status)
        } else {
            plan.meta.success.contains(&status)
        };
        let check = if is_success {
            quote!(testing::assert_accepts)
        } else {
            quote!(testing::assert_refuses)
        };
        let read = is_success
            .then(|| self.read(operation, plan, status, text))
            .flatten();
        let answer = value.map(|value| {
            quote! {
                let operation = #value;
                #check(&operation, #number, #text);
            }
        });
        if answer.is_some() || read.is_some() {
            let verb = format!("reads {status}");
            self.test(&plan.id, &verb, example, &quote!(#answer #read));
        }
    }

    /// The check that reads what a success gives and writes it back.
    fn read(
        &self,
        operation: &Operation<Resolved>,
        plan: &OperationPlan,
        status: u16,
        text: &str,
    ) -> Option<TokenStream> {
        let (ty, text) = match &plan.output {
            OutputPlan::Json(ty) | OutputPlan::Optional { body: ty, .. } => (
                self.snippets.type_path(ty)?,
                self.unwrapped(operation, text)?,
            ),
            OutputPlan::ByStatus(by_status) => {
                let variants = by_status.variants.iter();
                let mut fitting = variants.filter(|(_, it, _)| it.is_none_or(|it| it == status));
                let ty = fitting.find_map(|(.., ty)| ty.clone())?;
                (
                    self.snippets.type_path(&ty)?,
                    self.unwrapped(operation, text)?,
                )
            }
            OutputPlan::Beside(beside) => {
                let group =
                    self.plan.resources.iter().find(|resource| {
                        resource.operations.iter().any(|other| other.id == plan.id)
                    })?;
                let (root, group, name) = (self.snippets.root(), &group.module, &beside.name);
                (quote!(#root::#group::#name), text.to_owned())
            }
            OutputPlan::Whole(ty) => (self.snippets.type_path(ty)?, text.to_owned()),
            OutputPlan::None | OutputPlan::Bytes | OutputPlan::Stream(_) => return None,
        };
        Some(quote!(testing::assert_reads::<#ty>(#text);))
    }

    /// The text of a success out of its envelope.
    fn unwrapped(&self, operation: &Operation<Resolved>, text: &str) -> Option<String> {
        let Some(envelope) = &self.api.settings.envelope else {
            return Some(text.to_owned());
        };
        let member = envelope.value.value.as_str();
        match operation.envelope {
            Envelope::None | Envelope::ResponseNone => Some(text.to_owned()),
            Envelope::Provider | Envelope::RequestNone => {
                let value: Value = serde_json::from_str(text).ok()?;
                Some(value.get(member)?.to_string())
            }
            Envelope::ResponseOptional => {
                let value: Value = serde_json::from_str(text).ok()?;
                Some(value.get(member).unwrap_or(&value).to_string())
            }
        }
    }

    fn types(&mut self) {
        let (api, plan) = (self.api, self.plan);
        for (def, file) in api.types.iter().zip(&plan.types) {
            let Some(ty) = file.types.first() else {
                continue;
            };
            // What stands beside a union says which it is, and is not there.
            if matches!(&def.shape, TypeShape::Union(union) if is_beside(union)) {
                continue;
            }
            let name = ty.name();
            for example in &def.examples {
                let text = &example.text;
                let code = quote!(testing::assert_reads::<types::#name>(#text););
                self.test(&def.name.value, "is read", example, &code);
            }
        }
    }

    fn deliveries(&mut self) {
        let api = self.api;
        let (Some(events), Some(plan)) = (&api.events, &self.plan.events) else {
            return;
        };
        let RustType::Item(item) = plan.body() else {
            return;
        };
        let name: &RustName = &item.name;
        let (root, module) = (self.snippets.root().clone(), &plan.module);
        for example in &events.examples {
            let title = match &example.role {
                ExampleRole::Delivery { event } => event.value.as_str(),
                ExampleRole::Heartbeat => "heartbeat",
                _ => continue,
            };
            let text = &example.text;
            let code = quote!(testing::assert_reads::<#root::#module::#name>(#text););
            self.test(title, "is read", example, &code);
        }
    }

    /// Adds a test. Its lines are the printer's.
    fn test(&mut self, of: &str, verb: &str, example: &Example<Resolved>, code: &TokenStream) {
        let title = example.name.as_ref().map_or("", |name| name.value.as_str());
        let name = self
            .names
            .claim(&format!("{of} {verb} {title}"), Case::Snake);
        let fails = code.to_string().contains(" ?");
        self.items.push(if fails {
            quote! {
                #[test]
                #[rustfmt::skip]
                fn #name() -> Result<(), Box<dyn std::error::Error>> {
                    #code
                    Ok(())
                }
            }
        } else {
            quote! {
                #[test]
                #[rustfmt::skip]
                fn #name() {
                    #code
                }
            }
        });
    }
}

fn is_beside(union: &crate::ir::Union<Resolved>) -> bool {
    matches!(union.tag, crate::ir::UnionTag::Beside { .. })
}
