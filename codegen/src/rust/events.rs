//! The files of a provider's deliveries.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::{
    EmitDeliveries, EmitDelivery, EmitEventEnum, EmitEventKinds, EmitType, FilePlace, imports,
    use_lines,
};
use crate::plan::{
    DeliveryPlan, Docs, EventEnumPlan, EventsPlan, Item, Module, RustName, RustType, TypePlan,
};

use super::client_crate::CrateError;
use super::sources::Target;

/// Makes the files of the module one after another.
pub(super) fn for_each_file(
    plan: &EventsPlan,
    target: Target<'_>,
    write: &mut dyn FnMut(&str, TokenStream) -> Result<(), CrateError>,
) -> Result<(), CrateError> {
    let folder = plan.module.file_stem();
    write(&format!("{folder}/mod.rs"), root(plan, target))?;
    if let Some(event) = &plan.event {
        write(&format!("{folder}/event.rs"), event_file(plan, event))?;
        write(&format!("{folder}/kinds.rs"), kinds_file(plan, event))?;
    }
    if let Some(delivery) = &plan.delivery {
        write(
            &format!("{folder}/delivery.rs"),
            delivery_file(plan, delivery),
        )?;
    }
    Ok(())
}

/// What the module is about, with an example.
pub(super) fn docs(plan: &EventsPlan, target: Target<'_>) -> Docs {
    let mut docs = Docs::line("Receiving what is sent to webhooks.");
    docs.append(&plan.docs);
    docs.append(&example(plan, target));
    docs
}

fn root(plan: &EventsPlan, target: Target<'_>) -> TokenStream {
    let marker = Item {
        module: Module::Client,
        name: plan.marker.clone(),
    };
    let head = imports([marker], FilePlace::BelowRoot);
    let docs = target.inner(&docs(plan, target));
    let delivery = plan.delivery.as_ref().map(|delivery| &delivery.object.name);
    let unions: Vec<&RustName> = plan.unions.iter().map(TypePlan::name).collect();
    let event = plan.event.as_ref();
    let mut files = Vec::new();
    if delivery.is_some() {
        files.push((quote!(delivery), delivery.into_iter().collect()));
    }
    if let Some(event) = event {
        let names = std::iter::once(&event.name).chain(unions);
        files.push((quote!(event), names.collect()));
        let kinds: Vec<&RustName> = event.kinds.iter().map(|kind| &kind.kind).collect();
        files.push((quote!(kinds), kinds));
    }
    let modules = files.iter().map(|(module, _)| quote!(mod #module;));
    let exports = files
        .iter()
        .map(|(module, names)| use_lines(&quote!(pub), module, names.iter().copied()));
    let content = EmitDeliveries(plan);
    quote! {
        #docs
        #head
        #(#modules)*
        #(#exports)*
        pub use rt::webhook;

        #content
    }
}

/// The enum of events, and the unions that its payloads and the delivery hold.
fn event_file(plan: &EventsPlan, event: &EventEnumPlan) -> TokenStream {
    let mut items = payload_items(event);
    for union in &plan.unions {
        union.for_each_item(&mut |item| {
            items.insert(item.clone());
        });
    }
    items.retain(|item| !plan.unions.iter().any(|union| *union.name() == item.name));
    let imports = imports(items, FilePlace::BelowResource);
    let content = EmitEventEnum(event);
    let unions = plan.unions.iter().map(EmitType);
    quote!(#imports #content #(#unions)*)
}

fn kinds_file(plan: &EventsPlan, event: &EventEnumPlan) -> TokenStream {
    let mut items = payload_items(event);
    insert(&mut items, &plan.events());
    let imports = imports(items, FilePlace::BelowResource);
    let content = EmitEventKinds(event);
    quote!(#imports #content)
}

fn delivery_file(plan: &EventsPlan, delivery: &DeliveryPlan) -> TokenStream {
    let mut items = BTreeSet::new();
    for field in &delivery.object.fields {
        insert(&mut items, &field.value);
    }
    let imports = imports(items, FilePlace::BelowResource);
    let content = EmitDelivery {
        delivery,
        events: plan.events(),
    };
    quote!(#imports #content)
}

fn payload_items(event: &EventEnumPlan) -> BTreeSet<Item> {
    let mut items = BTreeSet::new();
    for kind in &event.kinds {
        insert(&mut items, &kind.payload);
    }
    items
}

fn insert(items: &mut BTreeSet<Item>, ty: &RustType) {
    ty.for_each_item(&mut |item| {
        items.insert(item.clone());
    });
}

/// How a request becomes a delivery.
fn example(plan: &EventsPlan, target: Target<'_>) -> Docs {
    let library = match target {
        Target::Crate(package, _) => package.library(),
        Target::Module { .. } => return Docs::default(),
    };
    let module = plan.module.rust_text();
    let (receiver, secret, given) = if plan.meta.signature.is_some() {
        (
            "Receiver::new(Secret::from(\"the webhook's secret\"))",
            format!("# use {library}::Secret;\n"),
            "delivery",
        )
    } else {
        (
            "Receiver::unsigned().url_secret(\"a secret that stands in the webhook's URL\")",
            String::new(),
            "delivery.peek()",
        )
    };
    let (event, import) = match (&plan.event, &plan.sample) {
        (Some(event), Some(variant)) => {
            let (event, variant) = (event.name.rust_text(), variant.rust_text());
            (
                format!(
                    "            match event {{\n                \
                     {event}::{variant}(event) => println!(\"{{event:?}}\"),\n                \
                     other => println!(\"{{:?}}\", other.name()),\n            }}\n"
                ),
                format!("{event}, "),
            )
        }
        _ => (
            "            println!(\"{:?}\", event.name());\n".to_owned(),
            String::new(),
        ),
    };
    let mut docs = Docs::line("# Example");
    docs.paragraph(format!(
        "```no_run\n\
         {secret}\
         # use {library}::{module}::{{{import}Receiver, webhook::{{Event as _, Incoming, Outcome}}}};\n\
         # async fn example(incoming: Incoming) {{\n\
         let receiver = {receiver};\n\
         let status = match receiver.receive(incoming).await {{\n    \
             Outcome::Delivery(delivery, receipt) => {{\n        \
                 for event in {given}.events() {{\n\
         {event}        \
                 }}\n        \
                 receipt.accept().await.status()\n    \
             }}\n    \
             Outcome::Respond(answer) => answer.status(),\n    \
             Outcome::Reject(rejection) => rejection.status(),\n    \
             _ => return,\n\
         }};\n\
         println!(\"answer {{status}}\");\n\
         # }}\n\
         ```"
    ));
    docs
}
