//! Examples. One of a type that is not defined is left out.

use crate::ir::{Example, ExampleRole, Resolved, Unresolved};

use super::reference::{Resolve, Resolver};

impl Resolve for Example<Unresolved> {
    type Output = Option<Example<Resolved>>;

    fn resolve(self, resolver: &mut Resolver<'_>) -> Self::Output {
        Some(Example {
            role: self.role.resolve(resolver)?,
            name: self.name,
            synthetic: self.synthetic,
            text: self.text,
            body: self.body,
            span: self.span,
            text_span: self.text_span,
        })
    }
}

impl Resolve for ExampleRole<Unresolved> {
    type Output = Option<ExampleRole<Resolved>>;

    fn resolve(self, resolver: &mut Resolver<'_>) -> Self::Output {
        Some(match self {
            Self::Request => ExampleRole::Request,
            Self::Response { status } => ExampleRole::Response { status },
            Self::Type { name } => {
                let index = resolver.type_named(&name.value)?;
                ExampleRole::Type {
                    name: name.map(|_| index),
                }
            }
            Self::Delivery { event } => ExampleRole::Delivery { event },
            Self::Heartbeat => ExampleRole::Heartbeat,
            Self::Handshake => ExampleRole::Handshake,
            Self::HandshakeResponse => ExampleRole::HandshakeResponse,
        })
    }
}

/// The examples without those of unknown types.
pub(super) fn known_examples(
    examples: Vec<Example<Unresolved>>,
    resolver: &mut Resolver<'_>,
) -> Vec<Example<Resolved>> {
    examples
        .into_iter()
        .filter_map(|example| example.resolve(resolver))
        .collect()
}
