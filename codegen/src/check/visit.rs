//! One walk over everything that stands in many places: prose, sources, fields, types.

use crate::ir::{
    Api, Body, BodyShape, Content, ErrorResponse, Events, Evidence, Field, Operation,
    ParameterPlace, Prose, Resolved, Response, ResponseBody, Setting, Settings, SourceRef, TypeDef,
    TypeExpr, TypeShape,
};

/// Where a field stands, as far as rules and encodings care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FieldPlace {
    /// A parameter.
    Parameter(ParameterPlace),
    /// A body written as a table.
    Body(Content),
    /// A named object.
    Object,
    /// A response, beside the envelope.
    Beside,
}

/// What is called for every node of a kind, in the order of the spec's sections.
pub(super) trait Visitor<'a> {
    /// Text.
    fn prose(&mut self, _prose: &'a Prose<Resolved>) {}
    /// A reference to a document.
    fn source(&mut self, _source: &'a SourceRef) {}
    /// A field or parameter. Its type and prose are visited besides.
    fn field(&mut self, _field: &'a Field<Resolved>, _place: FieldPlace) {}
    /// The type in a cell or code line, not the types within it.
    fn type_expr(&mut self, _ty: &'a TypeExpr<Resolved>) {}
}

/// Visits the whole API.
pub(super) fn visit<'a>(api: &'a Api<Resolved>, visitor: &mut impl Visitor<'a>) {
    visitor.prose(&api.description);
    settings(&api.settings, visitor);
    visitor.prose(&api.settings_notes);
    for limit in &api.limits {
        evidence(&limit.evidence, visitor);
    }
    visitor.prose(&api.limits_notes);
    for scheme in &api.auth {
        evidence(&scheme.evidence, visitor);
        visitor.prose(&scheme.description);
    }
    visitor.prose(&api.auth_notes);
    for style in &api.pagination {
        evidence(&style.evidence, visitor);
    }
    visitor.prose(&api.pagination_notes);
    errors(&api.errors, visitor);
    visitor.prose(&api.errors_notes);
    for group in &api.groups {
        visitor.prose(&group.description);
    }
    for each in &api.operations {
        operation(each, visitor);
    }
    for each in &api.types {
        type_def(each, visitor);
    }
    if let Some(each) = &api.events {
        events(each, visitor);
    }
    visitor.prose(&api.documents_notes);
}

fn settings<'a>(settings: &'a Settings, visitor: &mut impl Visitor<'a>) {
    let Settings {
        base_url,
        base_url_env,
        servers,
        variables,
        api_version,
        accept,
        content_type,
        headers,
        envelope,
        array_style,
        error_message,
        error_code,
        request_id_header,
        retry_statuses,
        // No document states it, so that there is none to name.
        unknown: _,
    } = settings;
    setting(Some(base_url), visitor);
    setting(base_url_env.as_ref(), visitor);
    for server in servers {
        setting(Some(&server.url), visitor);
    }
    for variable in variables {
        setting(Some(&variable.default), visitor);
    }
    setting(api_version.as_ref(), visitor);
    setting(accept.as_ref(), visitor);
    setting(content_type.as_ref(), visitor);
    for header in headers {
        setting(Some(&header.value), visitor);
    }
    setting(envelope.as_ref(), visitor);
    setting(array_style.as_ref(), visitor);
    setting(error_message.as_ref(), visitor);
    setting(error_code.as_ref(), visitor);
    setting(request_id_header.as_ref(), visitor);
    setting(retry_statuses.as_ref(), visitor);
}

fn setting<'a, T>(setting: Option<&'a Setting<T>>, visitor: &mut impl Visitor<'a>) {
    for source in setting.into_iter().flat_map(|setting| &setting.sources) {
        visitor.source(source);
    }
}

fn evidence<'a>(evidence: &'a Evidence, visitor: &mut impl Visitor<'a>) {
    for source in &evidence.sources {
        visitor.source(source);
    }
}

fn errors<'a>(errors: &'a [ErrorResponse<Resolved>], visitor: &mut impl Visitor<'a>) {
    for error in errors {
        evidence(&error.evidence, visitor);
        visitor.prose(&error.meaning);
        if let Some(ty) = &error.body {
            visitor.type_expr(ty);
        }
    }
}

fn operation<'a>(operation: &'a Operation<Resolved>, visitor: &mut impl Visitor<'a>) {
    visitor.prose(&operation.description);
    evidence(&operation.evidence, visitor);
    for parameter in &operation.parameters {
        field(
            &parameter.field,
            FieldPlace::Parameter(parameter.place),
            visitor,
        );
    }
    if let Some(each) = &operation.body {
        body(each, visitor);
    }
    for each in &operation.responses {
        response(each, visitor);
    }
    errors(&operation.errors, visitor);
    visitor.prose(&operation.errors_notes);
    visitor.prose(&operation.notes);
}

fn body<'a>(body: &'a Body<Resolved>, visitor: &mut impl Visitor<'a>) {
    evidence(&body.evidence, visitor);
    visitor.prose(&body.description);
    match &body.shape {
        BodyShape::Fields { fields } => {
            for each in fields {
                field(each, FieldPlace::Body(body.content), visitor);
            }
        }
        BodyShape::Value { ty } => visitor.type_expr(ty),
    }
}

fn response<'a>(response: &'a Response<Resolved>, visitor: &mut impl Visitor<'a>) {
    evidence(&response.evidence, visitor);
    visitor.prose(&response.description);
    match &response.body {
        ResponseBody::Json { ty } | ResponseBody::Stream { ty } => visitor.type_expr(ty),
        ResponseBody::None | ResponseBody::Bytes => {}
    }
    for each in &response.beside {
        field(each, FieldPlace::Beside, visitor);
    }
}

fn field<'a>(field: &'a Field<Resolved>, place: FieldPlace, visitor: &mut impl Visitor<'a>) {
    evidence(&field.evidence, visitor);
    visitor.field(field, place);
    visitor.type_expr(&field.ty);
    visitor.prose(&field.description);
}

fn type_def<'a>(ty: &'a TypeDef<Resolved>, visitor: &mut impl Visitor<'a>) {
    visitor.prose(&ty.description);
    evidence(&ty.evidence, visitor);
    match &ty.shape {
        TypeShape::Object(object) => {
            for each in &object.fields {
                field(each, FieldPlace::Object, visitor);
            }
        }
        TypeShape::Enum(values) => {
            for value in &values.values {
                evidence(&value.evidence, visitor);
                visitor.prose(&value.description);
            }
        }
        TypeShape::Union(union) => {
            for variant in &union.variants {
                visitor.type_expr(&variant.ty);
            }
        }
        TypeShape::Alias(alias) => visitor.type_expr(&alias.target),
    }
    visitor.prose(&ty.notes);
}

fn events<'a>(events: &'a Events<Resolved>, visitor: &mut impl Visitor<'a>) {
    visitor.prose(&events.description);
    for source in events.setting_sources.values().flatten() {
        visitor.source(source);
    }
    for event in &events.events {
        evidence(&event.evidence, visitor);
        visitor.type_expr(&event.ty);
        visitor.prose(&event.description);
    }
    visitor.prose(&events.notes);
}
