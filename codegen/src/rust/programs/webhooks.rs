//! Receiving a delivery.

use quote::quote;

use crate::ir::ExampleRole;

use super::{Program, Writer, sorted};

impl Writer<'_> {
    /// Receives the first delivery that the spec shows.
    pub(super) fn webhooks(&self) -> Option<Program> {
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
                            let answer = receipt.accept().await;
                            println!("Answer {}.", answer.status());
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
}
