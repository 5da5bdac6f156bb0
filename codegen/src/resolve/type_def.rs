//! Named types.

use crate::ir::{
    Alias, Enum, EnumValue, Field, Object, Resolved, Spanned, TypeDef, TypeIndex, TypeShape, Union,
    Unresolved, Variant,
};

use super::examples::known_examples;
use super::reference::{Resolve, Resolver};

impl Resolve for TypeDef<Unresolved> {
    type Output = TypeDef<Resolved>;

    fn resolve(self, resolver: &mut Resolver<'_>) -> Self::Output {
        TypeDef {
            name: self.name,
            description: self.description.resolve(resolver),
            shape: self.shape.resolve(resolver),
            also_called: self.also_called,
            evidence: self.evidence,
            notes: self.notes.resolve(resolver),
            examples: known_examples(self.examples, resolver),
            span: self.span,
        }
    }
}

impl Resolve for TypeShape<Unresolved> {
    type Output = TypeShape<Resolved>;

    fn resolve(self, resolver: &mut Resolver<'_>) -> Self::Output {
        match self {
            Self::Object(object) => TypeShape::Object(object.resolve(resolver)),
            Self::Enum(values) => TypeShape::Enum(values.resolve(resolver)),
            Self::Union(union) => TypeShape::Union(union.resolve(resolver)),
            Self::Alias(alias) => TypeShape::Alias(Alias {
                target: alias.target.resolve(resolver),
            }),
        }
    }
}

impl Resolve for Object<Unresolved> {
    type Output = Object<Resolved>;

    fn resolve(self, resolver: &mut Resolver<'_>) -> Self::Output {
        Object {
            openness: self.openness,
            extends: bases(self.extends, resolver),
            fields: self.fields.resolve(resolver),
        }
    }
}

impl Resolve for Enum<Unresolved> {
    type Output = Enum<Resolved>;

    fn resolve(self, resolver: &mut Resolver<'_>) -> Self::Output {
        Enum {
            base: self.base,
            open: self.open,
            extends: bases(self.extends, resolver),
            values: self.values.resolve(resolver),
        }
    }
}

fn bases(
    names: Vec<Spanned<Spanned<String>>>,
    resolver: &mut Resolver<'_>,
) -> Vec<Spanned<TypeIndex>> {
    names
        .into_iter()
        .filter_map(|name| {
            let index = resolver.type_named(&name.value)?;
            Some(name.map(|_| index))
        })
        .collect()
}

impl Resolve for EnumValue<Unresolved> {
    type Output = EnumValue<Resolved>;

    fn resolve(self, resolver: &mut Resolver<'_>) -> Self::Output {
        EnumValue {
            wire: self.wire,
            rust: self.rust,
            description: self.description.resolve(resolver),
            evidence: self.evidence,
            span: self.span,
        }
    }
}

impl Resolve for Union<Unresolved> {
    type Output = Union<Resolved>;

    fn resolve(self, resolver: &mut Resolver<'_>) -> Self::Output {
        Union {
            tag: self.tag,
            variants: self.variants.resolve(resolver),
        }
    }
}

impl Resolve for Variant<Unresolved> {
    type Output = Variant<Resolved>;

    fn resolve(self, resolver: &mut Resolver<'_>) -> Self::Output {
        Variant {
            name: self.name,
            ty: self.ty.resolve(resolver),
            known: self.known,
            span: self.span,
        }
    }
}

impl Resolve for Field<Unresolved> {
    type Output = Field<Resolved>;

    fn resolve(self, resolver: &mut Resolver<'_>) -> Self::Output {
        Field {
            wire: self.wire,
            rust: self.rust,
            ty: self.ty.resolve(resolver),
            need: self.need,
            rules: self.rules,
            example: self.example,
            description: self.description.resolve(resolver),
            evidence: self.evidence,
            span: self.span,
        }
    }
}
