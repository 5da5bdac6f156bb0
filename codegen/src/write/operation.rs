//! An operation: its heading, code line, prose, attributes and parts.

use std::collections::BTreeSet;

use crate::ir::{Operation, PathTemplatePart, Unresolved};

use super::draft::Draft;
use super::prose::{self, Place};
use super::{
    body, code_line, errors, example, operation_attributes, operation_examples, parameters,
    response, response_headers,
};

/// Writes the operation.
pub(super) fn write(draft: &mut Draft, operation: &Operation<Unresolved>) {
    let id = &operation.id;
    draft.snake_case(&id.value.group, id.span);
    draft.snake_case(&id.value.method, id.span);
    draft.heading(3, &id.value.to_string());
    let path = path(draft, operation);
    let line = format!("{} {path}", operation.method.value.as_str());
    code_line::write(draft, &[&line], &operation.evidence, operation.span);
    draft.within("description", |draft| {
        prose::write(draft, &operation.description, Place::BeforeAttributes);
    });
    operation_attributes::write(draft, operation);
    parts(draft, operation);
}

fn parts(draft: &mut Draft, operation: &Operation<Unresolved>) {
    let examples = operation_examples::by_part(operation);
    parameters::write(draft, &operation.parameters);
    let mut statuses = BTreeSet::new();
    if let Some(body) = &operation.body {
        draft.within("body", |draft| body::write(draft, body));
    }
    example::write_all(draft, examples.requests);
    for (response, examples) in operation.responses.iter().zip(examples.responses) {
        draft.within(
            format_args!("responses[{}]", response.status.value),
            |draft| {
                if !statuses.insert(response.status.value) {
                    draft.refuse(
                        response.status.span,
                        "there is a response of this status already",
                    );
                }
                response::write(draft, response);
            },
        );
        example::write_all(draft, examples);
    }
    if !operation.response_headers.is_empty() {
        draft.heading(4, "Response headers");
        response_headers::table(draft, &operation.response_headers);
    }
    let errors_notes = &operation.errors_notes;
    if operation.errors.is_empty() && !errors_notes.is_empty() {
        draft.refuse(
            operation.span,
            "prose on errors stands beside a table of errors",
        );
    }
    if !operation.errors.is_empty() {
        draft.heading(4, "Errors");
        draft.within("errors_notes", |draft| {
            prose::write(draft, errors_notes, Place::Free);
        });
        errors::table(draft, &operation.errors);
    }
    example::write_all(draft, examples.errors);
    prose::notes(draft, &operation.notes);
}

/// The path, if its parts are the ones that a reader would find in it.
fn path(draft: &mut Draft, operation: &Operation<Unresolved>) -> String {
    let template = &operation.path.value;
    let path = template.to_string();
    let mut after_literal = false;
    let mut reads_back = path.starts_with('/') && !path.contains(char::is_whitespace);
    for part in &template.parts {
        let (text, literal, marks) = match part {
            PathTemplatePart::Literal { text } => (text.as_str(), true, ['{', '}', '?', '#']),
            PathTemplatePart::Parameter { name } => {
                (name.value.as_str(), false, ['{', '}', '/', '/'])
            }
        };
        let twice = literal && after_literal;
        reads_back &= !(twice || text.is_empty() || text.contains(marks));
        after_literal = literal;
    }
    if !reads_back {
        draft.refuse(
            operation.path.span,
            format!("`{path}` is not a path with `{{parameters}}`"),
        );
    }
    path
}
