//! Operations: code line, attributes and parts.

use crate::diagnostic::Report;
use crate::ir::{Evidence, Method, Operation, OperationId, PathTemplate, Spanned, Unresolved};
use crate::syntax::Entry;

use super::code_line::{self, Spans};
use super::examples::{self, Place};
use super::operation_parts::Parts;
use super::phrase::Phrase;
use super::{attributes, method, path_template, prose};

/// The operation of an entry. None where its code line is missing or wrong.
pub(super) fn lower(entry: &Entry<'_>, report: &mut Report) -> Option<Operation<Unresolved>> {
    let attributes = attributes::lower(&entry.content.attributes, report);
    let description = prose::lower(&entry.content.blocks);
    let mut examples = examples::lower(&entry.content, Place::Operation, report);
    for part in &entry.parts {
        examples.extend(examples::lower(&part.content, Place::Operation, report));
    }
    let parts = Parts::read(&entry.parts, report);
    let line = code_line::one(entry.content.code_line.as_ref()?, report)?;
    let (method, path) = request_line(&line, report)?;
    Some(Operation {
        id: Spanned::new(id(entry), entry.heading.text.span()),
        method,
        path,
        description,
        operation_id: attributes.operation_id,
        also_called: attributes.also_called,
        scopes: attributes.scopes,
        auth: attributes.auth,
        pages: attributes.pages,
        envelope: attributes.envelope,
        replay_safe: attributes.replay_safe,
        idempotency_header: attributes.idempotency_header,
        deprecated: attributes.deprecated,
        does: attributes.does,
        update: attributes.update,
        at_most: attributes.at_most,
        allowed: attributes.allowed,
        parameters: parts.parameters,
        body: parts.body,
        responses: parts.responses,
        response_headers: parts.response_headers,
        errors: parts.errors,
        errors_notes: parts.errors_notes,
        notes: parts.notes,
        examples,
        evidence: Evidence {
            sources: attributes.sources,
            inferred: line.inferred,
        },
        span: entry.span,
    })
}

/// The name of an entry that is an operation.
pub(super) fn id(entry: &Entry<'_>) -> OperationId {
    let name = entry.name();
    let (group, method) = name.split_once('.').unwrap_or((name, ""));
    OperationId {
        group: group.to_owned(),
        method: method.to_owned(),
    }
}

/// `GET /v2/webhooks`
fn request_line(
    line: &Spans<'_>,
    report: &mut Report,
) -> Option<(Spanned<Method>, Spanned<PathTemplate>)> {
    let mut words = Phrase::read(&line.first, report);
    let method = method::lower(&words.word("method", report)?, report);
    let path = path_template::lower(&words.word("path", report)?, report);
    words.finish(report);
    Some((method?, path?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::{
        BodyShape, Content, Envelope, ParameterPlace, ResponseBody, Scopes, StatusPattern,
    };
    use crate::lower::testing;
    use crate::syntax::sections::SectionKind;

    fn read(text: &str) -> testing::Reading<Option<Operation<Unresolved>>> {
        testing::entry(SectionKind::Operations, text, lower)
    }

    fn good(text: &str) -> Operation<Unresolved> {
        let (read, problems) = read(text);
        assert_eq!(problems, [""; 0], "{text}");
        read.unwrap()
    }

    fn with_attribute(attribute: &str) -> testing::Reading<Option<Operation<Unresolved>>> {
        read(&format!(
            "### notes.get\n\n`GET /notes/{{id}}`\n\n- {attribute}\n\n#### Response 204\n\n`none`"
        ))
    }

    #[test]
    fn parts_find_their_places() {
        let operation = good(
            "### notes.put\n\n`PUT /notes/{id}/x` `inferred`\n\nPuts.\n\n\
             #### Path\n\n| Field | Type | Need | Description |\n|---|---|---|---|\n| `id` | `NoteId` | required | It. |\n\n\
             #### Headers\n\nA remark.\n\n| Field | Type | Need | Description |\n|---|---|---|---|\n| `X-A` | `string` | optional | A. |\n\n\
             #### Body form\n\n`Note` `text/x`\n\n```form request\na=b\n```\n\n\
             #### Response 200\n\n`stream Note`\n\n#### Response 2XX\n\n`Note[] or null` `inferred`",
        );
        assert_eq!(operation.id.value.to_string(), "notes.put");
        assert_eq!(operation.path.value.to_string(), "/notes/{id}/x");
        assert_eq!(operation.evidence.inferred.len(), 1);
        let places: Vec<_> = operation
            .parameters
            .iter()
            .map(|parameter| parameter.place)
            .collect();
        assert_eq!(places, [ParameterPlace::Path, ParameterPlace::Header]);
        assert_eq!(operation.notes.blocks.len(), 1);
        let body = operation.body.unwrap();
        assert_eq!(body.content, Content::Form);
        assert_eq!(body.media_type.unwrap().value, "text/x");
        assert!(matches!(body.shape, BodyShape::Value { .. }));
        assert_eq!(operation.examples.len(), 1);
        let [first, second] = operation.responses.as_slice() else {
            panic!("{:?}", operation.responses);
        };
        assert!(matches!(first.body, ResponseBody::Stream { .. }));
        assert!(matches!(&second.body, ResponseBody::Json { ty } if ty.nullable));
        assert_eq!(second.status.value, StatusPattern::Class { class: 2 });
        assert_eq!(second.status.span.end() - second.status.span.start(), 3);
    }

    #[test]
    fn attributes_have_their_meaning() {
        let operation = |attribute: &str| {
            let (read, problems) = with_attribute(attribute);
            assert_eq!(problems, [""; 0], "{attribute}");
            read.unwrap()
        };
        let names = |names: &[&str]| names.iter().map(ToString::to_string).collect();
        assert_eq!(
            operation("scopes: a:r, b").scopes.unwrap().value,
            Scopes::All {
                names: names(&["a:r", "b"])
            }
        );
        assert_eq!(
            operation("scopes: a or b").scopes.unwrap().value,
            Scopes::Any {
                names: names(&["a", "b"])
            }
        );
        let schemes = |attribute: &str| -> Vec<usize> {
            let auth = operation(attribute).auth.unwrap();
            auth.iter().map(|all| all.schemes.len()).collect()
        };
        assert_eq!(schemes("auth: none"), [0]);
        assert_eq!(schemes("auth: a, b + c"), [1, 2]);
        assert_eq!(
            operation("envelope: response none").envelope,
            Envelope::ResponseNone
        );
        assert!(!operation("replay: never").replay_safe.unwrap().value);
        assert_eq!(
            operation("idempotency: header X")
                .idempotency_header
                .unwrap()
                .value
                .as_str(),
            "X"
        );
        let at_most = operation("at most: 3 per account, 10 per app and user").at_most;
        assert_eq!(
            (at_most[1].count.value, &*at_most[1].per.value),
            (10, "app and user")
        );
        let does = operation("does: get Note by id.note").does.unwrap();
        assert_eq!(
            (&*does.ty.value.value, does.by.unwrap().value.steps.len()),
            ("Note", 2)
        );
    }

    #[test]
    fn attributes_that_say_nothing_are_underlined() {
        for (attribute, problem) in [
            ("scopes: a, b or c", "attribute-value: a, b or c"),
            ("replay: yes", "attribute-value: yes"),
            ("idempotency: X", "attribute-value: X"),
            ("at most: three per account", "number: three"),
            ("at most: 3", "attribute-value: 3"),
            ("allowed: creator, admn", "keyword: admn"),
            ("does: get Note", "phrase: "),
            ("does: list Note by id", "phrase: by"),
            ("update: merges", "keyword: merges"),
            ("retry: yes", "unknown-attribute: retry"),
        ] {
            assert_eq!(with_attribute(attribute).1, [problem], "{attribute}");
        }
    }

    #[test]
    fn an_operation_that_cannot_be_read_is_reported_once() {
        for (line, problem) in [
            ("`GET`", "phrase: "),
            ("`get /notes`", "method: get"),
            ("`GET notes`", "path-template: notes"),
            ("`GET /notes/{}`", "path-template: {"),
            ("`GET /{a/b}`", "path-template: {"),
            ("`GET /a}`", "path-template: }"),
            ("`GET /a?b=c`", "path-template: ?"),
            ("`GET` `/notes`", "code-line: /notes"),
        ] {
            let (read, problems) = read(&format!(
                "### notes.get\n\n{line}\n\n#### Response 204\n\n`none`"
            ));
            assert_eq!(read, None, "{line}");
            assert_eq!(problems, [problem], "{line}");
        }
    }

    #[test]
    fn a_body_has_a_type_or_fields() {
        let body = |content: &str| {
            let text = format!(
                "### notes.add\n\n`POST /notes`\n\n#### Body json\n\n{content}\n\n#### Response 204\n\n`none`"
            );
            let (read, problems) = read(&text);
            (read.unwrap().body.is_some(), problems)
        };
        let table = "| Field | Type | Need | Description |\n|---|---|---|---|\n| `a` | `string` | required | A. |";
        assert_eq!(body("`Note`"), (true, vec![]));
        assert_eq!(body(table), (true, vec![]));
        let (read, problems) = body(&format!("`Note`\n\n{table}"));
        assert!(
            read && problems[0].starts_with("body-shape: | Field"),
            "{problems:?}"
        );
        assert_eq!(
            body("Anything."),
            (false, vec!["body-shape: #### Body json".to_owned()])
        );
    }
}
