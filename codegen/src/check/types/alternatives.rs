//! Alternatives in a cell are told apart by their JSON kind alone.

use crate::check::view::{JsonKinds, kinds};
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
        // At most one for each kind, as two of a kind are refused.
        let mut earlier: Vec<(&TypeExpr<Resolved>, JsonKinds)> = Vec::new();
        for second in alternatives {
            let possible = kinds(self.api, second);
            let clash = earlier
                .iter()
                .map(|(first, kinds)| (first, kinds.common(possible)))
                .find(|(_, common)| !common.is_empty());
            if let Some((first, common)) = clash {
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
            if !possible.is_empty() {
                earlier.push((second, possible));
            }
        }
    }
}
