//! By what a variant of an untagged union is known.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{JsonKind, Known, Spanned, WireName};
use crate::keyword::Keyword;
use crate::suggest;
use crate::syntax::{Inline, Text};

use super::words::{Word, alternatives};
use super::{keyword, literal};

/// What stands before the name of a member.
const FIELD: &str = "field ";
/// What stands between a member and its value.
const IS: &str = " = ";

/// What a Known by cell says.
pub(super) fn lower(cell: Text<'_>, report: &mut Report) -> Option<Spanned<Known>> {
    let known = match cell.pieces().as_slice() {
        [Inline::Text { text, .. }, Inline::Code(member)] if text == FIELD => Known::Field {
            member: WireName::new(&*member.text),
        },
        [
            Inline::Text { text, .. },
            Inline::Code(member),
            Inline::Text { text: rest, .. },
        ] if text == FIELD && rest.starts_with(IS) => {
            let (_, value) = cell.split_once(IS)?;
            field_value(&Word::of_code(member), &Word::of_text(value), report)?
        }
        [
            Inline::Text { text, .. },
            Inline::Code(member),
            Inline::Text { text: is, .. },
            Inline::Code(value),
        ] if text == FIELD && is == IS => {
            field_value(&Word::of_code(member), &Word::of_code(value), report)?
        }
        _ => plain(&Word::of_text(cell), report)?,
    };
    Some(Spanned::new(known, cell.span()))
}

/// A kind of JSON, or a member that is not written as code.
fn plain(word: &Word<'_>, report: &mut Report) -> Option<Known> {
    if let Some(json) = JsonKind::from_keyword(&word.text) {
        return Some(Known::Kind { json });
    }
    match word.strip_prefix(FIELD) {
        Some(field) if !field.text.contains('`') => match field.split_once(IS) {
            Some((member, value)) => field_value(&member, &value, report),
            None => Some(Known::Field {
                member: WireName::new(&*field.text),
            }),
        },
        _ => {
            let kinds = keyword::spellings::<JsonKind>();
            report.push(
                Diagnostic::error(
                    Code::KnownBy,
                    word.span,
                    format!("`{}` does not say how to tell the variant", word.text),
                )
                .expected(format!("the kind of its values, {}", alternatives(&kinds)))
                .expected("a member of them, `` field `name` `` or `` field `name` = \"value\" ``")
                .suggest(suggest::closest(&word.text, kinds)),
            );
            None
        }
    }
}

fn field_value(member: &Word<'_>, value: &Word<'_>, report: &mut Report) -> Option<Known> {
    Some(Known::FieldValue {
        member: WireName::new(&*member.text),
        value: literal::lower(value, report)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::Literal;
    use crate::lower::testing;
    use crate::syntax::columns::Column;

    fn read(cell: &str) -> testing::Reading<Option<Known>> {
        testing::cell(Column::KnownBy, cell, |cell, report| {
            lower(cell, report).map(|known| known.value)
        })
    }

    #[test]
    fn members_values_and_kinds() {
        let value = |value| {
            Some(Known::FieldValue {
                member: WireName::new("a"),
                value,
            })
        };
        let text = Literal::String("x".to_owned());
        for (cell, known) in [
            (
                "array",
                Some(Known::Kind {
                    json: JsonKind::Array,
                }),
            ),
            (
                "field `$or`",
                Some(Known::Field {
                    member: WireName::new("$or"),
                }),
            ),
            (
                "field `a = b`",
                Some(Known::Field {
                    member: WireName::new("a = b"),
                }),
            ),
            (
                "field a",
                Some(Known::Field {
                    member: WireName::new("a"),
                }),
            ),
            ("field `a` = \"x\"", value(text.clone())),
            ("field `a` = `\"x\"`", value(text)),
            ("field `a` = 404", value(Literal::Integer(404))),
        ] {
            assert_eq!(read(cell), (known, Vec::new()), "{cell}");
        }
    }

    #[test]
    fn what_says_nothing_is_underlined() {
        for (cell, problem) in [
            ("list", "known-by: list"),
            ("`array` or `object`", "known-by: `array` or `object`"),
            ("field `a` is \"x\"", "known-by: field `a` is \"x\""),
            ("field `a` = x", "literal: x"),
            ("field", "known-by: field"),
        ] {
            assert_eq!(read(cell), (None, vec![problem.to_owned()]), "{cell}");
        }
    }
}
