//! Fields and parameters.

use bindery_codegen::ir::{Field, Need, Unresolved};
use bindery_codegen::source::Span;
use proptest::prelude::*;

use super::{evidence, keyword, maybe, prose, rules, spanned, text, type_exprs};

/// A row of a table of fields.
pub(super) fn field() -> BoxedStrategy<Field<Unresolved>> {
    (
        text::wire_name(),
        maybe(text::snake_case()),
        type_exprs::type_expr(),
        keyword::<Need>(),
        rules::rules(),
        maybe(text::code()),
        prose::full_cell(),
        evidence::of_field(),
    )
        .prop_map(
            |(wire, rust, ty, need, rules, example, description, evidence)| Field {
                wire: spanned(wire),
                rust: rust.map(Box::new),
                ty,
                need,
                rules,
                example: example.map(Box::new),
                description,
                evidence,
                span: Span::default(),
            },
        )
        .boxed()
}
