//! The attributes of an operation.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{
    Allowed, AtMost, AuthRequirement, Does, Envelope, Scopes, SourceRef, Spanned, Unresolved,
    UpdateSemantics, WireName,
};
use crate::suggest;
use crate::syntax::Attribute;

use super::attribute_list::AttributeList;
use super::words::Word;
use super::{does, keyword, source_ref};

/// What the attributes of an operation say.
#[derive(Debug)]
pub(super) struct OperationAttributes {
    pub(super) sources: Vec<SourceRef>,
    pub(super) operation_id: Option<Spanned<String>>,
    pub(super) also_called: Vec<Spanned<String>>,
    pub(super) scopes: Option<Spanned<Scopes>>,
    pub(super) auth: Option<Vec<AuthRequirement<Unresolved>>>,
    pub(super) pages: Option<Spanned<Spanned<String>>>,
    pub(super) envelope: Envelope,
    pub(super) replay_safe: Option<Spanned<bool>>,
    pub(super) idempotency_header: Option<Spanned<WireName>>,
    pub(super) deprecated: Option<Spanned<String>>,
    pub(super) does: Option<Does<Unresolved>>,
    pub(super) update: Option<Spanned<UpdateSemantics>>,
    pub(super) at_most: Vec<AtMost>,
    pub(super) allowed: Vec<Spanned<Allowed>>,
}

const KNOWN: [&str; 14] = [
    "source",
    "operation id",
    "also called",
    "scopes",
    "auth",
    "pages",
    "envelope",
    "replay",
    "idempotency",
    "deprecated",
    "does",
    "update",
    "at most",
    "allowed",
];

/// The attributes of an operation.
pub(super) fn lower(attributes: &[Attribute<'_>], report: &mut Report) -> OperationAttributes {
    let list = AttributeList::read(attributes, "an operation", &KNOWN, report);
    let word = |name| list.get(name).map(Word::of_text);
    OperationAttributes {
        sources: list
            .get("source")
            .map(|value| source_ref::lower(value, report))
            .unwrap_or_default(),
        operation_id: list.plain("operation id", report).map(|id| id.spanned()),
        also_called: also_called(&list, report),
        scopes: list
            .plain("scopes", report)
            .and_then(|value| scopes(&value, report)),
        auth: word("auth").map(|value| auth(&value, report)),
        pages: word("pages").map(|style| style.reference()),
        envelope: word("envelope")
            .and_then(|value| keyword::read(&value, "departure from the envelope", report))
            .unwrap_or_default(),
        replay_safe: word("replay").and_then(|value| replay(&value, report)),
        idempotency_header: word("idempotency").and_then(|value| idempotency(&value, report)),
        deprecated: word("deprecated").map(|why| why.spanned()),
        does: list
            .get("does")
            .and_then(|value| does::lower(value, report)),
        update: word("update").and_then(|value| {
            let update = keyword::read(&value, "way to treat what is left out", report)?;
            Some(Spanned::new(update, value.span))
        }),
        at_most: items(list.plain("at most", report), report)
            .iter()
            .filter_map(|value| at_most(value, report))
            .collect(),
        allowed: items(list.plain("allowed", report), report)
            .iter()
            .filter_map(|value| {
                let allowed = keyword::read(value, "role of a caller", report)?;
                Some(Spanned::new(allowed, value.span))
            })
            .collect(),
    }
}

/// The names that an operation or a type has in the documents.
pub(super) fn also_called(
    list: &AttributeList<'_, '_>,
    report: &mut Report,
) -> Vec<Spanned<String>> {
    let names = items(list.plain("also called", report), report);
    names.iter().map(Word::spanned).collect()
}

fn items<'a>(value: Option<Word<'a>>, report: &mut Report) -> Vec<Word<'a>> {
    value.map(|value| value.list(report)).unwrap_or_default()
}

/// `a, b`: all of them; `a or b`: one.
fn scopes(value: &Word<'_>, report: &mut Report) -> Option<Spanned<Scopes>> {
    let any = value.split(" or ");
    let names = |words: Vec<Word<'_>>| words.iter().map(|word| word.text.to_string()).collect();
    let scopes = if any.len() == 1 {
        Scopes::All {
            names: names(value.list(report)),
        }
    } else if value.text.contains(',') {
        report.push(
            malformed(value, "scopes parted by commas and by `or`".to_owned())
                .expected("`a, b` where all are needed, `a or b` where one is"),
        );
        return None;
    } else {
        Scopes::Any { names: names(any) }
    };
    Some(Spanned::new(scopes, value.span))
}

/// `a, b`: either; `a + b`: both; `none`.
fn auth(value: &Word<'_>, report: &mut Report) -> Vec<AuthRequirement<Unresolved>> {
    if value.text == "none" {
        return vec![AuthRequirement {
            schemes: Vec::new(),
        }];
    }
    value
        .list(report)
        .iter()
        .map(|either| AuthRequirement {
            schemes: either.split(" + ").iter().map(Word::reference).collect(),
        })
        .collect()
}

fn replay(value: &Word<'_>, report: &mut Report) -> Option<Spanned<bool>> {
    let safe = match &*value.text {
        "safe" => true,
        "never" => false,
        other => {
            report.push(
                malformed(
                    value,
                    format!("`{other}` does not say whether a repetition is safe"),
                )
                .expected("`safe` or `never`")
                .suggest(suggest::closest(other, ["safe", "never"])),
            );
            return None;
        }
    };
    Some(Spanned::new(safe, value.span))
}

/// `header NAME`
fn idempotency(value: &Word<'_>, report: &mut Report) -> Option<Spanned<WireName>> {
    let header = value
        .strip_prefix("header ")
        .filter(|name| !name.is_empty() && !name.text.contains(' '));
    if header.is_none() {
        report.push(
            malformed(value, format!("`{}` names no header", value.text))
                .expected("the header, as in `header Idempotency-Key`"),
        );
    }
    header.map(|name| name.wire())
}

/// `3 per account`
fn at_most(value: &Word<'_>, report: &mut Report) -> Option<AtMost> {
    let Some((count, per)) = value.split_once(" per ") else {
        report.push(
            malformed(
                value,
                format!("`{}` does not say how many per what", value.text),
            )
            .expected("a number and what it holds for, as in `3 per account`"),
        );
        return None;
    };
    Some(AtMost {
        count: count.number("count", "a whole number such as `3`", report)?,
        per: per.spanned(),
    })
}

fn malformed(value: &Word<'_>, message: String) -> Diagnostic {
    Diagnostic::error(Code::AttributeValue, value.span, message)
}
