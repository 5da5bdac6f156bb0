//! Events of webhooks: the enum of all, and a type for each kind.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::plan::{DeliveryPlan, EventEnumPlan, EventKindPlan, RustType};

use super::EmitObject;

/// Emits the enum of all events.
#[derive(Debug)]
pub struct EmitEventEnum<'a>(pub &'a EventEnumPlan);

impl ToTokens for EmitEventEnum<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let EventEnumPlan {
            name,
            kinds,
            comparable,
        } = self.0;
        let comparable = comparable.then(|| quote!(, PartialEq));
        let variants = kinds.iter().map(|kind| {
            let EventKindPlan {
                variant,
                payload,
                docs,
                ..
            } = kind;
            quote!(#docs #variant(#payload))
        });
        tokens.extend(quote! {
            /// What happened.
            #[derive(Clone, Debug #comparable)]
            #[non_exhaustive]
            pub enum #name {
                #(#variants,)*
                /// An event that is not documented, or that does not fit its type.
                Unknown(rt::UnknownEvent),
            }
        });
        EmitEventTraits(self.0).to_tokens(tokens);
    }
}

/// Emits what the enum of all events has beside the enum itself.
#[derive(Debug)]
pub struct EmitEventTraits<'a>(pub &'a EventEnumPlan);

impl ToTokens for EmitEventTraits<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let EventEnumPlan { name, kinds, .. } = self.0;
        let rows = kinds.iter().map(|kind| {
            let (variant, wire) = (&kind.variant, &kind.wire);
            quote!(#variant = #wire)
        });
        tokens.extend(quote!(rt::events! { #name, #(#rows,)* }));
    }
}

/// Emits the types that stand for the kinds of events.
#[derive(Debug)]
pub struct EmitEventKinds<'a>(pub &'a EventEnumPlan);

impl ToTokens for EmitEventKinds<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let events = &self.0.name;
        for plan in &self.0.kinds {
            let EventKindPlan {
                wire,
                variant,
                kind,
                payload,
                docs,
                example,
                sample,
            } = plan;
            let example = (!example.is_empty()).then(|| quote!(#[doc = ""] #example));
            let sample = sample.as_ref().map(|body| quote!(, #body));
            let summary = format!(
                " The kind of [`{}::{}`].",
                events.rust_text(),
                variant.rust_text()
            );
            tokens.extend(quote! {
                #[doc = #summary]
                #[doc = ""]
                #docs
                #example
                #[derive(Clone, Copy, Debug)]
                pub struct #kind;

                rt::event_kind! { #kind = #wire, #events::#variant(#payload) #sample }
            });
        }
    }
}

/// Emits the body of a delivery.
#[derive(Debug)]
pub struct EmitDelivery<'a> {
    /// The body.
    pub delivery: &'a DeliveryPlan,
    /// Its events.
    pub events: RustType,
}

impl ToTokens for EmitDelivery<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let DeliveryPlan { object, events } = self.delivery;
        let (name, held) = (&object.name, &self.events);
        EmitObject(object).to_tokens(tokens);
        tokens.extend(quote!(rt::delivery_body! { #name, #held in #events }));
    }
}

#[cfg(test)]
mod tests {
    use syn::parse_quote;

    use super::{EmitDelivery, EmitEventEnum, EmitEventKinds};
    use crate::emit::testing::{DELIVERIES, assert_emits, plan};

    #[test]
    fn events_are_an_enum_kinds_and_the_body_that_holds_them() {
        let plan = plan(DELIVERIES).events.expect("events");
        let events = plan.event.as_ref().expect("an event");
        let expected = parse_quote! {
            #[derive(Clone, Debug, PartialEq)]
            #[non_exhaustive]
            pub enum AcmeEvent {
                NoteCreated(Note),
                NoteDeleted(Note),
                Unknown(rt::UnknownEvent),
            }

            rt::events! {
                AcmeEvent, NoteCreated = "note.created", NoteDeleted = "note.deleted",
            }
        };
        assert_emits(EmitEventEnum(events), &expected);
        // The second event has the delivery of the first, under its own name.
        let expected = parse_quote! {
            #[derive(Clone, Copy, Debug)]
            pub struct NoteCreated;

            rt::event_kind! {
                NoteCreated = "note.created", AcmeEvent::NoteCreated(Note),
                "{\"hook\":\"h\",\"events\":[{\"is\":\"note.created\",\"id\":\"n\"}]}"
            }

            #[derive(Clone, Copy, Debug)]
            pub struct NoteDeleted;

            rt::event_kind! {
                NoteDeleted = "note.deleted", AcmeEvent::NoteDeleted(Note),
                "{\"hook\":\"h\",\"events\":[{\"is\":\"note.deleted\",\"id\":\"n\"}]}"
            }
        };
        assert_emits(EmitEventKinds(events), &expected);
        let delivery = EmitDelivery {
            delivery: plan.delivery.as_ref().expect("a body"),
            events: plan.events(),
        };
        let expected = parse_quote! {
            #[derive(Clone, Debug, PartialEq)]
            #[non_exhaustive]
            pub struct Delivery {
                pub hook: String,
                pub events: Vec<AcmeEvent>,
            }

            rt::object! { Delivery { hook, events } }

            rt::delivery_body! { Delivery, AcmeEvent in events }
        };
        assert_emits(delivery, &expected);
    }
}
