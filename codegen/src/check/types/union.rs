//! Unions: their rows do not contradict one another or their types.

use std::collections::HashMap;

use crate::check::view::{kinds, peel};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{
    Api, Field, JsonKind, Known, Literal, Resolved, TypeKind, TypeShape, Union, UnionTag, Variant,
    WireName,
};
use crate::source::Span;

use super::literal_fits;

pub(super) fn check(api: &Api<Resolved>, report: &mut Report) {
    for ty in &api.types {
        if let TypeShape::Union(union) = &ty.shape {
            if union.variants.is_empty() {
                report.push(Diagnostic::error(
                    Code::UnionTag,
                    ty.name.span,
                    format!("the union `{}` has no variant", ty.name.value),
                ));
            }
            UnionCheck { api, report }.check(union);
        }
    }
}

struct UnionCheck<'a, 'r> {
    api: &'a Api<Resolved>,
    report: &'r mut Report,
}

impl<'a> UnionCheck<'a, '_> {
    fn check(&mut self, union: &'a Union<Resolved>) {
        for variant in &union.variants {
            self.null_is_no_variant(variant);
        }
        match &union.tag {
            UnionTag::Within { member } => {
                self.tag_values(union);
                for variant in &union.variants {
                    self.tag_within(&member.value, variant);
                }
            }
            UnionTag::Beside { .. } => self.tag_values(union),
            UnionTag::None => self.untagged(union),
        }
    }

    fn null_is_no_variant(&mut self, variant: &Variant<Resolved>) {
        if peel(self.api, &variant.ty).nullable {
            self.report.push(
                Diagnostic::error(Code::UnionTag, variant.ty.span, "null is never a variant")
                    .help("write `or null` where the union is used"),
            );
        }
    }

    /// Tags are strings or integers, all of one kind, each once.
    fn tag_values(&mut self, union: &'a Union<Resolved>) {
        let mut first: HashMap<&Literal, Span> = HashMap::new();
        let mut kind: Option<(bool, Span)> = None;
        for variant in &union.variants {
            let span = variant.known.span;
            let Known::Tag { value } = &variant.known.value else {
                self.problem(
                    span,
                    "a tagged union tells its variants apart by values of the tag",
                );
                continue;
            };
            let is_text = match value {
                Literal::String(_) => true,
                Literal::Integer(_) => false,
                Literal::Boolean(_) => {
                    self.problem(span, "a tag is a string or an integer");
                    continue;
                }
            };
            match kind {
                Some((earlier, earlier_span)) if earlier != is_text => self.report.push(
                    Diagnostic::error(
                        Code::UnionTag,
                        span,
                        "the values of a tag are all strings or all integers",
                    )
                    .related(earlier_span, "a value of the other kind"),
                ),
                _ => kind = Some((is_text, span)),
            }
            if let Some(earlier) = first.get(value) {
                self.report.push(
                    Diagnostic::error(
                        Code::UnionTag,
                        span,
                        format!("the tag `{value}` stands in two rows"),
                    )
                    .related(*earlier, "first given here"),
                );
            } else {
                first.insert(value, span);
            }
        }
    }

    fn tag_within(&mut self, member: &WireName, variant: &'a Variant<Resolved>) {
        let Some(fields) = self.object_fields(variant) else {
            self.report.push(
                Diagnostic::error(
                    Code::UnionTag,
                    variant.ty.span,
                    format!("the tag `{member}` is a member of each variant, so each has to be an object"),
                )
                .help("where the tag stands in the object that holds the union, write `beside`"),
            );
            return;
        };
        let (Known::Tag { value }, Some(field)) = (
            &variant.known.value,
            fields.iter().find(|field| field.wire.value == *member),
        ) else {
            return;
        };
        if !literal_fits(self.api, value, &field.ty) {
            self.report.push(
                Diagnostic::error(
                    Code::UnionTag,
                    variant.known.span,
                    format!("the field `{member}` of this variant's type cannot be `{value}`"),
                )
                .related(field.ty.span, "the field's type"),
            );
        }
    }

    /// Rows are tried in order; each needs a type that fits and something that no earlier row takes.
    fn untagged(&mut self, union: &'a Union<Resolved>) {
        let mut first: HashMap<Taken<'_>, Span> = HashMap::new();
        for variant in &union.variants {
            self.known_by(variant);
            let known = &variant.known.value;
            let earlier = Taken::all_of(known)
                .into_iter()
                .filter_map(|taken| first.get(&taken))
                .min_by_key(|span| span.start());
            if let Some(earlier) = earlier {
                self.report.push(
                    Diagnostic::error(
                        Code::Indistinct,
                        variant.known.span,
                        "this row is never reached: an earlier one takes all its values",
                    )
                    .related(*earlier, "the earlier row"),
                );
            }
            first.entry(Taken::by(known)).or_insert(variant.known.span);
        }
    }

    fn known_by(&mut self, variant: &'a Variant<Resolved>) {
        let span = variant.known.span;
        match &variant.known.value {
            Known::Tag { .. } => {
                self.problem(span, "a variant of an untagged union is not known by a tag");
            }
            Known::Kind { json } => {
                let possible = kinds(self.api, &variant.ty);
                if !possible.contains(*json) {
                    self.contradiction(
                        span,
                        variant,
                        &format!("a value of this type is {possible}"),
                    );
                }
            }
            Known::Field { member } => {
                self.field_of(member, variant);
            }
            Known::FieldValue { member, value } => {
                if let Some(field) = self.field_of(member, variant)
                    && !literal_fits(self.api, value, &field.ty)
                {
                    self.contradiction(
                        span,
                        variant,
                        &format!("the field `{member}` cannot be `{value}`"),
                    );
                }
            }
        }
    }

    /// The field that a variant is known by; reported when its type lacks it.
    fn field_of(
        &mut self,
        member: &WireName,
        variant: &'a Variant<Resolved>,
    ) -> Option<&'a Field<Resolved>> {
        let peeled = peel(self.api, &variant.ty);
        // A map has every member, and of JSON nothing is known.
        if matches!(peeled.kind, TypeKind::Map { .. } | TypeKind::Scalar { .. })
            && kinds(self.api, &variant.ty).contains(JsonKind::Object)
        {
            return None;
        }
        let Some(fields) = self.object_fields(variant) else {
            self.contradiction(
                variant.known.span,
                variant,
                "a value of this type has no members",
            );
            return None;
        };
        let found = fields.into_iter().find(|field| field.wire.value == *member);
        if found.is_none() {
            self.contradiction(
                variant.known.span,
                variant,
                &format!("this type has no field `{member}`"),
            );
        }
        found
    }

    fn object_fields(&self, variant: &'a Variant<Resolved>) -> Option<Vec<&'a Field<Resolved>>> {
        match peel(self.api, &variant.ty).shape(self.api)? {
            TypeShape::Object(object) => Some(self.api.all_fields(object)),
            _ => None,
        }
    }

    fn contradiction(&mut self, span: Span, variant: &Variant<Resolved>, why: &str) {
        self.report.push(
            Diagnostic::error(
                Code::UnionTag,
                span,
                format!("no value is known by this: {why}"),
            )
            .related(variant.ty.span, "the variant's type"),
        );
    }

    fn problem(&mut self, span: Span, message: &str) {
        self.report
            .push(Diagnostic::error(Code::UnionTag, span, message));
    }
}

/// The values that a row takes.
#[derive(PartialEq, Eq, Hash)]
enum Taken<'a> {
    Tag(&'a Literal),
    Kind(JsonKind),
    Field(&'a WireName),
    FieldValue(&'a WireName, &'a Literal),
}

impl<'a> Taken<'a> {
    fn by(known: &'a Known) -> Self {
        match known {
            Known::Tag { value } => Self::Tag(value),
            Known::Kind { json } => Self::Kind(*json),
            Known::Field { member } => Self::Field(member),
            Known::FieldValue { member, value } => Self::FieldValue(member, value),
        }
    }

    /// Everything that takes all values of a row.
    fn all_of(known: &'a Known) -> Vec<Self> {
        let mut all = vec![Self::by(known)];
        if let Known::FieldValue { member, .. } = known {
            all.push(Self::Field(member));
        }
        if matches!(known, Known::Field { .. } | Known::FieldValue { .. }) {
            all.push(Self::Kind(JsonKind::Object));
        }
        all
    }
}
