//! Values of unions.

use bindery_codegen::check::peel;
use bindery_codegen::ir::{Known, Resolved, TypeShape, Union, UnionTag, Variant};
use serde_json::Value;

use super::{Place, Validation, is_literal, kind_of, member};

impl<'a> Validation<'a> {
    pub(super) fn union(&mut self, place: Place<'_>, union: &'a Union<Resolved>) {
        let variant = match &union.tag {
            UnionTag::Within { member: tag } => {
                let tag = tag.value.as_str();
                match place.value.get(tag) {
                    Some(value) => tagged(union, value),
                    None => {
                        let at = member(place.at, tag);
                        self.problem(&at, "is required: it says which variant this is");
                        return;
                    }
                }
            }
            UnionTag::Beside { member: tag } => {
                match place
                    .holder
                    .and_then(|holder| holder.get(tag.value.as_str()))
                {
                    Some(value) => tagged(union, value),
                    None => {
                        let message = format!("needs `{}` beside it", tag.value);
                        self.problem(place.at, message);
                        return;
                    }
                }
            }
            UnionTag::None => union
                .variants
                .iter()
                .find(|variant| is_known(place.value, &variant.known.value)),
        };
        match (variant, &union.tag) {
            (Some(variant), UnionTag::Within { member: tag }) => {
                self.within(place, variant, tag.value.as_str());
            }
            (Some(variant), _) => self.of_type(place, &variant.ty),
            (None, _) => self.note(format!(
                "`{}`: {} is no documented variant; it is taken, because there may be others",
                place.at,
                place.found()
            )),
        }
    }

    /// An object whose type need not list the tag.
    fn within(&mut self, place: Place<'_>, variant: &'a Variant<Resolved>, tag: &str) {
        let api = self.api;
        match (peel(api, &variant.ty).shape(api), place.value) {
            (Some(TypeShape::Object(object)), Value::Object(members)) => {
                self.object(members, object, Some(tag), place);
            }
            _ => self.of_type(place, &variant.ty),
        }
    }
}

fn tagged<'a>(union: &'a Union<Resolved>, tag: &Value) -> Option<&'a Variant<Resolved>> {
    union.variants.iter().find(
        |variant| matches!(&variant.known.value, Known::Tag { value } if is_literal(tag, value)),
    )
}

fn is_known(value: &Value, known: &Known) -> bool {
    match known {
        Known::Tag { .. } => false,
        Known::Field { member } => value.get(member.as_str()).is_some(),
        Known::FieldValue {
            member,
            value: wanted,
        } => value
            .get(member.as_str())
            .is_some_and(|found| is_literal(found, wanted)),
        Known::Kind { json } => kind_of(value) == Some(*json),
    }
}
