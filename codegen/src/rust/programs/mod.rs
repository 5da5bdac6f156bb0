//! Example programs of a client crate. Each talks to the provider where a credential is set, and else to a
//! mock of it.

mod blocking;
mod errors;
mod pagination;
mod quickstart;
mod retries;
mod streaming;
mod webhooks;

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Api, Resolved};
use crate::plan::{ClientCratePlan, OperationPlan, ResourcePlan, SchemeKind};
use crate::snippet::{Arguments, Form, Snippets, request_examples};

use super::cargo_toml::Package;

/// An example program.
pub(super) struct Program {
    /// Its file below `examples`, without the ending.
    pub(super) name: &'static str,
    /// The cargo features that it needs.
    pub(super) features: Vec<String>,
    /// Its text.
    pub(super) tokens: TokenStream,
}

/// The programs of a client, where it knows of a mock.
pub(super) fn programs(
    api: &Api<Resolved>,
    plan: &ClientCratePlan,
    package: &Package,
) -> Vec<Program> {
    if package.mock.is_none() {
        return Vec::new();
    }
    let library = package.library();
    let writer = Writer {
        api,
        plan,
        snippets: Snippets::new(plan, Some(&library)),
    };
    let programs = [
        writer.quickstart(),
        writer.errors(),
        writer.pagination(),
        writer.streaming(),
        writer.retries(),
        writer.blocking(),
        writer.webhooks(),
    ];
    programs.into_iter().flatten().collect()
}

/// The test that runs the programs. None without any.
pub(super) fn test_of(programs: &[Program]) -> Option<TokenStream> {
    let tests = programs.iter().map(|program| {
        let path = format!("../examples/{}.rs", program.name);
        let features = &program.features;
        let module = proc_macro2::Ident::new(program.name, proc_macro2::Span::call_site());
        let test = proc_macro2::Ident::new(
            &format!("{}_runs", program.name),
            proc_macro2::Span::call_site(),
        );
        quote! {
            #(#[cfg(feature = #features)])*
            #[path = #path]
            mod #module;

            #(#[cfg(feature = #features)])*
            #[test]
            fn #test() -> Result<(), Box<dyn std::error::Error>> {
                #module::main()
            }
        }
    });
    (!programs.is_empty()).then(|| {
        quote! {
            //! The example programs run to their end.
            #(#tests)*
        }
    })
}

struct Writer<'a> {
    api: &'a Api<Resolved>,
    plan: &'a ClientCratePlan,
    snippets: Snippets<'a>,
}

impl Writer<'_> {
    fn program(
        &self,
        name: &'static str,
        resource: &ResourcePlan,
        imports: &TokenStream,
        docs: &str,
        statements: &TokenStream,
    ) -> Program {
        let types = self.types_of(statements);
        let head = self.head(&quote!(#types #imports));
        let docs = format!(" {docs}");
        Program {
            name,
            features: vec![resource.module.file_stem().to_owned()],
            tokens: quote! {
                #![doc = #docs]
                #head

                #[rustfmt::skip]
                #[tokio::main]
                pub async fn main() -> Result<(), Box<dyn Error>> {
                    #statements
                }
            },
        }
    }

    /// A call before the one that fails, where the first call trades a key for a token.
    fn login(&self, call: &TokenStream) -> Option<TokenStream> {
        let scheme = self.plan.client.schemes.first()?;
        matches!(scheme.kind, SchemeKind::Exchange { .. }).then(|| quote!(#call.await?;))
    }

    /// The import of types, where code names any.
    fn types_of(&self, code: &TokenStream) -> Option<TokenStream> {
        let root = self.snippets.root();
        let names_types = code.to_string().contains("types ::");
        names_types.then(|| quote!(use #root::types;))
    }

    /// Imports, and the function that makes the client.
    fn head(&self, imports: &TokenStream) -> TokenStream {
        let (root, client) = (self.snippets.root(), &self.plan.client.client);
        let credential = self.plan.client.schemes.first().map(|scheme| {
            let method = &scheme.method;
            let user = scheme.user.as_ref().map(|_| quote!(mock.user_name(),));
            quote!(.#method(#user mock.credential()))
        });
        let own = quote! {
            use #root::#client;
            use bindery_mock::Mock;
            use std::error::Error;
        };
        let imports = sorted(quote!(#own #imports));
        quote! {
            #imports

            /// A client of the provider where a credential is set, else of a mock. Tests take the mock.
            fn client() -> Result<(#client, Option<Mock>), Box<dyn Error>> {
                match #client::from_env() {
                    Ok(client) if !cfg!(test) => return Ok((client, None)),
                    _ => {}
                }
                let mock = Mock::builder().seeded().start(include_str!("../spec.md"))?;
                println!("No credential is set: this talks to a mock.");
                let builder = #client::builder().base_url(mock.base_url());
                let client = builder #credential.build()?;
                Ok((client, Some(mock)))
            }
        }
    }

    /// The operations whose answers are read at once.
    fn operations(&self) -> impl Iterator<Item = (&ResourcePlan, &OperationPlan)> {
        let all = self.current_operations();
        all.filter(|(_, operation)| !operation.output.is_stream())
    }

    /// The operations that are not deprecated.
    fn current_operations(&self) -> impl Iterator<Item = (&ResourcePlan, &OperationPlan)> {
        self.plan.resources.iter().flat_map(|resource| {
            let operations = resource.operations.iter();
            let current = operations.filter(|it| it.deprecated.is_none());
            current.map(move |operation| (resource, operation))
        })
    }

    /// The operation with the fewest arguments that only reads.
    fn first_read(&self) -> Option<(&ResourcePlan, &OperationPlan)> {
        let reads = self.operations().filter(|(_, it)| it.http_method == "GET");
        reads.min_by_key(|(_, operation)| operation.arguments().count())
    }

    fn call(
        &self,
        resource: &ResourcePlan,
        plan: &OperationPlan,
        form: Form,
    ) -> Option<TokenStream> {
        let examples = |operation| request_examples(self.api, operation, plan);
        let shown = plan.described(self.api).map(examples);
        let first = shown.into_iter().flatten().next();
        let arguments = first.map_or_else(|| Arguments::of_columns(plan), |it| it.arguments);
        let arguments = arguments.required(plan);
        self.snippets.call(resource, plan, &arguments, form)
    }
}

/// Imports in rustfmt's order.
fn sorted(imports: TokenStream) -> TokenStream {
    let Ok(file) = syn::parse2::<syn::File>(imports) else {
        return TokenStream::new();
    };
    let mut lines: Vec<TokenStream> = file.items.iter().map(|item| quote!(#item)).collect();
    lines.sort_by_key(ToString::to_string);
    lines.into_iter().collect()
}
