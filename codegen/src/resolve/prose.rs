//! Links of prose. One that leads nowhere is left as text.

use crate::ir::{Block, Inline, LinkTarget, Prose, Resolved, Spanned, Unresolved};

use super::reference::{Linked, Resolve, Resolver};

impl Resolve for Prose<Unresolved> {
    type Output = Prose<Resolved>;

    fn resolve(self, resolver: &mut Resolver<'_>) -> Self::Output {
        Prose {
            blocks: self.blocks.resolve(resolver),
        }
    }
}

impl Resolve for Block<Unresolved> {
    type Output = Block<Resolved>;

    fn resolve(self, resolver: &mut Resolver<'_>) -> Self::Output {
        match self {
            Self::Paragraph { text, span } => Block::Paragraph {
                text: text.resolve(resolver),
                span,
            },
            Self::List { items, span } => Block::List {
                items: items.resolve(resolver),
                span,
            },
            Self::Code(code) => Block::Code(code),
            Self::Open(question) => Block::Open(question),
        }
    }
}

impl Resolve for Inline<Unresolved> {
    type Output = Inline<Resolved>;

    fn resolve(self, resolver: &mut Resolver<'_>) -> Self::Output {
        match self {
            Self::Text { text } => Inline::Text { text },
            Self::Code { text } => Inline::Code { text },
            Self::Link { text, target } => match target.resolve(resolver) {
                Some(target) => Inline::Link {
                    text,
                    target: Box::new(target),
                },
                None => Inline::Text { text },
            },
        }
    }
}

impl Resolve for LinkTarget<Unresolved> {
    type Output = Option<LinkTarget<Resolved>>;

    fn resolve(self, resolver: &mut Resolver<'_>) -> Self::Output {
        match self {
            Self::Url { url } => Some(LinkTarget::Url { url }),
            Self::Name { name, span } => {
                Some(match resolver.link_target(&Spanned::new(name, span))? {
                    Linked::Type(target) => LinkTarget::Type { target },
                    Linked::Operation(target) => LinkTarget::Operation { target },
                })
            }
            Self::Type { target } => Some(LinkTarget::Type {
                target: resolver.type_named(&target)?,
            }),
            Self::Operation { target } => Some(LinkTarget::Operation {
                target: resolver.operation_named(&target)?,
            }),
        }
    }
}
