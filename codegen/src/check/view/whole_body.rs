//! The body of a JSON response as it travels: the documented type, wrapped where the provider wraps,
//! with the members beside it.

use crate::ir::{
    Api, Envelope, Field, JsonPath, JsonPathStep, Operation, Resolved, Response, ResponseBody,
    TypeExpr, WireName,
};

use super::{Step, at_path};

/// A body on the wire.
#[derive(Clone, Copy)]
pub(in crate::check) struct WholeBody<'a> {
    /// The key the value is wrapped in, if it is.
    pub(in crate::check) envelope: Option<&'a WireName>,
    /// Whether the value may also stand there unwrapped.
    pub(in crate::check) envelope_optional: bool,
    /// The value's type.
    pub(in crate::check) ty: &'a TypeExpr<Resolved>,
    /// The members beside the value.
    pub(in crate::check) beside: &'a [Field<Resolved>],
}

impl<'a> WholeBody<'a> {
    /// The body of a request whose value is of type `ty`.
    pub(in crate::check) fn request(
        api: &'a Api<Resolved>,
        operation: &Operation<Resolved>,
        ty: &'a TypeExpr<Resolved>,
    ) -> Self {
        Self {
            envelope: request_envelope(api, operation),
            envelope_optional: false,
            ty,
            beside: &[],
        }
    }

    /// The body of a response, if it is JSON.
    pub(in crate::check) fn response(
        api: &'a Api<Resolved>,
        operation: &Operation<Resolved>,
        response: &'a Response<Resolved>,
    ) -> Option<Self> {
        let ResponseBody::Json { ty } = &response.body else {
            return None;
        };
        Some(Self {
            envelope: response_envelope(api, operation),
            envelope_optional: operation.envelope == Envelope::ResponseOptional,
            ty,
            beside: &response.beside,
        })
    }

    /// A body that is never wrapped: an error's, or a delivery.
    pub(in crate::check) fn bare(ty: &'a TypeExpr<Resolved>) -> Self {
        Self {
            envelope: None,
            envelope_optional: false,
            ty,
            beside: &[],
        }
    }

    /// What `path` leads to in the whole body.
    pub(in crate::check) fn at_path(&self, api: &'a Api<Resolved>, path: &JsonPath) -> Step<'a> {
        let Some(envelope) = self.envelope else {
            return at_path(api, self.ty, &path.steps);
        };
        match path.steps.split_first() {
            // Nothing can be said of the whole wrapped body but that it is an object.
            None => Step::Anything,
            Some((JsonPathStep::Member { name }, rest)) if name == envelope => {
                at_path(api, self.ty, rest)
            }
            Some((JsonPathStep::Member { name }, rest)) => {
                match self.beside.iter().find(|field| field.wire.value == *name) {
                    Some(field) => at_path(api, &field.ty, rest),
                    None => Step::Missing {
                        step: name.to_string(),
                        known: std::iter::once(envelope)
                            .chain(self.beside.iter().map(|field| &field.wire.value))
                            .map(WireName::as_str)
                            .collect(),
                    },
                }
            }
            Some((JsonPathStep::Item { index }, _)) => Step::Missing {
                step: format!("[{index}]"),
                known: Vec::new(),
            },
        }
    }
}

/// The key that the JSON body of a request is wrapped in.
pub(in crate::check) fn request_envelope<'a>(
    api: &'a Api<Resolved>,
    operation: &Operation<Resolved>,
) -> Option<&'a WireName> {
    provider_envelope(api).filter(|_| operation.envelope.wraps_request())
}

/// The key that the JSON body of a success response is wrapped in.
pub(in crate::check) fn response_envelope<'a>(
    api: &'a Api<Resolved>,
    operation: &Operation<Resolved>,
) -> Option<&'a WireName> {
    provider_envelope(api).filter(|_| operation.envelope.wraps_response())
}

fn provider_envelope(api: &Api<Resolved>) -> Option<&WireName> {
    api.settings
        .envelope
        .as_ref()
        .map(|setting| &setting.value.value)
}
