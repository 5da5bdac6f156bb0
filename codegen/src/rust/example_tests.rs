//! Tests of a client crate with everything that its spec shows: requests that are sent so, and answers and
//! values that are read and written back.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::ir::{Api, Example, ExampleBody, ExampleRole, Operation, Resolved, TypeShape};
use crate::plan::{Case, ClientCratePlan, OperationPlan, ResourcePlan, RustName, RustType, Scope};
use crate::snippet::{Arguments, Snippets, request_examples};

use super::cargo_toml::Package;
use super::shown::{ReadAs, ShownAnswer};

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
        for shown in ShownAnswer::all_of(operation, plan) {
            self.answer(operation, plan, &shown, value.as_ref());
        }
    }

    /// A success or an error that the operation reads; of a success the value, too.
    fn answer(
        &mut self,
        operation: &Operation<Resolved>,
        plan: &OperationPlan,
        shown: &ShownAnswer<'_>,
        value: Option<&TokenStream>,
    ) {
        let text = &shown.example.text;
        let number = Literal::u16_unsuffixed(shown.status);
        let check = if shown.is_success {
            quote!(testing::assert_accepts)
        } else {
            quote!(testing::assert_refuses)
        };
        let read = shown
            .is_success
            .then(|| self.read(operation, plan, shown))
            .flatten();
        let answer = value.map(|value| {
            quote! {
                let operation = #value;
                #check(&operation, #number, #text);
            }
        });
        if answer.is_some() || read.is_some() {
            let verb = format!("reads {}", shown.status);
            self.test(&plan.id, &verb, shown.example, &quote!(#answer #read));
        }
    }

    /// The check that reads what a success gives and writes it back.
    fn read(
        &self,
        operation: &Operation<Resolved>,
        plan: &OperationPlan,
        shown: &ShownAnswer<'_>,
    ) -> Option<TokenStream> {
        let (ty, value) = match shown.read_as(self.api, operation, plan)? {
            ReadAs::Value { ty, value } => (self.snippets.type_path(&ty)?, value),
            ReadAs::Beside {
                plan: beside,
                value,
            } => (
                self.snippets.output_path(self.plan, plan, &beside.name)?,
                value,
            ),
        };
        let text = value.to_string();
        Some(quote!(testing::assert_reads::<#ty>(#text);))
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
        let (root, module) = (self.snippets.root().clone(), &plan.module);
        let marker = &plan.marker;
        let kinds = plan.event.iter().flat_map(|event| &event.kinds);
        let kinds = kinds.filter(|kind| kind.sample.is_some());
        let kinds: Vec<&RustName> = kinds.map(|kind| &kind.kind).collect();
        if !kinds.is_empty() {
            let code =
                quote!(#(testing::assert_receives::<#root::#marker, _>(#root::#module::#kinds);)*);
            self.named("each event is received", &code);
        }
        let RustType::Item(item) = plan.body() else {
            return;
        };
        let name: &RustName = &item.name;
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
        self.named(&format!("{of} {verb} {title}"), code);
    }

    fn named(&mut self, name: &str, code: &TokenStream) {
        let name = self.names.claim(name, Case::Snake);
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
