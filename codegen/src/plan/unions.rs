//! From unions to their plans.

use crate::ir::{
    Known, Literal, Resolved, TypeExpr, TypeIndex, TypeKind, TypeShape, Union, UnionTag,
};

use super::anonymous::Anonymous;
use super::context::{Context, Form};
use super::docs::Docs;
use super::name::{Case, RustName, Scope};
use super::types::{kind_name, literal_text};
use super::union::{KnownBy, TagPlace, UnionPlan, VariantPlan};

impl Context<'_> {
    #[expect(clippy::too_many_arguments, reason = "the parts of one definition")]
    pub(super) fn union(
        &self,
        index: TypeIndex,
        union: &Union<Resolved>,
        form: Form,
        name: RustName,
        docs: Docs,
        aliases: Vec<String>,
        anonymous: &mut Anonymous<'_>,
    ) -> UnionPlan {
        let mut scope = Scope::new();
        scope.reserve("Unknown");
        scope.reserve("Self");
        let variants = union
            .variants
            .iter()
            .map(|variant| {
                let text = match (&variant.name, &variant.known.value) {
                    (Some(name), _) => name.value.clone(),
                    (None, Known::Tag { value }) => literal_text(value),
                    (None, _) => "variant".to_owned(),
                };
                let name = scope.claim(&text, Case::Camel);
                let value = anonymous.within(&text, |anonymous| {
                    self.value_type(&variant.ty, form, Some(index), anonymous)
                });
                let (known, docs) = match &variant.known.value {
                    Known::Tag { value } => (
                        if self.lacks_tag(&variant.ty, &union.tag) {
                            KnownBy::TagAdded(value.clone())
                        } else {
                            KnownBy::Tag(value.clone())
                        },
                        Docs::line(format!(
                            "Tagged {}.",
                            super::code_span(&literal_json(value))
                        )),
                    ),
                    Known::Field { member } => (
                        KnownBy::Field(member.as_str().to_owned()),
                        Docs::line(format!(
                            "Known by its member {}.",
                            super::code_span(member.as_str())
                        )),
                    ),
                    Known::FieldValue { member, value } => (
                        KnownBy::FieldValue(member.as_str().to_owned(), value.clone()),
                        Docs::line(format!(
                            "Known by its member {}, which is {}.",
                            super::code_span(member.as_str()),
                            super::code_span(&literal_json(value)),
                        )),
                    ),
                    Known::Kind { json } => (
                        KnownBy::Kind(*json),
                        Docs::line(format!("A JSON {}.", kind_name(*json))),
                    ),
                };
                let docs = match &variant.ty.kind {
                    TypeKind::Named { name } => {
                        let summary = self.summary(&self.api.type_def(*name).description);
                        if summary.is_empty() { docs } else { summary }
                    }
                    _ => docs,
                };
                VariantPlan {
                    name,
                    value,
                    known,
                    docs,
                }
            })
            .collect();
        let tag = match &union.tag {
            UnionTag::Within { member } => TagPlace::Within(member.value.as_str().to_owned()),
            UnionTag::Beside { member } => TagPlace::Beside(member.value.as_str().to_owned()),
            UnionTag::None => TagPlace::None,
        };
        let comparable = !self.analysis.holds_secret(index);
        UnionPlan {
            name,
            docs,
            aliases,
            tag,
            variants,
            comparable,
        }
    }

    /// Whether a variant is an object without the member that tags the union.
    fn lacks_tag(&self, ty: &TypeExpr<Resolved>, tag: &UnionTag) -> bool {
        let UnionTag::Within { member } = tag else {
            return false;
        };
        let TypeKind::Named { name } = &ty.kind else {
            return false;
        };
        match &self.api.type_def(*name).shape {
            TypeShape::Object(object) => !self
                .api
                .all_fields(object)
                .iter()
                .any(|field| field.wire.value == member.value),
            _ => false,
        }
    }

    /// The member beside a field that tags the union which the field holds.
    pub(super) fn tag_beside(&self, expr: &TypeExpr<Resolved>) -> Option<String> {
        let TypeKind::Named { name } = &expr.kind else {
            return None;
        };
        match &self.api.type_def(*name).shape {
            TypeShape::Union(Union {
                tag: UnionTag::Beside { member },
                ..
            }) => Some(member.value.as_str().to_owned()),
            _ => None,
        }
    }
}

fn literal_json(literal: &Literal) -> String {
    match literal {
        Literal::String(text) => serde_json::Value::from(text.as_str()).to_string(),
        Literal::Integer(number) => number.to_string(),
        Literal::Boolean(value) => value.to_string(),
    }
}
