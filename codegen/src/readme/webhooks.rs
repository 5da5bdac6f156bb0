//! How deliveries to webhook addresses are received.

use quote::quote;

use crate::ir::{Events, Resolved, SignatureKind};
use crate::plan::EventsPlan;
use crate::reference::{Anchor, Page};

use super::Writer;

impl Writer<'_> {
    pub(super) fn webhooks(&self, page: &mut Page) {
        let (Some(events), Some(plan)) = (&self.api.events, &self.plan.events) else {
            return;
        };
        page.heading(2, "Webhooks");
        page.markdown(format!(
            "The feature `{}` receives what is sent to webhooks. {} {} has each event with its members \
             and a sample delivery, and the rules of signature and delivery.",
            plan.module.file_stem(),
            facts(events),
            self.reference("The reference", &Anchor::Section("events")),
        ));
        self.receiver(page, plan);
    }

    fn receiver(&self, page: &mut Page, plan: &EventsPlan) {
        let (library, module) = (&self.library, &plan.module);
        let (receiver, secret) = if plan.meta.signature.is_some() {
            (
                quote!(Receiver::new(Secret::from("the webhook's secret"))),
                Some(quote!(use #library::Secret;)),
            )
        } else {
            let receiver = quote!(
                Receiver::unsigned().url_secret("a secret that stands in the webhook's URL")
            );
            (receiver, None)
        };
        let events = match plan.meta.signature {
            Some(_) => quote!(delivery.events()),
            None => quote!(delivery.peek().events()),
        };
        let (event, import) = match (&plan.event, &plan.sample) {
            (Some(event), Some(variant)) => {
                let event = &event.name;
                let print = quote! {
                    match event {
                        #event::#variant(event) => println!("{event:?}"),
                        other => println!("{:?}", other.name()),
                    }
                };
                (print, Some(quote!(use #library::#module::#event;)))
            }
            _ => (quote!(println!("{:?}", event.name());), None),
        };
        page.rust(
            "rust,no_run",
            quote! {
                #secret
                #import
                use #library::#module::Receiver;
                use #library::#module::webhook::{Event as _, Incoming, Outcome};

                async fn answer(incoming: Incoming) -> u16 {
                    let receiver = #receiver;
                    match receiver.receive(incoming).await {
                        Outcome::Delivery(delivery, receipt) => {
                            for event in #events {
                                #event
                            }
                            receipt.accept().await.status().as_u16()
                        }
                        Outcome::Respond(answer) => answer.status().as_u16(),
                        Outcome::Reject(rejection) => rejection.status().as_u16(),
                        _ => 500,
                    }
                }
            },
        );
    }
}

/// What is known of the events, in a sentence.
fn facts(events: &Events<Resolved>) -> String {
    let count = match events.events.len() {
        0 => "No event is documented by name".to_owned(),
        1 => "One event is documented".to_owned(),
        count => format!("{count} events are documented"),
    };
    let signed = match events.signature.kind.value {
        SignatureKind::Hmac => {
            "deliveries are signed with a keyed hash, which the receiver verifies"
        }
        SignatureKind::Ed25519 => "deliveries are signed with Ed25519, which the receiver verifies",
        SignatureKind::StaticToken => "deliveries carry a fixed token, which the receiver verifies",
        SignatureKind::None => "deliveries are not signed",
        SignatureKind::Unknown => "no document says how deliveries are signed",
    };
    let handshake = match &events.handshake {
        Some(_) => "; a webhook is confirmed by a handshake, which the receiver answers",
        None => "",
    };
    format!("{count}; {signed}{handshake}.")
}
