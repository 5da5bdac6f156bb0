//! What operations are to the traits across providers.

use std::collections::HashMap;

use crate::check::view::{Step, at_path, kinds};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{
    Api, Does, DoesAction, JsonKind, JsonPath, Operation, ParameterPlace, Resolved, Spanned,
    TypeExpr, TypeKind,
};
use crate::suggest::closest;

pub(super) fn check(api: &Api<Resolved>, report: &mut Report) {
    let mut first = HashMap::new();
    for operation in &api.operations {
        let Some(does) = &operation.does else {
            continue;
        };
        if let Some(earlier) = first.insert((does.action as u8, does.ty.value), does.span) {
            report.push(
                Diagnostic::error(
                    Code::Does,
                    does.span,
                    format!(
                        "two operations do this to `{}`",
                        api.type_def(does.ty.value).name.value
                    ),
                )
                .related(earlier, "the first"),
            );
        }
        key(api, operation, does, report);
    }
}

fn key(
    api: &Api<Resolved>,
    operation: &Operation<Resolved>,
    does: &Does<Resolved>,
    report: &mut Report,
) {
    let needs_key = match does.action {
        DoesAction::List | DoesAction::Create => false,
        DoesAction::Get | DoesAction::Update | DoesAction::Delete => true,
    };
    match &does.by {
        Some(by) if !needs_key => report.push(
            Diagnostic::error(Code::Does, by.span, "this action needs no key")
                .expected("`list TYPE` or `create TYPE`"),
        ),
        None if needs_key => report.push(
            Diagnostic::error(Code::Does, does.span, "it is not said what the key is")
                .expected("`by PATH`, where PATH leads to the key in the type"),
        ),
        Some(by) => {
            key_path(api, does, by, report);
            let parameters = operation
                .parameters
                .iter()
                .filter(|parameter| parameter.place == ParameterPlace::Path)
                .count();
            if parameters != 1 {
                report.push(
                    Diagnostic::error(
                        Code::Does,
                        by.span,
                        format!(
                            "the key fills the only path parameter, and this path has {parameters}"
                        ),
                    )
                    .related(operation.path.span, "the path"),
                );
            }
        }
        None => {}
    }
}

fn key_path(
    api: &Api<Resolved>,
    does: &Does<Resolved>,
    by: &Spanned<JsonPath>,
    report: &mut Report,
) {
    let ty = TypeExpr {
        kind: TypeKind::Named {
            name: does.ty.value,
        },
        nullable: false,
        span: does.ty.span,
    };
    let name = &api.type_def(does.ty.value).name.value;
    match at_path(api, &ty, &by.value.steps) {
        Step::Anything => {}
        Step::Type(key) => {
            let possible = kinds(api, key);
            if !possible.contains(JsonKind::String) && !possible.contains(JsonKind::Number) {
                report.push(
                    Diagnostic::error(Code::Does, by.span, format!("a key cannot be {possible}"))
                        .related(key.span, "its type"),
                );
            }
        }
        Step::Missing { step, known } => report.push(
            Diagnostic::error(
                Code::Does,
                by.span,
                format!("`{name}` has no `{}`", by.value),
            )
            .suggest(closest(&step, known)),
        ),
    }
}
