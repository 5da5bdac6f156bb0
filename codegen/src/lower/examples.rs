//! Examples: fences whose info string says what they show.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Example, ExampleBody, Spanned, Unresolved};
use crate::syntax::{Content, Fence};

use super::example_role;
use super::words::Word;

pub(super) use super::example_role::Place;

/// True for a fence that is meant as an example; the others are prose.
pub(super) fn is_example(fence: &Fence<'_>) -> bool {
    let mut words = fence.info.split_whitespace();
    words.next().is_some_and(|first| encoding(first).is_some()) && words.next().is_some()
}

/// The examples in `content`, which stands in `place`.
pub(super) fn lower(
    content: &Content<'_>,
    place: Place<'_>,
    report: &mut Report,
) -> Vec<Example<Unresolved>> {
    content
        .fences()
        .filter(|fence| is_example(fence))
        .filter_map(|fence| example(fence, place, report))
        .collect()
}

/// Reports the examples of a place that has none.
pub(super) fn refuse(content: &Content<'_>, report: &mut Report) {
    for fence in content.fences().filter(|fence| is_example(fence)) {
        report.push(
            Diagnostic::error(
                Code::Example,
                fence.info_span,
                "an example has no meaning here",
            )
            .expected("examples in operations, types, Errors and Events"),
        );
    }
}

fn encoding(word: &str) -> Option<ExampleBody> {
    match word {
        "json" => Some(ExampleBody::Json),
        "form" => Some(ExampleBody::Form),
        "http" => Some(ExampleBody::Http),
        _ => None,
    }
}

fn example(
    fence: &Fence<'_>,
    place: Place<'_>,
    report: &mut Report,
) -> Option<Example<Unresolved>> {
    let info = Word {
        text: fence.info.into(),
        span: fence.info_span,
    };
    let (role, name, synthetic) = marks(&info, report)?;
    let (encoding_word, role) = role.split_once(" ").unwrap_or_else(|| role.split_at(0));
    let body = encoding(&encoding_word.text)?;
    let role = example_role::lower(body, &role, place, report)?;
    let text = fence.content.replace("\r\n", "\n");
    Some(Example {
        role,
        name,
        synthetic,
        text: text.strip_suffix('\n').unwrap_or(&text).to_owned(),
        body,
        span: fence.span,
        text_span: fence.content_span,
    })
}

/// Splits an info string into its role, the name in quotes and whether it says `synthetic`.
fn marks<'a>(
    info: &Word<'a>,
    report: &mut Report,
) -> Option<(Word<'a>, Option<Spanned<String>>, bool)> {
    const SYNTHETIC: &str = " synthetic";
    let synthetic = info.text.ends_with(SYNTHETIC);
    let length = info.text.len() - if synthetic { SYNTHETIC.len() } else { 0 };
    let info = info.part(0, length);
    let Some(quote) = info.text.find('"') else {
        return Some((info, None, synthetic));
    };
    let (role, quoted) = info.split_at(quote);
    let inner = quoted
        .text
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
        .filter(|inner| !inner.trim().is_empty() && !inner.contains('"'));
    if inner.is_none() {
        report.push(
            Diagnostic::error(
                Code::Example,
                quoted.span,
                "the name of the example is not closed, or not the end",
            )
            .expected("a name in double quotes, then at most the word `synthetic`"),
        );
        return None;
    }
    let name = quoted.part(1, quoted.text.len() - 1).spanned();
    Some((role, Some(name), synthetic))
}
