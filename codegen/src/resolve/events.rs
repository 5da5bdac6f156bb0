//! The events section. It is left out when the type of its deliveries, its enum or its key is not
//! known: without them nothing of it can be judged.

use crate::ir::{
    Event, Events, Handshake, MaybeKnown, Resolved, Signature, SignatureKey, Spanned, Unresolved,
};

use super::examples::known_examples;
use super::reference::{Resolve, Resolver};

impl Resolve for Events<Unresolved> {
    type Output = Option<Events<Resolved>>;

    fn resolve(self, resolver: &mut Resolver<'_>) -> Self::Output {
        let description = self.description.resolve(resolver);
        let delivery = match self.delivery.value {
            MaybeKnown::Unknown => Some(MaybeKnown::Unknown),
            MaybeKnown::Known { value } => resolver
                .type_named(&value)
                .map(|value| MaybeKnown::Known { value }),
        };
        let event_enum = match self.event_enum {
            None => Some(None),
            Some(name) => resolver
                .type_named(&name.value)
                .map(|index| Some(name.map(|_| index))),
        };
        let signature = self.signature.resolve(resolver);
        let handshake = self.handshake.resolve(resolver);
        let events = self.events.resolve(resolver);
        let examples = known_examples(self.examples, resolver);
        let notes = self.notes.resolve(resolver);
        Some(Events {
            description,
            method: self.method,
            encoding: self.encoding,
            delivery: Spanned::new(delivery?, self.delivery.span),
            type_field: self.type_field,
            items: self.items,
            event_enum: event_enum?,
            id_header: self.id_header,
            time_field: self.time_field,
            success_status: self.success_status,
            timeout: self.timeout,
            retries: self.retries,
            gives_up: self.gives_up,
            guarantee: self.guarantee,
            heartbeat: self.heartbeat,
            max_rate: self.max_rate,
            signature: signature?,
            handshake,
            unknown: self.unknown,
            setting_sources: self.setting_sources,
            events,
            examples,
            notes,
            span: self.span,
        })
    }
}

impl Resolve for Signature<Unresolved> {
    type Output = Option<Signature<Resolved>>;

    fn resolve(self, resolver: &mut Resolver<'_>) -> Self::Output {
        let key = match self.key {
            None => None,
            Some(key) => {
                let span = key.span;
                let value = match key.value {
                    SignatureKey::Handshake => SignatureKey::Handshake,
                    SignatureKey::Field { ty, field } => SignatureKey::Field {
                        ty: resolver.type_named(&ty)?,
                        field,
                    },
                };
                Some(Spanned::new(value, span))
            }
        };
        Some(Signature {
            kind: self.kind,
            headers: self.headers,
            algorithm: self.algorithm,
            encoding: self.encoding,
            prefix: self.prefix,
            over: self.over,
            timestamp: self.timestamp,
            key,
            key_encoding: self.key_encoding,
            tolerance: self.tolerance,
        })
    }
}

impl Resolve for Handshake<Unresolved> {
    type Output = Handshake<Resolved>;

    fn resolve(self, resolver: &mut Resolver<'_>) -> Self::Output {
        Handshake {
            echo: self.echo,
            statuses: self.statuses,
            during: self.during.and_then(|during| {
                let index = resolver.operation_named(&during.value)?;
                Some(during.map(|_| index))
            }),
        }
    }
}

impl Resolve for Event<Unresolved> {
    type Output = Event<Resolved>;

    fn resolve(self, resolver: &mut Resolver<'_>) -> Self::Output {
        Event {
            name: self.name,
            ty: self.ty.resolve(resolver),
            rules: self.rules,
            description: self.description.resolve(resolver),
            evidence: self.evidence,
            span: self.span,
        }
    }
}
