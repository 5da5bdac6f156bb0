//! The section on types.

use crate::ir::{
    Enum, EnumBase, EnumValue, ExampleRole, Literal, Object, Spanned, TypeDef, TypeShape,
    Unresolved,
};
use crate::keyword::Keyword;
use crate::source::Span;
use crate::syntax::TableKind;

use super::attributes::Attributes;
use super::draft::Draft;
use super::prose::{self, Place};
use super::table::Table;
use super::{code_line, evidence, example, field, type_expr, union};

/// Writes the section, unless there are no types.
pub(super) fn write_section(draft: &mut Draft, types: &[TypeDef<Unresolved>]) {
    if types.is_empty() {
        return;
    }
    draft.heading(2, "Types");
    for def in types {
        draft.within(format_args!("types[{}]", def.name.value), |draft| {
            write(draft, def);
        });
    }
}

fn write(draft: &mut Draft, def: &TypeDef<Unresolved>) {
    let name = type_expr::name(draft, &def.name.value, def.name.span);
    draft.heading(3, &name);
    let shape = shape(draft, def);
    code_line::write(draft, &[&shape], &def.evidence, def.span);
    draft.within("description", |draft| {
        prose::write(draft, &def.description, Place::BeforeAttributes);
    });
    let mut attributes = Attributes::default();
    attributes.sources(draft, &def.evidence.sources);
    attributes.also_called(draft, &def.also_called);
    attributes.finish(draft);
    match &def.shape {
        TypeShape::Object(object) => field::table(draft, &object.fields),
        TypeShape::Enum(it) => values(draft, it, def.span),
        TypeShape::Union(it) => union::table(draft, it, def.span),
        TypeShape::Alias(_) => {}
    }
    for example in &def.examples {
        let own = &def.name.value;
        if !matches!(&example.role, ExampleRole::Type { name } if name.value.value == *own) {
            draft.refuse(
                example.span,
                "an example in a type shows a value of this type",
            );
        }
    }
    example::write_all(draft, &def.examples);
    prose::notes(draft, &def.notes);
}

/// What the code line says.
fn shape(draft: &mut Draft, def: &TypeDef<Unresolved>) -> String {
    match &def.shape {
        TypeShape::Object(object) => object_line(draft, object, def.span),
        TypeShape::Enum(it) => enum_line(draft, it, def.span),
        TypeShape::Union(it) => union::line(draft, it),
        TypeShape::Alias(alias) => format!("alias {}", type_expr::text(draft, &alias.target)),
    }
}

fn object_line(draft: &mut Draft, object: &Object<Unresolved>, span: Span) -> String {
    let openness = object.openness.keyword();
    let openness = openness.map_or_else(String::new, |word| format!(" {word}"));
    format!("object{openness}{}", extends(draft, &object.extends, span))
}

fn enum_line(draft: &mut Draft, it: &Enum<Unresolved>, span: Span) -> String {
    let base = draft.keyword(it.base, span);
    let openness = if it.open { "open" } else { "closed" };
    format!(
        "enum {base} {openness}{}",
        extends(draft, &it.extends, span)
    )
}

fn extends(draft: &mut Draft, bases: &[Spanned<Spanned<String>>], span: Span) -> String {
    match bases {
        [] => String::new(),
        [base] => {
            let name = type_expr::name(draft, &base.value.value, base.span);
            format!(" extends {name}")
        }
        _ => {
            draft.refuse(span, "a type extends one other type at most");
            String::new()
        }
    }
}

/// The name of a variant in Rust.
pub(super) fn variant_name(draft: &mut Draft, name: &Spanned<String>) -> String {
    let text = type_expr::name(draft, &name.value, name.span);
    draft.code(&text, name.span)
}

fn values(draft: &mut Draft, it: &Enum<Unresolved>, span: Span) {
    if it.values.is_empty() && it.extends.is_empty() {
        draft.refuse(span, "an enum has values, or extends another one");
    }
    let mut table = Table::new(TableKind::Enum);
    for value in &it.values {
        let wire = wire_text(&value.wire.value);
        draft.within(format_args!("values[{wire}]"), |draft| {
            let fits = matches!(
                (it.base, &value.wire.value),
                (EnumBase::String, Literal::String(_)) | (EnumBase::Integer, Literal::Integer(_))
            );
            if !fits {
                draft.refuse(value.wire.span, "the value is not of the enum's kind");
            }
            value_row(draft, &mut table, value, &wire);
        });
    }
    draft.table(&table);
}

fn value_row(draft: &mut Draft, table: &mut Table<4>, value: &EnumValue<Unresolved>, wire: &str) {
    let rust = value.rust.as_ref().map(|rust| variant_name(draft, rust));
    let cells = [
        draft.code(wire, value.wire.span),
        rust.unwrap_or_default(),
        prose::cell(draft, &value.description, value.span),
        evidence::source_cell(draft, &value.evidence, value.span),
    ];
    table.row(draft, value.span, cells);
}

/// A value as the wire shows it; text without quotes.
fn wire_text(value: &Literal) -> String {
    match value {
        Literal::String(text) => text.clone(),
        Literal::Integer(_) | Literal::Boolean(_) => type_expr::literal(value),
    }
}
