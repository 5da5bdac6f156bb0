//! Deliveries of events, and those without.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Value;

use crate::ir::{Event, Example, ExampleRole, Resolved};
use crate::plan::{Docs, EventsPlan, Presence, RustName, RustType};

use super::text::{json, name, section};
use super::{Writer, doctest};

impl Writer<'_> {
    /// The deliveries of each event.
    pub(super) fn events(&self, plan: &EventsPlan) -> BTreeMap<String, Docs> {
        let rows = self.api.events.iter().flat_map(|events| &events.events);
        rows.map(|row| (row.name.value.clone(), self.event(plan, row)))
            .collect()
    }

    fn event(&self, plan: &EventsPlan, row: &Event<Resolved>) -> Docs {
        let mut docs = Docs::default();
        let (Some(event), Some(delivery)) = (&plan.event, &plan.delivery) else {
            return docs;
        };
        let mut kinds = event.kinds.iter();
        let Some(kind) = kinds.find(|kind| kind.wire == row.name.value) else {
            return docs;
        };
        let (enumeration, variant, field) = (&event.name, &kind.variant, &delivery.events);
        let mut fields = delivery.object.fields.iter();
        let held = fields.find(|it| it.name == *field);
        let is_bare = held.is_some_and(|it| it.presence == Presence::Required);
        let is_list = held.is_some_and(|it| matches!(it.value, RustType::Vec(_)));
        let look = match (is_bare, is_list) {
            (true, true) => {
                quote!(assert!(matches!(delivery.#field[0], #enumeration::#variant(_)));)
            }
            (true, false) => quote!(assert!(matches!(delivery.#field, #enumeration::#variant(_)));),
            (false, _) => quote!(println!("{delivery:?}");),
        };
        for example in self.deliveries(|role| match role {
            ExampleRole::Delivery { event } => event.value == row.name.value,
            _ => false,
        }) {
            let name = name(example);
            if !name.is_empty() {
                docs.paragraph(name);
            }
            if let Some(shown) = json(example).and_then(|value| self.delivery(plan, &value, &look))
            {
                docs.append(&shown);
            }
        }
        docs
    }

    /// The deliveries without events.
    pub(super) fn heartbeats(&self, plan: &EventsPlan) -> Docs {
        let shown = self.deliveries(|role| matches!(role, ExampleRole::Heartbeat));
        let shown = shown.filter_map(|example| {
            let look = plan.delivery.as_ref().map(|delivery| {
                let field = &delivery.events;
                let mut fields = delivery.object.fields.iter();
                let held = fields.find(|it| it.name == *field);
                match held.map(|it| (&it.value, it.presence)) {
                    Some((RustType::Vec(_), Presence::Required)) => {
                        quote!(assert!(delivery.#field.is_empty());)
                    }
                    _ => quote!(println!("{delivery:?}");),
                }
            })?;
            Some((name(example), self.delivery(plan, &json(example)?, &look)?))
        });
        section("A delivery without events", shown.collect())
    }

    pub(super) fn deliveries<'e>(
        &'e self,
        wanted: impl Fn(&ExampleRole<Resolved>) -> bool + 'e,
    ) -> impl Iterator<Item = &'e Example<Resolved>> {
        let events = self.api.events.iter().flat_map(|events| &events.examples);
        events.filter(move |example| wanted(&example.role))
    }

    fn delivery(&self, plan: &EventsPlan, value: &Value, look: &TokenStream) -> Option<Docs> {
        let (root, marker, module) = (self.snippets.root(), &plan.marker, &plan.module);
        let event = plan.event.as_ref().map(|event| &event.name);
        let names_event = |name: &&RustName| {
            look.to_string()
                .contains(&format!("{} ::", name.rust_text()))
        };
        let event = event.filter(names_event);
        let events = event.map(|name| quote!(use #root::#module::#name;));
        doctest(
            value,
            &quote!(use #root::#marker; #events),
            &quote! {
                let delivery = bindery::testing::read_delivery::<#marker>(text)?;
                #look
            },
        )
    }
}
