//! What the runtime is told of a provider's deliveries.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, quote};

use crate::plan::{EventsAtPlan, EventsPlan, PathPlan, RustType, SignaturePlan, WebhookMetaPlan};

use super::number::readable;

/// Emits the implementation of the runtime's `Deliveries`, and the names that fit it.
#[derive(Debug)]
pub struct EmitDeliveries<'a>(pub &'a EventsPlan);

impl ToTokens for EmitDeliveries<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let plan = self.0;
        let marker = &plan.marker;
        let (received, about) = if plan.meta.signature.is_some() {
            (
                quote!(rt::Delivery<#marker>),
                "What a receiver gives: a delivery whose signature is right.",
            )
        } else {
            (
                quote!(rt::Unverified<rt::Delivery<#marker>>),
                "What a receiver gives: a delivery that nobody has verified, because no document says how.",
            )
        };
        let about = format!(" {about}");
        tokens.extend(quote! {
            /// Receives deliveries.
            pub type Receiver = rt::Receiver<#marker>;

            #[doc = #about]
            pub type Received = #received;

            /// Answers requests: a receiver, and who takes its deliveries over.
            pub type Endpoint = rt::Endpoint<#marker>;

            /// One function per kind of event.
            pub type Handlers = rt::Handlers<#marker>;
        });
        let traits = EmitDeliveriesTraits {
            marker: RustType::Tokens(marker.to_token_stream()),
            events: plan.events(),
            body: plan.body(),
            meta: &plan.meta,
        };
        traits.to_tokens(tokens);
    }
}

/// Emits the implementation of the runtime's `Deliveries`.
#[derive(Debug)]
pub struct EmitDeliveriesTraits<'a> {
    /// What implements it.
    pub marker: RustType,
    /// The type of an event.
    pub events: RustType,
    /// The type of a body.
    pub body: RustType,
    /// What the runtime is told.
    pub meta: &'a WebhookMetaPlan,
}

impl ToTokens for EmitDeliveriesTraits<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self {
            marker,
            events,
            body,
            ..
        } = self;
        let trust = if self.meta.signature.is_some() {
            quote!(rt::Signed)
        } else {
            quote!(rt::Unsigned)
        };
        let meta = meta(self.meta);
        tokens.extend(quote! {
            impl rt::Deliveries for #marker {
                type Event = #events;
                type Delivery = #body;
                type Trust = #trust;

                fn meta() -> &'static rt::WebhookMeta {
                    &META
                }
            }

            #meta
        });
    }
}

fn meta(plan: &WebhookMetaPlan) -> TokenStream {
    let provider = &plan.provider;
    let mut steps = Vec::new();
    if let Some(method) = plan.method {
        steps.push(quote!(method(#method)));
    }
    if let Some(encoding) = plan.encoding {
        let encoding = ident(encoding);
        steps.push(quote!(encoding(rt::BodyEncoding::#encoding)));
    }
    if plan.signature.is_some() {
        steps.push(quote!(signature(signature())));
    }
    if let Some(header) = &plan.id_header {
        steps.push(quote!(id_header(#header)));
    }
    match &plan.events {
        EventsAtPlan::Whole => {}
        EventsAtPlan::One(member) => steps.push(quote!(events(rt::EventsAt::One(#member)))),
        EventsAtPlan::Many(member) => steps.push(quote!(events(rt::EventsAt::Many(#member)))),
    }
    if !plan.event_name.is_empty() {
        steps.push(quote!(event_name(event_name())));
    }
    if let Some(time) = &plan.time {
        let time = path(time);
        steps.push(quote!(time(#time)));
    }
    if let Some(status) = plan.success {
        let status = Literal::u16_unsuffixed(status);
        steps.push(quote!(success(#status)));
    }
    if let Some(seconds) = plan.timeout {
        let seconds = readable(seconds);
        steps.push(quote!(timeout(rt::Period::from_secs(#seconds))));
    }
    if let Some((header, status)) = &plan.handshake {
        let status = Literal::u16_unsuffixed(*status);
        steps.push(quote!(handshake(rt::Handshake::echo(#header, #status))));
    }
    let signature = plan.signature.as_ref().map(signature);
    let paths = plan.event_name.iter().map(path);
    let event_name = (!plan.event_name.is_empty()).then(|| {
        quote! {
            const fn event_name() -> &'static [rt::EventPath] {
                &[#(#paths),*]
            }
        }
    });
    let value = if steps.is_empty() {
        quote!(rt::WebhookMeta::new(#provider))
    } else {
        quote! {
            {
                let mut meta = rt::WebhookMeta::new(#provider);
                #(meta.#steps;)*
                meta
            }
        }
    };
    quote! {
        static META: rt::WebhookMeta = #value;

        #signature
        #event_name
    }
}

fn signature(plan: &SignaturePlan) -> TokenStream {
    let (constructor, algorithm) = plan.kind;
    let constructor = ident(constructor);
    let algorithm = algorithm.map(ident);
    let algorithm = algorithm.iter();
    let headers = &plan.headers;
    let mut steps = vec![quote! {
        rt::SignatureScheme::#constructor(#(rt::Algorithm::#algorithm,)* signature_headers())
    }];
    let mut set = |step: TokenStream| steps.push(quote!(scheme.#step));
    if let Some(encoding) = plan.encoding.map(ident) {
        set(quote!(encoding(rt::Encoding::#encoding)));
    }
    if let Some(prefix) = &plan.prefix {
        set(quote!(prefix(#prefix)));
    }
    if let Some(over) = &plan.over {
        set(quote!(over(#over)));
    }
    if let Some(encoding) = plan.key_encoding.map(ident) {
        set(quote!(key_encoding(rt::Encoding::#encoding)));
    }
    if let Some(header) = &plan.timestamp_header {
        set(quote!(timestamp_header(#header)));
    }
    if let Some(seconds) = plan.tolerance {
        let seconds = readable(seconds);
        set(quote!(tolerance(rt::Period::from_secs(#seconds))));
    }
    let last = steps.pop();
    quote! {
        const fn signature() -> rt::SignatureScheme<'static> {
            #(let scheme = #steps;)*
            #last
        }

        const fn signature_headers() -> &'static [&'static str] {
            &[#(#headers),*]
        }
    }
}

fn path(plan: &PathPlan) -> TokenStream {
    let path = &plan.path;
    if plan.from_delivery {
        quote!(rt::EventPath::Delivery(#path))
    } else {
        quote!(rt::EventPath::Event(#path))
    }
}

fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

#[cfg(test)]
mod tests {
    use syn::parse_quote;

    use super::EmitDeliveries;
    use crate::emit::testing::{DELIVERIES, assert_emits, plan};

    #[test]
    fn what_is_documented_is_told_and_what_is_signed_is_verified() {
        let plan = plan(DELIVERIES).events.expect("events");
        let expected = parse_quote! {
            pub type Receiver = rt::Receiver<AcmeApi>;
            pub type Received = rt::Delivery<AcmeApi>;
            pub type Endpoint = rt::Endpoint<AcmeApi>;
            pub type Handlers = rt::Handlers<AcmeApi>;

            impl rt::Deliveries for AcmeApi {
                type Event = AcmeEvent;
                type Delivery = Delivery;
                type Trust = rt::Signed;

                fn meta() -> &'static rt::WebhookMeta {
                    &META
                }
            }

            static META: rt::WebhookMeta = {
                let mut meta = rt::WebhookMeta::new("Acme");
                meta.method("POST");
                meta.encoding(rt::BodyEncoding::Json);
                meta.signature(signature());
                meta.id_header("x-id");
                meta.events(rt::EventsAt::Many("events"));
                meta.event_name(event_name());
                meta.success(202);
                meta.timeout(rt::Period::from_secs(5));
                meta.handshake(rt::Handshake::echo("x-secret", 204));
                meta
            };

            const fn signature() -> rt::SignatureScheme<'static> {
                let scheme = rt::SignatureScheme::hmac(rt::Algorithm::Sha512, signature_headers());
                let scheme = scheme.encoding(rt::Encoding::Base64);
                let scheme = scheme.prefix("v1=");
                scheme.over("{id}.{body}")
            }

            const fn signature_headers() -> &'static [&'static str] {
                &["x-signature"]
            }

            const fn event_name() -> &'static [rt::EventPath] {
                &[rt::EventPath::Event("is")]
            }
        };
        assert_emits(EmitDeliveries(&plan), &expected);
    }

    #[test]
    fn what_no_document_signs_is_unverified() {
        let unsigned = "## Events\n\n| Setting | Value | Source |\n|---|---|---|\n\
                        | `delivery` | `unknown` | |\n| `signature` | `unknown` | |";
        let plan = plan(unsigned).events.expect("events");
        let expected = parse_quote! {
            pub type Receiver = rt::Receiver<AcmeApi>;
            pub type Received = rt::Unverified<rt::Delivery<AcmeApi>>;
            pub type Endpoint = rt::Endpoint<AcmeApi>;
            pub type Handlers = rt::Handlers<AcmeApi>;

            impl rt::Deliveries for AcmeApi {
                type Event = rt::UnknownEvent;
                type Delivery = rt::RawDelivery<rt::UnknownEvent>;
                type Trust = rt::Unsigned;

                fn meta() -> &'static rt::WebhookMeta {
                    &META
                }
            }

            static META: rt::WebhookMeta = rt::WebhookMeta::new("Acme");
        };
        assert_emits(EmitDeliveries(&plan), &expected);
    }
}
