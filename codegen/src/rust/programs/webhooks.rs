//! Receiving a delivery.

use quote::quote;

use super::{Program, Writer, sorted};

impl Writer<'_> {
    /// Receives a delivery that the spec shows.
    pub(super) fn webhooks(&self) -> Option<Program> {
        let plan = self.plan.events.as_ref()?;
        let mut kinds = plan.event.iter().flat_map(|event| &event.kinds);
        let kind = &kinds.find(|kind| kind.sample.is_some())?.kind;
        let (root, module, marker) = (self.snippets.root(), &plan.module, &plan.marker);
        let signed = plan.meta.signature.is_some();
        let (receiver, held) = if signed {
            (
                quote!(Receiver::new(Secret::from("a secret"))),
                quote!(delivery.events()),
            )
        } else {
            (
                quote!(Receiver::unsigned()),
                quote!(delivery.peek().events()),
            )
        };
        let secret = signed.then(|| quote!(use #root::Secret;));
        let imports = sorted(quote! {
            use std::error::Error;
            use bindery::testing;
            use #root::#marker;
            #secret
            use #root::#module::Receiver;
            use #root::#module::webhook::{Event as _, Outcome};
        });
        Some(Program {
            name: "webhooks",
            features: vec![module.file_stem().to_owned()],
            tokens: quote! {
                //! A delivery as it comes from the provider, received.
                #imports

                #[rustfmt::skip]
                #[tokio::main]
                pub async fn main() -> Result<(), Box<dyn Error>> {
                    let incoming = testing::delivery::<#marker, _>(#root::#module::#kind, "/hooks/1", "a secret")?;
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
