//! Whether what stands in queries, headers, cookies and forms can be written there.

use std::collections::BTreeSet;

use crate::check::view::{kinds, peel};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{
    Api, BodyShape, Content, Field, JsonKind, MAX_CHAIN, Operation, ParameterPlace, Resolved,
    Scalar, TypeExpr, TypeIndex, TypeKind, TypeShape,
};
use crate::source::Span;

pub(super) fn check(api: &Api<Resolved>, operation: &Operation<Resolved>, report: &mut Report) {
    let mut encoding = Encoding { api, report };
    for parameter in &operation.parameters {
        let place = match parameter.place {
            ParameterPlace::Query => Place::Query,
            ParameterPlace::Header | ParameterPlace::Cookie => Place::Header,
            // The path has rules of its own.
            ParameterPlace::Path => continue,
        };
        encoding.field(&parameter.field, place);
    }
    let Some(body) = &operation.body else {
        return;
    };
    if body.content != Content::Form {
        return;
    }
    match &body.shape {
        BodyShape::Fields { fields } => {
            for field in fields {
                encoding.field(field, Place::Form);
            }
        }
        BodyShape::Value { ty } => {
            if let Some(TypeShape::Object(object)) = peel(api, ty).shape(api) {
                for field in api.all_fields(object) {
                    encoding.field(field, Place::Form);
                }
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Place {
    Query,
    Header,
    Form,
}

impl Place {
    fn article(self) -> &'static str {
        match self {
            Self::Query => "a query",
            Self::Header => "a header",
            Self::Form => "a form",
        }
    }
}

struct Encoding<'a, 'r> {
    api: &'a Api<Resolved>,
    report: &'r mut Report,
}

/// What a field says of how it is written, and where that is.
#[derive(Clone, Copy)]
struct Written {
    place: Place,
    array_style: bool,
    deep_object: bool,
}

impl<'a> Encoding<'a, '_> {
    fn field(&mut self, field: &'a Field<Resolved>, place: Place) {
        let written = Written {
            place,
            array_style: field.rules.array_style.is_some()
                || self.api.settings.array_style.is_some(),
            deep_object: field.rules.deep_object,
        };
        if written.deep_object && place == Place::Header {
            self.refuse(field.span, "`deep object` has no meaning in a header");
        }
        self.value(&field.ty, written, &mut BTreeSet::new(), MAX_CHAIN);
    }

    /// Judges a type; within `deep object` also those it consists of, each named one once.
    fn value(
        &mut self,
        ty: &'a TypeExpr<Resolved>,
        written: Written,
        seen: &mut BTreeSet<TypeIndex>,
        depth_left: usize,
    ) {
        let Some(depth_left) = depth_left.checked_sub(1) else {
            return;
        };
        let peeled = peel(self.api, ty);
        if peeled.nullable {
            self.refuse(
                ty.span,
                &format!("{} cannot hold null", written.place.article()),
            );
        }
        match peeled.kind {
            TypeKind::Array { items } => {
                self.needs_style(ty, written);
                self.item(items, written, seen, depth_left);
            }
            TypeKind::Tuple { items } => {
                self.needs_style(ty, written);
                for item in items {
                    self.item(item, written, seen, depth_left);
                }
            }
            TypeKind::Map { values } => {
                if self.needs_deep_object(ty, written) {
                    self.value(values, written, seen, depth_left);
                }
            }
            TypeKind::Alternatives { alternatives } => {
                for alternative in alternatives {
                    self.value(alternative, written, seen, depth_left);
                }
            }
            TypeKind::Named { name } => self.named(*name, ty, written, seen, depth_left),
            TypeKind::Scalar { .. } | TypeKind::Literal { .. } | TypeKind::Event => {}
        }
    }

    fn named(
        &mut self,
        index: TypeIndex,
        ty: &'a TypeExpr<Resolved>,
        written: Written,
        seen: &mut BTreeSet<TypeIndex>,
        depth_left: usize,
    ) {
        match &self.api.type_def(index).shape {
            TypeShape::Object(object) => {
                if !self.needs_deep_object(ty, written) || !seen.insert(index) {
                    return;
                }
                for field in self.api.all_fields(object) {
                    let array_style = written.array_style || field.rules.array_style.is_some();
                    self.value(
                        &field.ty,
                        Written {
                            array_style,
                            ..written
                        },
                        seen,
                        depth_left,
                    );
                }
            }
            TypeShape::Union(union) => {
                if !seen.insert(index) {
                    return;
                }
                for variant in &union.variants {
                    self.value(&variant.ty, written, seen, depth_left);
                }
            }
            TypeShape::Enum(_) | TypeShape::Alias(_) => {}
        }
    }

    /// An item of an array is one plain value, unless brackets can say where it belongs.
    fn item(
        &mut self,
        ty: &'a TypeExpr<Resolved>,
        written: Written,
        seen: &mut BTreeSet<TypeIndex>,
        depth_left: usize,
    ) {
        if written.deep_object {
            self.value(ty, written, seen, depth_left);
            return;
        }
        let peeled = peel(self.api, ty);
        if peeled.nullable {
            self.refuse(
                ty.span,
                &format!("{} cannot hold null", written.place.article()),
            );
        }
        let possible = kinds(self.api, ty);
        let is_json = matches!(
            peeled.kind,
            TypeKind::Scalar {
                scalar: Scalar::Json
            }
        );
        if !is_json && (possible.contains(JsonKind::Array) || possible.contains(JsonKind::Object)) {
            self.refuse(
                ty.span,
                &format!(
                    "an item of an array in {} is one plain value; this can be {possible}",
                    written.place.article()
                ),
            );
        }
    }

    fn needs_style(&mut self, ty: &TypeExpr<Resolved>, written: Written) {
        if !written.array_style {
            self.report.push(
                Diagnostic::error(
                    Code::Encoding,
                    ty.span,
                    format!("it is not said how this array is written in {}", written.place.article()),
                )
                .expected(
                    "the rule `comma list`, `repeated key` or `bracket list`, or the setting `array_style`",
                ),
            );
        }
    }

    fn needs_deep_object(&mut self, ty: &TypeExpr<Resolved>, written: Written) -> bool {
        if written.place == Place::Header {
            self.refuse(ty.span, "a header cannot hold an object");
        } else if !written.deep_object {
            self.report.push(
                Diagnostic::error(
                    Code::Encoding,
                    ty.span,
                    format!(
                        "it is not said how this object is written in {}",
                        written.place.article()
                    ),
                )
                .expected("the rule `deep object`"),
            );
        }
        written.deep_object && written.place != Place::Header
    }

    fn refuse(&mut self, span: Span, message: &str) {
        self.report
            .push(Diagnostic::error(Code::Encoding, span, message));
    }
}
