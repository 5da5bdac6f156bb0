//! Which variant of a union a value is.

use crate::diagnostic::Severity;
use crate::ir::{Known, Resolved, TypeExpr, TypeKind, TypeShape, Union, UnionTag, Variant};

use super::super::json::{Json, JsonValue, Member, find};
use super::super::view::peel;
use super::{Comparison, is_kind, is_literal};

impl<'a> Comparison<'a> {
    pub(super) fn union(
        &mut self,
        json: &Json,
        union: &'a Union<Resolved>,
        ty: &'a TypeExpr<Resolved>,
        holder: &[Member],
        depth_left: usize,
    ) {
        match &union.tag {
            UnionTag::Within { member } => {
                let tag = member.value.as_str();
                let JsonValue::Object(members) = &json.value else {
                    self.wrong_kind(json, ty);
                    return;
                };
                match find(members, tag) {
                    None => self.mismatch(json, format!("the tag `{tag}` is missing"), member.span),
                    Some(value) => match tagged(union, value) {
                        Some(variant) => {
                            self.within(json, &variant.ty, &[tag], holder, depth_left);
                        }
                        None => self.no_variant(value, ty),
                    },
                }
            }
            UnionTag::Beside { member } => {
                let tag = member.value.as_str();
                match find(holder, tag) {
                    None => {
                        let message =
                            format!("the tag `{tag}` is missing in the object that holds this");
                        self.mismatch(json, message, member.span);
                    }
                    Some(value) => match tagged(union, value) {
                        Some(variant) => self.value(json, &variant.ty, holder, depth_left),
                        None => self.no_variant(value, ty),
                    },
                }
            }
            UnionTag::None => {
                let known = |variant: &&'a Variant<Resolved>| is_known(json, &variant.known.value);
                match union.variants.iter().find(known) {
                    Some(variant) => self.value(json, &variant.ty, holder, depth_left),
                    None => self.no_variant(json, ty),
                }
            }
        }
    }

    /// An object whose type need not list the members that say which type it is.
    pub(super) fn within(
        &mut self,
        json: &Json,
        ty: &'a TypeExpr<Resolved>,
        tags: &[&str],
        holder: &[Member],
        depth_left: usize,
    ) {
        let TypeKind::Named { name } = peel(self.api, ty).kind else {
            return self.value(json, ty, holder, depth_left);
        };
        let definition = self.api.type_def(*name);
        match &definition.shape {
            TypeShape::Object(object) => {
                let fields = self.api.all_fields(object);
                let (openness, span) = (object.openness, definition.name.span);
                self.members(json, &fields, openness, tags, span, depth_left);
            }
            _ => self.value(json, ty, holder, depth_left),
        }
    }

    /// A client keeps a value that it does not know; a spec that shows one should know it.
    fn no_variant(&mut self, json: &Json, ty: &TypeExpr<Resolved>) {
        let message = format!("no variant of the union is known by {}", json.in_words());
        self.push(Severity::Warning, json.place.clone(), message, ty.span);
    }
}

fn tagged<'a>(union: &'a Union<Resolved>, tag: &Json) -> Option<&'a Variant<Resolved>> {
    union.variants.iter().find(
        |variant| matches!(&variant.known.value, Known::Tag { value } if is_literal(tag, value)),
    )
}

fn is_known(json: &Json, known: &Known) -> bool {
    match known {
        Known::Tag { .. } => false,
        Known::Field { member } => json.member(member.as_str()).is_some(),
        Known::FieldValue { member, value } => json
            .member(member.as_str())
            .is_some_and(|found| is_literal(found, value)),
        Known::Kind { json: kind } => is_kind(json, *kind),
    }
}
