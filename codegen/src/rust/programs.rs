//! Example programs of a client crate. Each talks to the provider where a credential is set, and else to a
//! mock of it.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::ir::{Api, ExampleRole, Resolved};
use crate::plan::{
    ClientCratePlan, ErrorEnumPlan, ErrorPlan, OperationPlan, ResourcePlan, SchemeKind, StatusRange,
};
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
    fn quickstart(&self) -> Option<Program> {
        let (resource, operation) = self.first_read()?;
        let call = self.call(resource, operation, Form::Fluent)?;
        Some(self.program(
            "quickstart",
            resource,
            &quote!(),
            "A first call.",
            &quote! {
                let (client, _mock) = client()?;
                let answer = #call.await?;
                println!("The status is {}.", answer.http().status());
                println!("{:#?}", answer.into_inner());
                Ok(())
            },
        ))
    }

    fn errors(&self) -> Option<Program> {
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

    fn pagination(&self) -> Option<Program> {
        let mut operations = self.operations();
        let (resource, operation) = operations.find(|(_, it)| it.pagination.is_some())?;
        let call = self.call(resource, operation, Form::Items)?;
        Some(self.program(
            "pagination",
            resource,
            &quote!(),
            "All entries of a list, page by page.",
            &quote! {
                let (client, _mock) = client()?;
                let mut entries = #call;
                let mut count = 0;
                while let Some(entry) = entries.next().await {
                    let entry = entry?;
                    println!("{entry:?}");
                    count += 1;
                }
                println!("{count} entries.");
                Ok(())
            },
        ))
    }

    fn retries(&self) -> Option<Program> {
        let (resource, operation) = self.first_read()?;
        let call = self.call(resource, operation, Form::Fluent)?;
        let login = self.login(&call);
        let imports = quote! {
            use bindery::{CallOptions, RetryPolicy};
            use bindery_mock::Fault;
            use std::time::Duration;
        };
        Some(self.program(
            "retries",
            resource,
            &imports,
            "A call that fails at first and is sent again.",
            &quote! {
                let (client, mock) = client()?;
                #login
                if let Some(mock) = &mock {
                    mock.fail_next(Fault::status(503));
                }
                let policy = RetryPolicy::backoff().initial_interval(Duration::from_millis(20));
                let client = client.with(CallOptions::new().retry(policy));
                let answer = #call.await?;
                println!("Answered at attempt {}.", answer.http().attempts());
                Ok(())
            },
        ))
    }

    fn blocking(&self) -> Option<Program> {
        let (resource, operation) = self.first_read()?;
        let call = self.call(resource, operation, Form::Blocking)?;
        let head = self.head(&self.types_of(&call).unwrap_or_default());
        Some(Program {
            name: "blocking",
            features: vec![
                resource.module.file_stem().to_owned(),
                "blocking".to_owned(),
            ],
            tokens: quote! {
                //! A call without async code.
                #head

                #[rustfmt::skip]
                pub fn main() -> Result<(), Box<dyn Error>> {
                    let (client, _mock) = client()?;
                    let answer = #call?;
                    println!("The status is {}.", answer.http().status());
                    Ok(())
                }
            },
        })
    }

    /// Receives the first delivery that the spec shows.
    fn webhooks(&self) -> Option<Program> {
        let plan = self.plan.events.as_ref()?;
        let events = self.api.events.as_ref()?;
        let body = events
            .examples
            .iter()
            .find_map(|example| match example.role {
                ExampleRole::Delivery { .. } => Some(example.text.as_str()),
                _ => None,
            });
        let body: serde_json::Value = serde_json::from_str(body?).ok()?;
        let body = body.to_string();
        let (root, module, marker) = (self.snippets.root(), &plan.module, &plan.marker);
        let signed = plan.meta.signature.is_some();
        let (receiver, incoming, held) = if signed {
            (
                quote!(Receiver::new(Secret::from("a secret"))),
                quote! {
                    let scheme = #marker::meta().signature_scheme().ok_or("no scheme")?;
                    let signed = Signer::new(scheme, "a secret").sign(BODY)?;
                    let incoming = Incoming::new("hook", signed.headers, signed.body);
                },
                quote!(delivery.events()),
            )
        } else {
            (
                quote!(Receiver::unsigned()),
                quote!(let incoming = Incoming::new("hook", Default::default(), BODY);),
                quote!(delivery.peek().events()),
            )
        };
        let imports = if signed {
            quote! {
                use #root::#marker;
                use #root::Secret;
                use #root::#module::Receiver;
                use #root::#module::webhook::{Deliveries as _, Event as _, Incoming, Outcome, Signer};
            }
        } else {
            quote! {
                use #root::#module::Receiver;
                use #root::#module::webhook::{Event as _, Incoming, Outcome};
            }
        };
        let imports = sorted(quote!(use std::error::Error; #imports));
        Some(Program {
            name: "webhooks",
            features: vec![module.file_stem().to_owned()],
            tokens: quote! {
                //! A delivery as it comes from the provider, received.
                #imports

                /// What the documents show.
                const BODY: &str = #body;

                #[rustfmt::skip]
                #[tokio::main]
                pub async fn main() -> Result<(), Box<dyn Error>> {
                    #incoming
                    let receiver = #receiver;
                    match receiver.receive(incoming).await {
                        Outcome::Delivery(delivery, receipt) => {
                            for event in #held {
                                println!("It tells of {:?}.", event.name());
                            }
                            println!("Answer {}.", receipt.accept().await.status());
                        }
                        Outcome::Respond(answer) => println!("Answer {}.", answer.status()),
                        Outcome::Reject(rejection) => return Err(rejection.to_string().into()),
                        _ => return Err("another outcome".into()),
                    }
                    Ok(())
                }
            },
        })
    }

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
            let user = scheme.user.as_ref().map(|_| quote!("user",));
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

    fn operations(&self) -> impl Iterator<Item = (&ResourcePlan, &OperationPlan)> {
        self.plan.resources.iter().flat_map(|resource| {
            let operations = resource.operations.iter();
            let plain = operations.filter(|it| !it.output.is_stream() && it.deprecated.is_none());
            plain.map(move |operation| (resource, operation))
        })
    }

    /// The operation with the fewest arguments that only reads.
    fn first_read(&self) -> Option<(&ResourcePlan, &OperationPlan)> {
        let reads = self.operations().filter(|(_, it)| it.http_method == "GET");
        reads.min_by_key(|(_, operation)| operation.arguments().count())
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

    fn call(
        &self,
        resource: &ResourcePlan,
        plan: &OperationPlan,
        form: Form,
    ) -> Option<TokenStream> {
        let shown = plan.described(self.api).map(|operation| request_examples(self.api, operation, plan));
        let first = shown.into_iter().flatten().next();
        let arguments = first.map_or_else(|| Arguments::of_columns(plan), |it| it.arguments);
        self.snippets.call(resource, plan, &arguments, form)
    }
}

fn not_found(status: StatusRange) -> bool {
    status == StatusRange::Exact(404)
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
