//! The path of an operation: text that can stand in a URL, and exactly the parameters of its table.

use crate::check::view::{kinds, peel};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{
    Api, ArrayStyle, Field, JsonKind, Need, Operation, ParameterPlace, PathTemplatePart, Resolved,
};
use crate::suggest::closest;

pub(super) fn check(api: &Api<Resolved>, operation: &Operation<Resolved>, report: &mut Report) {
    literal_text(operation, report);
    let fields: Vec<_> = operation
        .parameters
        .iter()
        .filter(|parameter| parameter.place == ParameterPlace::Path)
        .map(|parameter| &parameter.field)
        .collect();
    let mut seen = Vec::new();
    for name in operation.path.value.parameters() {
        if seen.contains(&&name.value) {
            report.push(Diagnostic::error(
                Code::Path,
                name.span,
                format!("the path has `{{{}}}` twice", name.value),
            ));
        }
        seen.push(&name.value);
        if fields.iter().all(|field| field.wire.value != name.value) {
            report.push(
                Diagnostic::error(
                    Code::Path,
                    name.span,
                    format!("the part Path has no row for `{}`", name.value),
                )
                .suggest(closest(
                    name.value.as_str(),
                    fields.iter().map(|field| field.wire.value.as_str()),
                )),
            );
        }
    }
    for field in fields {
        if !seen.contains(&&field.wire.value) {
            report.push(
                Diagnostic::error(
                    Code::Path,
                    field.wire.span,
                    format!("the path has no `{{{}}}`", field.wire.value),
                )
                .related(operation.path.span, "the path"),
            );
        }
        parameter(api, field, report);
    }
}

fn literal_text(operation: &Operation<Resolved>, report: &mut Report) {
    let path = &operation.path;
    let mut whole = String::new();
    for part in &path.value.parts {
        match part {
            PathTemplatePart::Literal { text } => whole.push_str(text),
            PathTemplatePart::Parameter { .. } => whole.push('x'),
        }
    }
    let problem = if !whole.starts_with('/') {
        Some("a path begins with a slash".to_owned())
    } else if whole.contains('?') {
        Some("a path has no query; parameters stand in the part Query".to_owned())
    } else if let Some(odd) = whole
        .chars()
        .find(|character| !character.is_ascii_graphic() || "\"#<>\\^`{|}".contains(*character))
    {
        Some(format!(
            "`{}` cannot stand in a path as it is",
            odd.escape_debug()
        ))
    } else if whole
        .split('/')
        .any(|segment| segment == "." || segment == "..")
    {
        Some("a path has no segments `.` and `..`".to_owned())
    } else {
        None
    };
    if let Some(problem) = problem {
        report.push(Diagnostic::error(Code::Path, path.span, problem));
    }
}

fn parameter(api: &Api<Resolved>, field: &Field<Resolved>, report: &mut Report) {
    // Of a row that could not be read, nothing but the name is known.
    if report.has_errors_in(field.span) {
        return;
    }
    if field.need != Need::Required {
        report.push(
            Diagnostic::error(
                Code::Path,
                field.span,
                format!("the path cannot do without `{}`", field.wire.value),
            )
            .expected("Need `required`"),
        );
    }
    if peel(api, &field.ty).nullable {
        report.push(Diagnostic::error(
            Code::Encoding,
            field.ty.span,
            "a path cannot hold null",
        ));
    }
    let possible = kinds(api, &field.ty);
    let comma_list =
        field.rules.array_style.as_ref().map(|style| style.value) == Some(ArrayStyle::CommaList);
    if possible.contains(JsonKind::Object) || (possible.contains(JsonKind::Array) && !comma_list) {
        report.push(Diagnostic::error(
            Code::Encoding,
            field.ty.span,
            format!("a path parameter is one plain value; this can be {possible}"),
        ));
    }
}
