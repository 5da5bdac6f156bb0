//! From operations to their plans.

use crate::ir::{
    ArrayStyle, Body, BodyShape, Content, Envelope, Field, Operation, OperationIndex,
    ParameterPlace, Placement, Resolved, Response, ResponseBody, StatusPattern, TypeExpr, TypeKind,
    TypeShape,
};

use super::context::{Context, Form};
use super::docs::Docs;
use super::errors::reason_name;
use super::name::{Case, RustName, Scope};
use super::operation::{
    AuthNeed, BesidePlan, ByStatusPlan, ErrorPlan, ItemsOf, MetaPlan, OperationPlan, OutputPlan,
    PaginationPlan, ParameterPlan, Place, Style,
};
use super::rust_type::{Item, Module, RustType};
use super::types::{Anonymous, TypePlan};

/// Methods of an operation's type whose names no setter may take.
const METHODS: [&str; 12] = [
    "new",
    "attach",
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
    /// Plans an operation. `scope` has the names that are taken among the crate's types.
    pub(super) fn operation(&self, index: OperationIndex, scope: &mut Scope) -> OperationPlan {
        let operation = self.api.operation(index);
        let names = &self.names.operations[index.0];
        let module = self.resource_of(operation);
        let mut anonymous = Anonymous::new(scope, &names.operation, module);
        let parameters = self.parameters(operation, &mut anonymous);
        let output = self.output(operation, index, &mut anonymous);
        let pagination = self.pagination_plan(operation, &parameters, &output);
        let types = anonymous
            .into_unions()
            .into_iter()
            .map(TypePlan::Union)
            .collect();
        let docs = self.operation_docs(operation);
        OperationPlan {
            id: operation.id.value.to_string(),
            http_method: operation.method.value.as_str(),
            path: operation.path.value.to_string(),
            name: names.operation.clone(),
            method: names.method.clone(),
            summary: self.operation_summary(operation),
            docs,
            aliases: operation
                .operation_id
                .iter()
                .chain(&operation.also_called)
                .map(|alias| alias.value.clone())
                .collect(),
            deprecated: operation.deprecated.as_ref().map(|note| note.value.clone()),
            provider: RustType::Item(Item {
                module: Module::Client,
                name: self.names.marker.clone(),
            }),
            parameters,
            output,
            error: self.operation_error(operation, index),
            meta: self.meta(operation),
            pagination,
            types,
        }
    }

    fn resource_of(&self, operation: &Operation<Resolved>) -> Module {
        let group = &operation.id.value.group;
        let position = self
            .api
            .groups
            .iter()
            .position(|found| &found.name.value == group);
        match position.and_then(|position| self.names.groups.get(position)) {
            Some(names) => Module::Resource(names.module.clone()),
            None => Module::Types,
        }
    }

    fn operation_summary(&self, operation: &Operation<Resolved>) -> Docs {
        let summary = self.summary(&operation.description);
        if summary.is_empty() {
            Docs::line(format!(
                "`{} {}`",
                operation.method.value.as_str(),
                operation.path.value
            ))
        } else {
            summary
        }
    }

    fn operation_docs(&self, operation: &Operation<Resolved>) -> Docs {
        let mut docs = self.docs(&operation.description);
        docs.paragraph(format!(
            "`{} {}`",
            operation.method.value.as_str(),
            operation.path.value
        ));
        if let Some(scopes) = &operation.scopes {
            let (joint, names) = match &scopes.value {
                crate::ir::Scopes::All { names } => (" and ", names),
                crate::ir::Scopes::Any { names } => (" or ", names),
            };
            let names: Vec<String> = names.iter().map(|name| super::code_span(name)).collect();
            docs.paragraph(format!("Needs the scope {}.", names.join(joint)));
        }
        for at_most in &operation.at_most {
            docs.paragraph(format!(
                "At most {} per {}.",
                at_most.count.value, at_most.per.value
            ));
        }
        if !operation.allowed.is_empty() {
            let who: Vec<&str> = operation
                .allowed
                .iter()
                .map(|allowed| match allowed.value {
                    crate::ir::Allowed::Creator => "who created it",
                    crate::ir::Allowed::Admin => "an administrator",
                    crate::ir::Allowed::Member => "a member",
                })
                .collect();
            docs.paragraph(format!("May be called by {}.", who.join(" or ")));
        }
        docs
    }

    fn parameters(
        &self,
        operation: &Operation<Resolved>,
        anonymous: &mut Anonymous<'_>,
    ) -> Vec<ParameterPlan> {
        let mut scope = Scope::new();
        for taken in METHODS {
            scope.reserve(taken);
        }
        let mut parameters = Vec::new();
        for parameter in &operation.parameters {
            let place = match parameter.place {
                ParameterPlace::Path => Place::Path,
                ParameterPlace::Query => Place::Query(self.style(&parameter.field)),
                ParameterPlace::Header | ParameterPlace::Cookie => Place::Header,
            };
            let planned = self.field(&parameter.field, Form::Sent, None, &mut scope, anonymous);
            parameters.extend(planned.map(|field| ParameterPlan { field, place }));
        }
        match operation.body.as_ref().map(|body| (body, &body.shape)) {
            Some((body, BodyShape::Fields { fields })) => {
                for field in fields {
                    let place = match body.content {
                        Content::Form | Content::Multipart => Place::FormField(self.style(field)),
                        Content::Json | Content::Bytes => Place::JsonMember,
                    };
                    let planned = self.field(field, Form::Sent, None, &mut scope, anonymous);
                    parameters.extend(planned.map(|field| ParameterPlan { field, place }));
                }
            }
            Some((body, BodyShape::Value { ty })) => {
                parameters.push(self.whole_body(body, ty, &mut scope, anonymous));
            }
            None => {}
        }
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
            Place::Bytes => RustType::Runtime("Body"),
            _ => anonymous.within("body", |anonymous| {
                self.value_type(ty, Form::Sent, None, anonymous)
            }),
        };
        let field = super::FieldPlan {
            name: scope.claim("body", Case::Snake),
            wire: "body".to_owned(),
            docs: Docs::line("The request's body."),
            value,
            presence: if ty.nullable {
                super::Presence::Nullable
            } else {
                super::Presence::Required
            },
            argument: super::ArgumentType::Into,
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
            TypeKind::Scalar { scalar } => *scalar == crate::ir::Scalar::Json,
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

    fn output(
        &self,
        operation: &Operation<Resolved>,
        index: OperationIndex,
        anonymous: &mut Anonymous<'_>,
    ) -> OutputPlan {
        let mut planned: Vec<(&Response<Resolved>, Option<RustType>)> = operation
            .responses
            .iter()
            .map(|response| (response, self.response_type(response, anonymous)))
            .collect();
        match planned.as_slice() {
            [] => return OutputPlan::None,
            [(response, ty)] => {
                return match (&response.body, ty.clone()) {
                    (ResponseBody::Bytes, _) => OutputPlan::Bytes,
                    (_, None) => OutputPlan::None,
                    (_, Some(body)) if response.beside.is_empty() => OutputPlan::Json(body),
                    (_, Some(body)) => {
                        OutputPlan::Beside(self.beside(response, body, index, anonymous))
                    }
                };
            }
            _ => {}
        }
        let bodies = planned.iter().filter(|(_, ty)| ty.is_some()).count();
        if bodies == 0 {
            return OutputPlan::None;
        }
        if bodies == 1 {
            let none = planned
                .iter()
                .filter(|(_, ty)| ty.is_none())
                .filter_map(|(response, _)| exact(response.status.value))
                .collect::<Vec<u16>>();
            let body = planned.iter().find_map(|(_, ty)| ty.clone());
            if let Some(body) = body
                && none.len() + 1 == planned.len()
            {
                return OutputPlan::Optional { body, none };
            }
        }
        let comparable = operation
            .responses
            .iter()
            .all(|response| match &response.body {
                ResponseBody::Json { ty } | ResponseBody::Stream { ty } => self.is_comparable(ty),
                ResponseBody::None | ResponseBody::Bytes => true,
            });
        let mut scope = Scope::new();
        // A class catches what no exact status does, so it comes last.
        planned.sort_by_key(|(response, _)| exact(response.status.value).is_none());
        let variants = planned
            .into_iter()
            .map(|(response, ty)| {
                let name = scope.claim(&reason_name(response.status.value), Case::Camel);
                (name, exact(response.status.value), ty)
            })
            .collect();
        let name = self.names.operations[index.0].output.clone();
        OutputPlan::ByStatus(ByStatusPlan {
            name,
            variants,
            comparable,
        })
    }

    fn response_type(
        &self,
        response: &Response<Resolved>,
        anonymous: &mut Anonymous<'_>,
    ) -> Option<RustType> {
        match &response.body {
            ResponseBody::None => None,
            ResponseBody::Bytes => Some(RustType::Runtime("Bytes")),
            ResponseBody::Json { ty } | ResponseBody::Stream { ty } => {
                let value = anonymous.within("output", |anonymous| {
                    self.value_type(ty, Form::Read, None, anonymous)
                });
                Some(if ty.nullable { value.optional() } else { value })
            }
        }
    }

    fn beside(
        &self,
        response: &Response<Resolved>,
        body: RustType,
        index: OperationIndex,
        anonymous: &mut Anonymous<'_>,
    ) -> BesidePlan {
        let envelope = match &self.api.settings.envelope {
            Some(envelope) => envelope.value.value.as_str().to_owned(),
            None => "data".to_owned(),
        };
        let mut scope = Scope::new();
        let body_field = scope.claim(&envelope, Case::Snake);
        let fields: Vec<_> = response
            .beside
            .iter()
            .filter_map(|field| self.field(field, Form::Read, None, &mut scope, anonymous))
            .collect();
        let comparable = response
            .beside
            .iter()
            .all(|field| !field.rules.secret && self.is_comparable(&field.ty))
            && match &response.body {
                ResponseBody::Json { ty } => self.is_comparable(ty),
                _ => true,
            };
        let name = self.names.operations[index.0].output.clone();
        BesidePlan {
            name,
            envelope,
            body_field,
            body,
            fields,
            comparable,
        }
    }

    fn meta(&self, operation: &Operation<Resolved>) -> MetaPlan {
        let statuses: Option<Vec<u16>> = operation
            .responses
            .iter()
            .map(|response| exact(response.status.value))
            .collect();
        let body = operation.body.as_ref();
        let has_envelope = self.api.settings.envelope.is_some();
        let (request_envelope, response_envelope) = match operation.envelope {
            _ if !has_envelope => (None, None),
            Envelope::Provider => (None, None),
            Envelope::None => (Some("Bare"), Some("Bare")),
            Envelope::RequestNone => (Some("Bare"), None),
            Envelope::ResponseNone => (None, Some("Bare")),
            Envelope::ResponseOptional => (None, Some("Optional")),
        };
        MetaPlan {
            success: statuses.unwrap_or_default(),
            scopes: operation.scopes.as_ref().map(|scopes| scopes.value.clone()),
            auth: operation
                .auth
                .as_ref()
                .map(|requirements| match requirements.first() {
                    Some(first) if !first.schemes.is_empty() => AuthNeed::Schemes(
                        first
                            .schemes
                            .iter()
                            .map(|scheme| self.api.scheme(scheme.value).name.value.clone())
                            .collect(),
                    ),
                    _ => AuthNeed::None,
                }),
            body: body.map(|body| match body.content {
                Content::Json => "Json",
                Content::Form | Content::Multipart => "Form",
                Content::Bytes => "Bytes",
            }),
            content_type: body
                .and_then(|body| body.media_type.as_ref())
                .map(|media_type| media_type.value.clone()),
            request_envelope: body.and(request_envelope),
            response_envelope,
        }
    }

    fn pagination_plan(
        &self,
        operation: &Operation<Resolved>,
        parameters: &[ParameterPlan],
        output: &OutputPlan,
    ) -> Option<PaginationPlan> {
        let style = self.api.pagination(operation.pages.as_ref()?.value);
        let argument =
            |wire: &Option<crate::ir::Spanned<crate::ir::WireName>>| -> Option<RustName> {
                let wire = wire.as_ref()?.value.as_str();
                let found = parameters.iter().find(|parameter| {
                    matches!(parameter.place, Place::Query(_)) && parameter.field.wire == wire
                });
                found.map(|parameter| parameter.field.name.clone())
            };
        let (item, items) = match output {
            OutputPlan::Json(RustType::Vec(item)) => (item.as_ref().clone(), ItemsOf::Output),
            OutputPlan::Beside(BesidePlan {
                body: RustType::Vec(item),
                body_field,
                ..
            }) => (
                item.as_ref().clone(),
                ItemsOf::Fields(vec![body_field.clone()]),
            ),
            _ => self.nested_items(operation, style)?,
        };
        let (next_path, next_header) = match style.next.as_ref().map(|next| &next.value) {
            Some(Placement::Body { path }) => (Some(path.to_string()), None),
            Some(Placement::Header { name }) => (None, Some(name.as_str().to_owned())),
            None => (None, None),
        };
        Some(PaginationPlan {
            item,
            kind: style.kind,
            size: argument(&style.size_parameter),
            default_size: style.size.as_ref().map(|size| size.value),
            at: argument(&style.at_parameter),
            start: style.start.as_ref().map(|start| start.value),
            next_path,
            next_header,
            items_path: style.items.value.to_string(),
            stop: style.stop.value.clone(),
            items,
        })
    }

    /// The items of an output that holds its list in a member, at a path of members only.
    fn nested_items(
        &self,
        operation: &Operation<Resolved>,
        style: &crate::ir::Pagination,
    ) -> Option<(RustType, ItemsOf)> {
        let ResponseBody::Json { ty } = &operation.responses.first()?.body else {
            return None;
        };
        let mut steps = style.items.value.steps.as_slice();
        if let Some(envelope) = &self.api.settings.envelope
            && let [crate::ir::JsonPathStep::Member { name }, rest @ ..] = steps
            && name == &envelope.value.value
        {
            steps = rest;
        }
        let mut fields = Vec::new();
        let mut ty = ty;
        for step in steps {
            let crate::ir::JsonPathStep::Member { name } = step else {
                return None;
            };
            let TypeKind::Named { name: index } = &ty.kind else {
                return None;
            };
            let TypeShape::Object(object) = &self.api.type_def(*index).shape else {
                return None;
            };
            // The names are claimed as the object's own plan claims them.
            let mut scope = Scope::new();
            scope.reserve("new");
            scope.reserve("unknown_members");
            let mut found = None;
            for field in crate::analyze::object_fields(self.api, object) {
                let wire = field.wire.value.as_str();
                let wanted = field.rust.as_ref().map_or(wire, |name| name.value.as_str());
                let rust = scope.claim(wanted, Case::Snake);
                if &field.wire.value == name {
                    found = Some((rust, field));
                }
            }
            let (rust, field) = found?;
            fields.push(rust);
            ty = &field.ty;
        }
        match &ty.kind {
            TypeKind::Array { items } if !ty.nullable => {
                let mut unused = Scope::with_prelude();
                let name = Scope::new().claim("item", Case::Camel);
                let mut anonymous = Anonymous::new(&mut unused, &name, Module::Types);
                Some((
                    self.value_type(items, Form::Read, None, &mut anonymous),
                    ItemsOf::Fields(fields),
                ))
            }
            _ => None,
        }
    }

    fn operation_error(&self, operation: &Operation<Resolved>, index: OperationIndex) -> ErrorPlan {
        if operation.errors.is_empty() {
            return if self.api.errors.is_empty() {
                ErrorPlan::None
            } else {
                ErrorPlan::Provider(Item {
                    module: Module::Error,
                    name: self.names.error.clone(),
                })
            };
        }
        let names = &self.names.operations[index.0];
        let docs = Docs::line(format!(
            "The documented errors of [`{}`].",
            names.operation.rust_text()
        ));
        ErrorPlan::Own(self.error_enum(
            names.error.clone(),
            docs,
            operation.errors.iter().chain(&self.api.errors),
        ))
    }
}

fn exact(status: StatusPattern) -> Option<u16> {
    match status {
        StatusPattern::Exact { status } => Some(status),
        StatusPattern::Class { .. } => None,
    }
}
