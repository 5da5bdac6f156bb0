//! Unions whose tag is a member of the object that holds them: they stand in an object, and the
//! object has the member.

use std::collections::BTreeSet;

use crate::check::view::peel;
use crate::check::visit::{Visitor, visit};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{
    Api, BodyShape, Field, Known, MAX_CHAIN, Resolved, Spanned, TypeExpr, TypeKind, TypeShape,
    Union, UnionTag, WireName,
};
use crate::source::Span;

use super::literal_fits;

pub(super) fn check(api: &Api<Resolved>, report: &mut Report) {
    let mut beside = Beside {
        api,
        report,
        held: BTreeSet::new(),
    };
    for ty in &api.types {
        match &ty.shape {
            TypeShape::Object(object) => {
                let members = api.all_fields(object);
                for field in &object.fields {
                    beside.held_by(&members, field);
                }
            }
            // An alias is judged where it is used.
            TypeShape::Alias(alias) => {
                beside.held.insert(alias.target.span);
            }
            TypeShape::Enum(_) | TypeShape::Union(_) => {}
        }
    }
    for operation in &api.operations {
        if let Some(body) = &operation.body
            && let BodyShape::Fields { fields } = &body.shape
        {
            beside.table(fields);
        }
        for response in &operation.responses {
            beside.table(&response.beside);
        }
    }
    visit(api, &mut beside);
}

struct Beside<'a, 'r> {
    api: &'a Api<Resolved>,
    report: &'r mut Report,
    /// Types in cells that need no object around them any more.
    held: BTreeSet<Span>,
}

impl<'a> Beside<'a, '_> {
    fn table(&mut self, fields: &'a [Field<Resolved>]) {
        let members: Vec<_> = fields.iter().collect();
        for field in fields {
            self.held_by(&members, field);
        }
    }

    fn held_by(&mut self, members: &[&Field<Resolved>], field: &'a Field<Resolved>) {
        self.held.insert(field.ty.span);
        let Some((tag, union)) = union_beside(self.api, &field.ty) else {
            return;
        };
        let Some(tag_field) = members.iter().find(|member| member.wire.value == tag.value) else {
            self.report.push(
                Diagnostic::error(
                    Code::UnionTag,
                    field.ty.span,
                    format!("the member `{}`, which tells the variants apart, is missing beside this field", tag.value),
                )
                .related(tag.span, "the tag is named here"),
            );
            return;
        };
        for variant in &union.variants {
            if let Known::Tag { value } = &variant.known.value
                && !literal_fits(self.api, value, &tag_field.ty)
            {
                self.report.push(
                    Diagnostic::error(
                        Code::UnionTag,
                        tag_field.ty.span,
                        format!("this field cannot be `{value}`, which the union beside it knows a variant by"),
                    )
                    .related(variant.known.span, "the variant"),
                );
            }
        }
    }
}

impl<'a> Visitor<'a> for Beside<'a, '_> {
    fn type_expr(&mut self, ty: &'a TypeExpr<Resolved>) {
        if self.held.contains(&ty.span) {
            return;
        }
        if let Some((tag, _)) = union_beside(self.api, ty) {
            self.report.push(
                Diagnostic::error(
                    Code::UnionTag,
                    ty.span,
                    format!(
                        "no object holds this union, so that nothing has its tag `{}`",
                        tag.value
                    ),
                )
                .related(tag.span, "the tag is named here"),
            );
        }
    }
}

/// The union with a tag beside it that this type is, or is an array or a map of.
fn union_beside<'a>(
    api: &'a Api<Resolved>,
    ty: &'a TypeExpr<Resolved>,
) -> Option<(&'a Spanned<WireName>, &'a Union<Resolved>)> {
    let mut ty = ty;
    for _ in 0..MAX_CHAIN {
        let peeled = peel(api, ty);
        ty = match peeled.kind {
            TypeKind::Array { items } => items,
            TypeKind::Map { values } => values,
            _ => {
                return match peeled.shape(api)? {
                    TypeShape::Union(union) => match &union.tag {
                        UnionTag::Beside { member } => Some((member, union)),
                        UnionTag::Within { .. } | UnionTag::None => None,
                    },
                    _ => None,
                };
            }
        };
    }
    None
}
