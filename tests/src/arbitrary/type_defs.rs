//! Named types.

use bindery_codegen::ir::{
    Alias, Enum, EnumBase, EnumValue, ExampleRole, JsonKind, Known, Literal, Object, Openness,
    Spanned, TypeDef, TypeShape, Union, UnionTag, Unresolved, Variant,
};
use bindery_codegen::source::Span;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use super::{evidence, examples, fields, keyword, maybe, prose, spanned, text, type_exprs};

/// A type of any shape.
pub(super) fn type_def() -> BoxedStrategy<TypeDef<Unresolved>> {
    let shape = prop_oneof![
        object().prop_map(TypeShape::Object),
        enumeration().prop_map(TypeShape::Enum),
        union().prop_map(TypeShape::Union),
        type_exprs::type_expr().prop_map(|target| TypeShape::Alias(Alias { target })),
    ];
    (
        text::type_name(),
        prose::without_lists(),
        shape,
        vec(text::words().prop_map(spanned), 0..3),
        evidence::of_entry(),
        prose::with_lists(),
        vec(examples::of_type(), 0..2),
    )
        .prop_map(
            |(name, description, shape, also_called, evidence, notes, mut examples)| {
                for example in &mut examples {
                    example.role = ExampleRole::Type {
                        name: spanned(spanned(name.clone())),
                    };
                }
                TypeDef {
                    name: spanned(name),
                    description,
                    shape,
                    also_called,
                    evidence,
                    notes,
                    examples,
                    span: Span::default(),
                }
            },
        )
        .boxed()
}

fn base() -> BoxedStrategy<Vec<Spanned<Spanned<String>>>> {
    of(text::type_name())
        .prop_map(|name| {
            name.map(|name| spanned(spanned(name)))
                .into_iter()
                .collect()
        })
        .boxed()
}

fn object() -> BoxedStrategy<Object<Unresolved>> {
    let openness = select(&[Openness::Ignore, Openness::Keep, Openness::Refuse][..]);
    (openness, base(), vec(fields::field(), 0..4))
        .prop_map(|(openness, extends, fields)| Object {
            openness,
            extends,
            fields,
        })
        .boxed()
}

fn enumeration() -> BoxedStrategy<Enum<Unresolved>> {
    keyword::<EnumBase>()
        .prop_flat_map(|base| {
            let wire = match base {
                EnumBase::String => text::code().prop_map(Literal::String).boxed(),
                EnumBase::Integer => any::<i64>().prop_map(Literal::Integer).boxed(),
            };
            (
                Just(base),
                any::<bool>(),
                self::base(),
                vec(value(wire), 1..4),
            )
        })
        .prop_map(|(base, open, extends, values)| Enum {
            base,
            open,
            extends,
            values,
        })
        .boxed()
}

fn value(wire: BoxedStrategy<Literal>) -> BoxedStrategy<EnumValue<Unresolved>> {
    (
        wire,
        maybe(text::type_name()),
        prose::cell(),
        evidence::of_row(),
    )
        .prop_map(|(wire, rust, description, evidence)| EnumValue {
            wire: spanned(wire),
            rust,
            description,
            evidence,
            span: Span::default(),
        })
        .boxed()
}

fn union() -> BoxedStrategy<Union<Unresolved>> {
    let tag = prop_oneof![
        text::member().prop_map(|member| UnionTag::Within {
            member: spanned(member)
        }),
        text::member().prop_map(|member| UnionTag::Beside {
            member: spanned(member)
        }),
    ];
    prop_oneof![
        (tag, vec(tagged(), 1..4)).prop_map(|(tag, variants)| Union { tag, variants }),
        vec(untagged(), 1..4).prop_map(|variants| Union {
            tag: UnionTag::None,
            variants
        }),
    ]
    .boxed()
}

fn tagged() -> BoxedStrategy<Variant<Unresolved>> {
    let value = prop_oneof![
        text::code()
            .prop_filter("no number", |text| text.parse::<i64>().is_err())
            .prop_map(Literal::String),
        any::<i64>().prop_map(Literal::Integer),
    ];
    let known = value.prop_map(|value| Known::Tag { value });
    variant(of(text::type_name()).boxed(), known.boxed()).boxed()
}

fn untagged() -> BoxedStrategy<Variant<Unresolved>> {
    let known = prop_oneof![
        text::wire_name().prop_map(|member| Known::Field { member }),
        (text::wire_name(), plain_literal())
            .prop_map(|(member, value)| Known::FieldValue { member, value }),
        keyword::<JsonKind>().prop_map(|json| Known::Kind { json }),
    ];
    variant(text::type_name().prop_map(Some).boxed(), known.boxed()).boxed()
}

/// A literal that stands as plain text.
fn plain_literal() -> BoxedStrategy<Literal> {
    prop_oneof![
        text::words().prop_map(Literal::String),
        any::<i64>().prop_map(Literal::Integer),
        any::<bool>().prop_map(Literal::Boolean),
    ]
    .boxed()
}

fn variant(
    name: BoxedStrategy<Option<String>>,
    known: BoxedStrategy<Known>,
) -> BoxedStrategy<Variant<Unresolved>> {
    (name, type_exprs::type_expr(), known)
        .prop_map(|(name, ty, known)| Variant {
            name: name.map(spanned),
            ty,
            known: spanned(known),
            span: Span::default(),
        })
        .boxed()
}
