//! Paths of operations: `/v2/webhooks/{webhook_id}`.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{PathTemplate, PathTemplatePart, Spanned};

use super::words::Word;

/// The path that `word` is.
pub(super) fn lower(word: &Word<'_>, report: &mut Report) -> Option<Spanned<PathTemplate>> {
    if !word.text.starts_with('/') {
        let path = format!("/{}", word.text);
        report.push(
            problem(word, "a path that does not begin with `/`".to_owned())
                .expected("the path behind the base URL, as in `/notes/{id}`")
                .suggest((!word.text.contains(':')).then_some(&*path)),
        );
        return None;
    }
    let mut parts = Vec::new();
    let mut rest = word.clone();
    while !rest.is_empty() {
        let Some(brace) = rest.text.find(['{', '}', '?', '#']) else {
            parts.push(literal(&rest));
            break;
        };
        let (before, from) = rest.split_at(brace);
        if !before.is_empty() {
            parts.push(literal(&before));
        }
        rest = parameter(&from, &mut parts, report)?;
    }
    Some(Spanned::new(PathTemplate { parts }, word.span))
}

fn literal(text: &Word<'_>) -> PathTemplatePart {
    PathTemplatePart::Literal {
        text: text.text.to_string(),
    }
}

/// Takes over the parameter that `from` begins with; gives what is behind it.
fn parameter<'a>(
    from: &Word<'a>,
    parts: &mut Vec<PathTemplatePart>,
    report: &mut Report,
) -> Option<Word<'a>> {
    let (first, behind) = from.split_at(1);
    let found = match &*first.text {
        "{" => match behind.text.find(['{', '}', '/']) {
            Some(end) if end > 0 && behind.text[end..].starts_with('}') => {
                let (name, rest) = behind.split_at(end);
                parts.push(PathTemplatePart::Parameter { name: name.wire() });
                return Some(rest.split_at(1).1);
            }
            _ => problem(&first, "a brace that begins no parameter".to_owned())
                .expected("a name and a closing brace, as in `{id}`"),
        },
        "}" => problem(&first, "a closing brace without an opening one".to_owned())
            .expected("parameters as in `{id}`"),
        other => problem(&first, format!("`{other}` does not belong to a path"))
            .expected("query parameters in the part Query"),
    };
    report.push(found);
    None
}

fn problem(word: &Word<'_>, message: String) -> Diagnostic {
    Diagnostic::error(Code::PathTemplate, word.span, message)
}
