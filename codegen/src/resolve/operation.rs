//! Operations and their parts.

use crate::ir::{
    Body, BodyShape, Does, Group, Operation, Parameter, Resolved, Response, ResponseBody,
    Unresolved,
};

use super::auth::requirements;
use super::examples::known_examples;
use super::reference::{Resolve, Resolver};

impl Resolve for Group<Unresolved> {
    type Output = Group<Resolved>;

    fn resolve(self, resolver: &mut Resolver<'_>) -> Self::Output {
        Group {
            name: self.name,
            description: self.description.resolve(resolver),
            span: self.span,
        }
    }
}

impl Resolve for Operation<Unresolved> {
    type Output = Operation<Resolved>;

    fn resolve(self, resolver: &mut Resolver<'_>) -> Self::Output {
        Operation {
            id: self.id,
            method: self.method,
            path: self.path,
            description: self.description.resolve(resolver),
            operation_id: self.operation_id,
            also_called: self.also_called,
            scopes: self.scopes,
            auth: self.auth.and_then(|auth| requirements(auth, resolver)),
            pages: self.pages.and_then(|pages| {
                let index = resolver.pagination_named(&pages.value)?;
                Some(pages.map(|_| index))
            }),
            envelope: self.envelope,
            replay_safe: self.replay_safe,
            idempotency_header: self.idempotency_header,
            deprecated: self.deprecated,
            does: self.does.and_then(|does| does.resolve(resolver)),
            update: self.update,
            at_most: self.at_most,
            allowed: self.allowed,
            parameters: self.parameters.resolve(resolver),
            body: self.body.resolve(resolver),
            responses: self.responses.resolve(resolver),
            response_headers: self.response_headers,
            errors: self.errors.resolve(resolver),
            errors_notes: self.errors_notes.resolve(resolver),
            notes: self.notes.resolve(resolver),
            examples: known_examples(self.examples, resolver),
            evidence: self.evidence,
            span: self.span,
        }
    }
}

impl Resolve for Does<Unresolved> {
    type Output = Option<Does<Resolved>>;

    fn resolve(self, resolver: &mut Resolver<'_>) -> Self::Output {
        let ty = resolver.type_named(&self.ty.value)?;
        Some(Does {
            action: self.action,
            ty: self.ty.map(|_| ty),
            by: self.by,
            span: self.span,
        })
    }
}

impl Resolve for Parameter<Unresolved> {
    type Output = Parameter<Resolved>;

    fn resolve(self, resolver: &mut Resolver<'_>) -> Self::Output {
        Parameter {
            place: self.place,
            field: self.field.resolve(resolver),
        }
    }
}

impl Resolve for Body<Unresolved> {
    type Output = Body<Resolved>;

    fn resolve(self, resolver: &mut Resolver<'_>) -> Self::Output {
        Body {
            content: self.content,
            media_type: self.media_type,
            shape: match self.shape {
                BodyShape::Fields { fields } => BodyShape::Fields {
                    fields: fields.resolve(resolver),
                },
                BodyShape::Value { ty } => BodyShape::Value {
                    ty: ty.resolve(resolver),
                },
            },
            evidence: self.evidence,
            description: self.description.resolve(resolver),
            span: self.span,
        }
    }
}

impl Resolve for Response<Unresolved> {
    type Output = Response<Resolved>;

    fn resolve(self, resolver: &mut Resolver<'_>) -> Self::Output {
        Response {
            status: self.status,
            body: match self.body {
                ResponseBody::None => ResponseBody::None,
                ResponseBody::Json { ty } => ResponseBody::Json {
                    ty: ty.resolve(resolver),
                },
                ResponseBody::Bytes => ResponseBody::Bytes,
                ResponseBody::Stream { ty } => ResponseBody::Stream {
                    ty: ty.resolve(resolver),
                },
            },
            media_type: self.media_type,
            beside: self.beside.resolve(resolver),
            description: self.description.resolve(resolver),
            evidence: self.evidence,
            span: self.span,
        }
    }
}
