//! Examples: fences whose info string says what they show.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Example, ExampleBody, Spanned, Unresolved};
use crate::syntax::{Content, Fence, is_example};

use super::example_role;
use super::words::Word;

pub(super) use super::example_role::Place;

/// The examples in `content`, which stands in `place`.
pub(super) fn lower(
    content: &Content<'_>,
    place: Place<'_>,
    report: &mut Report,
) -> Vec<Example<Unresolved>> {
    content
        .fences()
        .filter(|fence| is_example(fence.info))
        .filter_map(|fence| example(fence, place, report))
        .collect()
}

/// Reports the examples of a place that has none.
pub(super) fn refuse(content: &Content<'_>, report: &mut Report) {
    for fence in content.fences().filter(|fence| is_example(fence.info)) {
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
    let Some(body) = encoding(&encoding_word.text) else {
        report.push(
            Diagnostic::error(Code::Example, info.span, "words that a tab separates")
                .expected("one space between the words of an info string"),
        );
        return None;
    };
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
    if role.text.ends_with(SYNTHETIC) {
        report.push(
            Diagnostic::error(Code::Example, info.span, "`synthetic` does not stand last")
                .expected("the name, then `synthetic`"),
        );
        return None;
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::ExampleRole;
    use crate::lower::testing;
    use crate::syntax::sections::SectionKind;

    fn read(info: &str, place: Place<'_>) -> testing::Reading<Vec<Example<Unresolved>>> {
        let text = format!("### Note\n\n`object`\n\n```{info}\nx\n\n```");
        testing::entry(SectionKind::Types, &text, |entry, report| {
            lower(&entry.content, place, report)
        })
    }

    #[test]
    fn info_strings_say_what_is_shown() {
        let role = |info: &str, place| {
            let (mut read, problems) = read(info, place);
            assert_eq!(problems, [""; 0], "{info}");
            read.pop().unwrap().role
        };
        let status = ExampleRole::Response { status: Some(404) };
        assert_eq!(role("json request", Place::Operation), ExampleRole::Request);
        assert_eq!(
            role("http request \"a b\"", Place::Operation),
            ExampleRole::Request
        );
        assert_eq!(role("form response 404 synthetic", Place::Errors), status);
        assert_eq!(
            role("json delivery heartbeat", Place::Events),
            ExampleRole::Heartbeat
        );
        assert_eq!(
            role("http handshake", Place::Events),
            ExampleRole::Handshake
        );
        assert_eq!(
            role("http handshake response", Place::Events),
            ExampleRole::HandshakeResponse
        );
        assert!(matches!(
            role("json delivery note.created \"synthetic\"", Place::Events),
            ExampleRole::Delivery { event } if event.value == "note.created"
        ));
    }

    #[test]
    fn name_and_text_are_exact() {
        let (read, problems) = read("json request \"a synthetic\" synthetic", Place::Operation);
        assert_eq!(problems, [""; 0]);
        assert_eq!(read[0].name.as_ref().unwrap().value, "a synthetic");
        assert!(read[0].synthetic);
        assert_eq!(read[0].text, "x\n");
    }

    #[test]
    fn other_fences_are_prose() {
        for info in [
            "",
            "json",
            "http",
            "rust ignore",
            "yaml request",
            "json\u{a0}request",
        ] {
            assert_eq!(read(info, Place::Operation), (vec![], vec![]), "{info}");
        }
    }

    #[test]
    fn what_has_no_place_is_underlined() {
        for (info, place, problem) in [
            ("json requests", Place::Operation, "requests"),
            ("json\trequest", Place::Operation, "json\trequest"),
            ("json request\t200", Place::Operation, "request\t200"),
            ("http response 200", Place::Operation, "response"),
            ("json response", Place::Operation, "response"),
            ("json response 2XX", Place::Operation, "2XX"),
            ("json response +20", Place::Operation, "+20"),
            ("json response 999", Place::Operation, "999"),
            ("json request 200", Place::Operation, "200"),
            ("json type Other", Place::Type("Note"), "Other"),
            ("form type Note", Place::Type("Note"), "type"),
            ("json request", Place::Errors, "request"),
            ("json request \"a", Place::Operation, "\"a"),
            ("json request \"\"", Place::Operation, "\"\""),
            ("json request \"a\" b", Place::Operation, "\"a\" b"),
            (
                "json request synthetic \"a\"",
                Place::Operation,
                "json request synthetic \"a\"",
            ),
        ] {
            let found = format!("example: {problem}");
            assert_eq!(read(info, place), (vec![], vec![found]), "{info}");
        }
    }
}
