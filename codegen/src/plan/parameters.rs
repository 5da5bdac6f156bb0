//! Arguments of operations, and where they go.

use crate::ir::{
    ArrayStyle, Body, BodyShape, Content, Field, Operation, ParameterPlace, Resolved, Scalar,
    TypeExpr, TypeKind, TypeShape,
};

use super::anonymous::Anonymous;
use super::context::{Context, Form};
use super::docs::Docs;
use super::field::{ArgumentType, FieldPlan, Presence};
use super::name::{Case, Scope};
use super::rust_type::RustType;

/// An argument and where it goes.
#[derive(Clone, Debug)]
pub struct ParameterPlan {
    /// Name, type and presence.
    pub field: FieldPlan,
    /// Where it goes.
    pub place: Place,
}

/// Where an argument goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Into the path.
    Path,
    /// Into the query.
    Query(Option<Style>),
    /// Into a header.
    Header,
    /// Into the `Cookie` header.
    Cookie,
    /// A member of the JSON body.
    JsonMember,
    /// A field of the form.
    FormField(Option<Style>),
    /// A part of a multipart body: a text.
    Part,
    /// A part of a multipart body: JSON.
    JsonPart,
    /// A part of a multipart body: a file.
    FilePart,
    /// The whole JSON body.
    Json,
    /// The whole body, as bytes.
    Bytes,
}

/// How a value that is no single text is written in a query or form: a variant of the runtime's
/// `Style`.
pub type Style = &'static str;

/// Methods of an operation's type whose names no setter may take.
const METHODS: [&str; 14] = [
    "new",
    "clone",
    "attach",
    "detach",
    "call",
    "with",
    "send",
    "send_blocking",
    "pages",
    "items",
    "pages_blocking",
    "items_blocking",
    "stream",
    "request",
];

impl Context<'_> {
    pub(super) fn parameters(
        &self,
        operation: &Operation<Resolved>,
        anonymous: &mut Anonymous<'_>,
    ) -> Vec<ParameterPlan> {
        let mut scope = Scope::new();
        scope.reserve_all(METHODS);
        if self.follows_link(operation) {
            scope.reserve("link");
        }
        let mut parameters = Vec::new();
        for parameter in &operation.parameters {
            let place = match parameter.place {
                ParameterPlace::Path => Place::Path,
                ParameterPlace::Query => Place::Query(self.style(&parameter.field)),
                ParameterPlace::Header => Place::Header,
                ParameterPlace::Cookie => Place::Cookie,
            };
            let planned = self.field(&parameter.field, Form::Sent, None, &mut scope, anonymous);
            parameters.extend(planned.map(|field| ParameterPlan { field, place }));
        }
        match operation.body.as_ref().map(|body| (body, &body.shape)) {
            Some((body, BodyShape::Fields { fields })) => {
                for field in fields {
                    let place = match body.content {
                        Content::Form => Place::FormField(self.style(field)),
                        Content::Multipart => self.part(field),
                        Content::Json | Content::Bytes => Place::JsonMember,
                    };
                    let planned = self.field(field, Form::Sent, None, &mut scope, anonymous);
                    parameters.extend(planned.map(|mut field| {
                        if place == Place::FilePart {
                            field.value = upload(&field.value);
                        }
                        ParameterPlan { field, place }
                    }));
                }
            }
            Some((body, BodyShape::Value { ty })) => {
                parameters.push(self.whole_body(body, ty, &mut scope, anonymous));
            }
            None => {}
        }
        // All operations are planned before the first is written.
        parameters.shrink_to_fit();
        parameters
    }

    fn whole_body(
        &self,
        body: &Body<Resolved>,
        ty: &TypeExpr<Resolved>,
        scope: &mut Scope,
        anonymous: &mut Anonymous<'_>,
    ) -> ParameterPlan {
        let place = match body.content {
            Content::Json => Place::Json,
            Content::Form | Content::Multipart => Place::FormField(Some("DeepObjectBracketList")),
            Content::Bytes => Place::Bytes,
        };
        let value = match place {
            Place::Bytes => RustType::Runtime("Bytes"),
            _ => anonymous.within("body", |anonymous| {
                self.value_type(ty, Form::Sent, None, anonymous)
            }),
        };
        let field = FieldPlan {
            name: scope.claim("body", Case::Snake),
            wire: "body".to_owned(),
            docs: Docs::line("The request's body."),
            value,
            presence: if ty.nullable {
                Presence::Nullable
            } else {
                Presence::Required
            },
            argument: ArgumentType::Into,
            constant: None,
            always_asked: false,
            example: None,
            deprecated: None,
        };
        ParameterPlan { field, place }
    }

    /// How a field is written in a query or form, where it is no single text.
    fn style(&self, field: &Field<Resolved>) -> Option<Style> {
        if field.rules.flag {
            return Some("Flag");
        }
        let array = field
            .rules
            .array_style
            .as_ref()
            .map(|style| style.value)
            .or(self
                .api
                .settings
                .array_style
                .as_ref()
                .map(|style| style.value.value));
        let deep = field.rules.deep_object;
        let is_array = match &field.ty.kind {
            TypeKind::Array { .. } | TypeKind::Alternatives { .. } => true,
            TypeKind::Scalar { scalar } => *scalar == Scalar::Json,
            TypeKind::Named { name } => match &self.api.type_def(*name).shape {
                TypeShape::Alias(alias) => matches!(alias.target.kind, TypeKind::Array { .. }),
                TypeShape::Union(_) => true,
                _ => false,
            },
            _ => false,
        };
        match (deep, array) {
            (true, Some(ArrayStyle::RepeatedKey)) => Some("DeepObjectRepeatedKey"),
            (true, Some(ArrayStyle::BracketList)) => Some("DeepObjectBracketList"),
            (true, _) => Some("DeepObjectCommaList"),
            (false, _) if !is_array => None,
            (false, Some(ArrayStyle::CommaList)) => Some("CommaList"),
            (false, Some(ArrayStyle::RepeatedKey)) => Some("RepeatedKey"),
            (false, Some(ArrayStyle::BracketList)) => Some("BracketList"),
            (false, Some(ArrayStyle::SpaceList)) => Some("SpaceList"),
            (false, Some(ArrayStyle::PipeList)) => Some("PipeList"),
            (false, None) => None,
        }
    }

    /// How a field of a multipart body is written.
    fn part(&self, field: &Field<Resolved>) -> Place {
        let ty = match &field.ty.kind {
            TypeKind::Array { items } => &items.kind,
            kind => kind,
        };
        match ty {
            TypeKind::Scalar {
                scalar: Scalar::Bytes,
            } => Place::FilePart,
            TypeKind::Scalar { .. } | TypeKind::Literal { .. } => Place::Part,
            TypeKind::Named { name } => match &self.api.type_def(*name).shape {
                TypeShape::Enum(_) => Place::Part,
                TypeShape::Alias(alias) if matches!(alias.target.kind, TypeKind::Scalar { .. }) => {
                    Place::Part
                }
                _ => Place::JsonPart,
            },
            _ => Place::JsonPart,
        }
    }
}

/// The type of a file, or of several.
fn upload(ty: &RustType) -> RustType {
    match ty {
        RustType::Vec(_) => RustType::Vec(Box::new(RustType::Runtime("Upload"))),
        _ => RustType::Runtime("Upload"),
    }
}
