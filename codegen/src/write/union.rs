//! Unions: their code lines and tables.

use crate::ir::{Known, Literal, Spanned, Union, UnionTag, Unresolved, Variant, WireName};
use crate::source::Span;
use crate::syntax::TableKind;

use super::draft::Draft;
use super::inline::{Expected, Piece};
use super::table::Table;
use super::{type_def, type_expr};

/// What the code line says.
pub(super) fn line(draft: &mut Draft, union: &Union<Unresolved>) -> String {
    match &union.tag {
        UnionTag::Within { member } => format!("union tagged by {}", tag(draft, member)),
        UnionTag::Beside { member } => format!("union tagged by {} beside", tag(draft, member)),
        UnionTag::None => "union untagged".to_owned(),
    }
}

fn tag(draft: &mut Draft, member: &Spanned<WireName>) -> String {
    let name = member.value.as_str();
    if name.is_empty() || name.contains(char::is_whitespace) {
        draft.refuse(member.span, format!("`{name}` is not a single word"));
    }
    name.to_owned()
}

/// Writes the variants as a table, unless there are none.
pub(super) fn table(draft: &mut Draft, union: &Union<Unresolved>, span: Span) {
    if union.variants.is_empty() {
        draft.refuse(span, "a union has variants");
    }
    let untagged = matches!(union.tag, UnionTag::None);
    let mut table = Table::new(if untagged {
        TableKind::Untagged
    } else {
        TableKind::Tagged
    });
    for (position, variant) in union.variants.iter().enumerate() {
        draft.within(format_args!("variants[{position}]"), |draft| {
            let cells = if untagged {
                untagged_row(draft, variant)
            } else {
                tagged_row(draft, variant)
            };
            table.row(draft, variant.span, cells);
        });
    }
    draft.table(&table);
}

fn tagged_row(draft: &mut Draft, variant: &Variant<Unresolved>) -> [String; 3] {
    let value = match &variant.known.value {
        Known::Tag { value } => tag_value(draft, value, variant.known.span),
        Known::Field { .. } | Known::FieldValue { .. } | Known::Kind { .. } => {
            draft.refuse(
                variant.known.span,
                "a variant of a tagged union is known by its tag",
            );
            String::new()
        }
    };
    let ty = type_expr::text(draft, &variant.ty);
    let name = variant
        .name
        .as_ref()
        .map(|name| type_def::variant_name(draft, name));
    [
        value,
        draft.code(&ty, variant.ty.span),
        name.unwrap_or_default(),
    ]
}

fn tag_value(draft: &mut Draft, value: &Literal, span: Span) -> String {
    match value {
        Literal::String(text) => {
            if text
                .parse::<i64>()
                .is_ok_and(|number| number.to_string() == *text)
            {
                draft.refuse(
                    span,
                    format!("the text `{text}` would be read as a whole number"),
                );
            }
            draft.code(text, span)
        }
        Literal::Integer(number) => draft.code(&number.to_string(), span),
        Literal::Boolean(_) => {
            draft.refuse(span, "a tag is a text or a whole number");
            String::new()
        }
    }
}

fn untagged_row(draft: &mut Draft, variant: &Variant<Unresolved>) -> [String; 3] {
    if variant.name.is_none() {
        draft.refuse(variant.span, "a variant of an untagged union has a name");
    }
    let name = variant
        .name
        .as_ref()
        .map(|name| type_def::variant_name(draft, name));
    let ty = type_expr::text(draft, &variant.ty);
    let known = known_by(draft, &variant.known);
    [
        name.unwrap_or_default(),
        draft.code(&ty, variant.ty.span),
        known,
    ]
}

fn known_by(draft: &mut Draft, known: &Spanned<Known>) -> String {
    match &known.value {
        Known::Kind { json } => draft.keyword(*json, known.span).to_owned(),
        Known::Field { member } => {
            format!("field {}", draft.code(member.as_str(), known.span))
        }
        Known::FieldValue { member, value } => field_value(draft, member, value, known.span),
        Known::Tag { .. } => {
            draft.refuse(known.span, "an untagged union has no tag");
            String::new()
        }
    }
}

fn field_value(draft: &mut Draft, member: &WireName, value: &Literal, span: Span) -> String {
    let code = draft.code(member.as_str(), span);
    let is = format!(" = {}", type_expr::literal(value));
    let pieces = [
        Piece::Text("field ".to_owned()),
        Piece::Code(member.to_string()),
        Piece::Text(is.clone()),
    ];
    draft.one_line(
        &format!("field {code}{is}"),
        span,
        Expected::Pieces(&pieces),
    )
}
