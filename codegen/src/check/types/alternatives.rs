//! Alternatives in a cell are told apart by their JSON kind alone.

use crate::check::view::kinds;
use crate::check::visit::{Visitor, visit};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Api, Resolved, TypeExpr, TypeKind};

pub(super) fn check(api: &Api<Resolved>, report: &mut Report) {
    visit(api, &mut Alternatives { api, report });
}

struct Alternatives<'a, 'r> {
    api: &'a Api<Resolved>,
    report: &'r mut Report,
}

impl<'a> Visitor<'a> for Alternatives<'a, '_> {
    fn type_expr(&mut self, ty: &'a TypeExpr<Resolved>) {
        match &ty.kind {
            TypeKind::Array { items } => self.type_expr(items),
            TypeKind::Map { values } => self.type_expr(values),
            TypeKind::Tuple { items } => {
                for item in items {
                    self.type_expr(item);
                }
            }
            TypeKind::Alternatives { alternatives } => {
                self.distinct(alternatives);
                for alternative in alternatives {
                    self.type_expr(alternative);
                }
            }
            TypeKind::Scalar { .. }
            | TypeKind::Literal { .. }
            | TypeKind::Named { .. }
            | TypeKind::Event => {}
        }
    }
}

impl Alternatives<'_, '_> {
    fn distinct(&mut self, alternatives: &[TypeExpr<Resolved>]) {
        for (position, second) in alternatives.iter().enumerate() {
            for first in &alternatives[..position] {
                let common = kinds(self.api, first).common(kinds(self.api, second));
                if common.is_empty() {
                    continue;
                }
                self.report.push(
                    Diagnostic::error(
                        Code::Indistinct,
                        second.span,
                        format!("these alternatives cannot be told apart: each can be {common}"),
                    )
                    .related(first.span, "the other alternative")
                    .help("define a union with a tag, or an untagged one, and name it here"),
                );
                return;
            }
        }
    }
}
