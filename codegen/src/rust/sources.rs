//! The source files of a client, the same for a crate and for a module.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::emit::{
    EmitBlocking, EmitClient, EmitErrorEnum, EmitOperation, EmitResource, EmitType, EmitWebhooks,
    FilePlace, imports, item_imports, sorted, use_lines,
};
use crate::plan::{
    ClientCratePlan, Docs, Item, Module, OperationPlan, ResourcePlan, RustName, TypeFile, TypePlan,
    WebhooksPlan,
};
use crate::snippet::{Arguments, Snippets};

use super::cargo_toml::Package;
use super::client_crate::CrateError;
use super::doc_example::doc_example;
use super::doc_values::DocValues;
use super::events;

/// What the doc comment of the module of types says.
const TYPES_DOCS: &str = "The types of requests and responses.";

/// What the source files are for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Target<'a> {
    /// A crate of its own, with cargo features, and with what doc comments show of answers.
    Crate(&'a Package, &'a DocValues),
    /// A module of somebody's crate: no features, no inner attributes, examples as text; with deliveries
    /// or without.
    Module { events: bool },
}

impl Target<'_> {
    fn has_features(self) -> bool {
        matches!(self, Self::Crate(..))
    }

    /// Whether what is sent to webhooks can be received.
    fn has_events(self) -> bool {
        matches!(self, Self::Crate(..) | Self::Module { events: true })
    }

    /// The doc comment at the head of a file. A module's stands at its declaration instead.
    pub(super) fn inner(self, docs: &Docs) -> TokenStream {
        match self {
            Self::Crate(..) => docs.inner(),
            Self::Module { .. } => TokenStream::new(),
        }
    }
}

/// Makes the source files one after another, so that the tokens of one file exist at a time.
///
/// `write` takes the file's path below `src` and its tokens.
pub(super) fn for_each_source(
    plan: &ClientCratePlan,
    target: Target<'_>,
    write: &mut dyn FnMut(&str, TokenStream) -> Result<(), CrateError>,
) -> Result<(), CrateError> {
    let values = match target {
        Target::Crate(_, values) => Some(values),
        Target::Module { .. } => None,
    };
    let snippets = Snippets::new(plan, None);
    write("lib.rs", root(plan, target))?;
    write(
        "client.rs",
        with_imports([], FilePlace::BelowRoot, EmitClient(&plan.client)),
    )?;
    if let Some(errors) = &plan.client.errors {
        let mut items = BTreeSet::new();
        errors.for_each_item(&mut |item| {
            items.insert(item.clone());
        });
        write(
            "error.rs",
            with_imports(items, FilePlace::BelowRoot, EmitErrorEnum(errors)),
        )?;
    }
    let files = plan.types.iter().filter(|file| !file.types.is_empty());
    write("types/mod.rs", types_root(files.clone(), target))?;
    for file in files {
        write(
            &format!("types/{}.rs", file.module.file_stem()),
            type_file(file),
        )?;
    }
    for resource in &plan.resources {
        let folder = resource.module.file_stem();
        write(
            &format!("{folder}/mod.rs"),
            resource_file(plan, resource, target),
        )?;
        if target.has_features() && !resource.operations.is_empty() {
            write(&format!("{folder}/blocking.rs"), blocking_file(resource))?;
        }
        if let Some(webhooks) = &resource.webhooks {
            write(
                &format!("{folder}/manage.rs"),
                webhooks_file(plan, webhooks),
            )?;
        }
        for operation in &resource.operations {
            let path = format!("{folder}/{}.rs", operation.method.file_stem());
            let client = &plan.client.client;
            let example = match values {
                Some(values) => values.of_operation(operation),
                None => {
                    let columns = [Arguments::of_columns(operation)];
                    doc_example(&snippets, None, client, resource, operation, &columns)
                }
            };
            write(&path, operation_file(plan, operation, example))?;
        }
    }
    if let Some(events) = plan.events.as_ref().filter(|_| target.has_events()) {
        events::for_each_file(events, target, write)?;
    }
    Ok(())
}

/// What the API is, for the head of a crate or module.
pub(super) fn front_page(plan: &ClientCratePlan) -> Docs {
    let mut docs = Docs::line(format!(
        "A typed client of the {} API.",
        plain(&plan.client.display_name)
    ));
    docs.append(&plan.client.docs);
    docs
}

fn with_imports(
    items: impl IntoIterator<Item = Item>,
    place: FilePlace,
    content: impl ToTokens,
) -> TokenStream {
    let imports = imports(items, place);
    quote!(#imports #content)
}

/// `lib.rs`: the front page, the modules, and what users name most.
fn root(plan: &ClientCratePlan, target: Target<'_>) -> TokenStream {
    let client = &plan.client;
    let (name, marker, builder) = (&client.client, &client.marker, &client.builder);
    let docs = match target {
        Target::Crate(package, _) => {
            let mut docs = front_page(plan);
            docs.append(&example(plan, package));
            docs.inner()
        }
        Target::Module { .. } => TokenStream::new(),
    };
    let resources = plan.resources.iter().map(|resource| {
        let ResourcePlan { module, docs, .. } = resource;
        // What defines a deprecated item names it too.
        let allow = resource
            .has_deprecated()
            .then(|| quote!(#[allow(deprecated)]));
        let feature = module.file_stem();
        match target {
            Target::Crate(..) => quote!(#[cfg(feature = #feature)] #allow pub mod #module;),
            Target::Module { .. } => quote!(#docs #allow pub mod #module;),
        }
    });
    let events = plan.events.as_ref().filter(|_| target.has_events());
    let events = events.map(|events| {
        let (module, feature) = (&events.module, events.module.file_stem());
        match target {
            Target::Crate(..) => quote!(#[cfg(feature = #feature)] pub mod #module;),
            Target::Module { .. } => {
                let docs = events::docs(events, target);
                quote!(#docs pub mod #module;)
            }
        }
    });
    let docs_of = |text: &str| match target {
        Target::Crate(..) => Docs::default(),
        Target::Module { .. } => Docs::line(text),
    };
    let client_docs = docs_of("The client and its builder.");
    let error_docs = docs_of("The errors that every operation may answer.");
    let types_docs = docs_of(TYPES_DOCS);
    let error_module = client
        .errors
        .as_ref()
        .map(|_| quote!(#error_docs pub mod error;));
    let pages = target.has_features().then(|| pages(plan));
    let error = client.errors.as_ref().map(|errors| {
        let error = &errors.name;
        quote!(pub use error::#error;)
    });
    quote! {
        #docs

        use ::bindery::__codegen::v1 as rt;

        #client_docs
        pub mod client;
        #error_module
        #types_docs
        pub mod types;
        #pages

        #(#resources)*

        #events

        pub use client::{#name, #marker, #builder};
        #error
        pub use rt::{AnyError, CallOptions, ConfigError, Error, ErrorBody, ErrorKind, Response, RetryPolicy};
        #[doc(no_inline)]
        pub use rt::{
            Base64, Bytes, Date, DateTime, Decimal, Duration, Json, OffsetDateTime, Secret,
            TimestampMillis, TimestampSeconds, Tristate, Upload, Url, Uuid
        };
    }
}

/// The pages of the crate, whose snippets name all there is: the reference as documentation, both as
/// doctests.
fn pages(plan: &ClientCratePlan) -> TokenStream {
    let features: Vec<&str> = plan
        .resources
        .iter()
        .map(|resource| resource.module.file_stem())
        .chain(["blocking"])
        .chain(plan.events.iter().map(|events| events.module.file_stem()))
        .collect();
    quote! {
        #[cfg(doc)]
        #(#[cfg(feature = #features)])*
        #[doc = include_str!("../REFERENCE.md")]
        pub mod reference {}
        #[cfg(doctest)]
        #(#[cfg(feature = #features)])*
        #[doc = include_str!("../README.md")]
        mod readme {}
    }
}

/// A first call, for the front page.
fn example(plan: &ClientCratePlan, package: &Package) -> Docs {
    let library = package.library();
    let client = plan.client.client.rust_text();
    let mut lines = vec![
        "```no_run".to_owned(),
        format!("# async fn example() -> Result<(), {library}::AnyError> {{"),
        format!("let client = {library}::{client}::from_env()?;"),
    ];
    let first = plan.resources.iter().find_map(|resource| {
        let operation = resource
            .operations
            .iter()
            .find(|operation| operation.arguments().next().is_none())?;
        Some((resource, operation))
    });
    match first {
        Some((resource, operation)) => {
            let feature = format!("# #[cfg(feature = \"{}\")]", resource.module.file_stem());
            lines.push(feature.clone());
            lines.push(format!(
                "let answer = client.{}().{}().send().await?;",
                resource.module.rust_text(),
                operation.method.rust_text()
            ));
            lines.push(feature);
            lines.push("println!(\"{}\", answer.http().status());".to_owned());
        }
        None => lines.push("# let _ = client;".to_owned()),
    }
    lines.extend(["# Ok(())", "# }", "```"].map(str::to_owned));
    Docs::line(lines.join("\n"))
}

fn plain(name: &str) -> String {
    name.replace(['[', ']', '<', '`', '\\'], "")
}

fn types_root<'a>(files: impl Iterator<Item = &'a TypeFile>, target: Target<'_>) -> TokenStream {
    let modules = sorted(files.map(|file| (&file.module, file)));
    let docs = target.inner(&Docs::line(TYPES_DOCS));
    let declarations = modules.iter().map(|(module, _)| quote!(mod #module;));
    let exports = modules.iter().map(|(module, file)| {
        let names = file.types.iter().map(TypePlan::name);
        use_lines(&quote!(pub), &module.to_token_stream(), names)
    });
    quote! {
        #docs

        #(#declarations)*

        #(#exports)*
    }
}

fn type_file(file: &TypeFile) -> TokenStream {
    let own: BTreeSet<&RustName> = file.types.iter().map(TypePlan::name).collect();
    let mut items = BTreeSet::new();
    for ty in &file.types {
        ty.for_each_item(&mut |item| {
            if !own.contains(&item.name) {
                items.insert(item.clone());
            }
        });
    }
    let types = file.types.iter().map(EmitType);
    let place = FilePlace::BelowTypes;
    let imports = if file.types.iter().any(TypePlan::names_runtime) {
        imports(items, place)
    } else {
        item_imports(items, place)
    };
    quote!(#imports #(#types)*)
}

fn resource_file(
    plan: &ClientCratePlan,
    resource: &ResourcePlan,
    target: Target<'_>,
) -> TokenStream {
    let client = &plan.client;
    let client_item = |name: &RustName| Item {
        module: Module::Client,
        name: name.clone(),
    };
    let mut items = BTreeSet::from([client_item(&client.client), client_item(&client.marker)]);
    for operation in &resource.operations {
        for field in operation.handle_arguments().unwrap_or_default() {
            field.value.for_each_item(&mut |item| {
                items.insert(item.clone());
            });
        }
    }
    // What stands in the group's own files is exported next to the handle.
    items.retain(|item| !matches!(item.module, Module::Resource(_)));
    let docs = target.inner(&resource.docs);
    let imports = imports(items, FilePlace::BelowRoot);
    let content = EmitResource {
        resource,
        client: &client.client,
        marker: &client.marker,
        blocking: target.has_features() && !resource.operations.is_empty(),
    };
    quote!(#docs #imports #content)
}

fn blocking_file(resource: &ResourcePlan) -> TokenStream {
    let docs = Docs::line("The operations as functions that block the calling thread.").inner();
    let content = EmitBlocking(resource);
    quote!(#docs #content)
}

/// What the operations are to the traits across providers.
fn webhooks_file(plan: &ClientCratePlan, webhooks: &WebhooksPlan) -> TokenStream {
    let marker = &plan.client.marker;
    let mut items = BTreeSet::from([Item {
        module: Module::Client,
        name: marker.clone(),
    }]);
    webhooks.for_each_item(&mut |item| {
        items.insert(item.clone());
    });
    let content = EmitWebhooks { webhooks, marker };
    with_imports(items, FilePlace::BelowResource, content)
}

fn operation_file(plan: &ClientCratePlan, operation: &OperationPlan, example: Docs) -> TokenStream {
    let mut items = operation.items();
    items.insert(Item {
        module: Module::Client,
        name: plan.client.client.clone(),
    });
    let content = EmitOperation {
        operation,
        client: &plan.client.client,
        example,
    };
    with_imports(items, FilePlace::BelowResource, content)
}
