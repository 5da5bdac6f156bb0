//! What a success of an operation gives.

use crate::ir::{Operation, OperationIndex, Resolved, Response, ResponseBody, StatusPattern};

use super::anonymous::Anonymous;
use super::context::{Context, Form};
use super::errors::reason_name;
use super::field::FieldPlan;
use super::name::{Case, RustName, Scope};
use super::rust_type::RustType;

/// What a success gives.
#[derive(Clone, Debug)]
pub enum OutputPlan {
    /// `()`
    None,
    /// The JSON body, out of its envelope.
    Json(RustType),
    /// The whole JSON body, with its envelope.
    Whole(RustType),
    /// Bytes.
    Bytes,
    /// Entries that come one after another, each of this type.
    Stream(RustType),
    /// The JSON body and members beside its envelope.
    Beside(BesidePlan),
    /// One of several, by status.
    ByStatus(ByStatusPlan),
    /// A JSON body for some statuses and none for others.
    Optional {
        /// The body's type.
        body: RustType,
        /// Statuses without one.
        none: Vec<u16>,
    },
}

/// A body with members beside its envelope.
#[derive(Clone, Debug)]
pub struct BesidePlan {
    /// The struct.
    pub name: RustName,
    /// The envelope's key.
    pub envelope: String,
    /// The body's field.
    pub body_field: RustName,
    /// The body.
    pub body: RustType,
    /// The members.
    pub fields: Vec<FieldPlan>,
    /// Whether two values can be compared.
    pub comparable: bool,
}

/// One of several outputs, by status.
#[derive(Clone, Debug)]
pub struct ByStatusPlan {
    /// The enum.
    pub name: RustName,
    /// A variant for each status, with its body if it has one. `None` is any other success.
    pub variants: Vec<(RustName, Option<u16>, Option<RustType>)>,
    /// Whether two values can be compared.
    pub comparable: bool,
}

impl Context<'_> {
    pub(super) fn output(
        &self,
        operation: &Operation<Resolved>,
        index: OperationIndex,
        anonymous: &mut Anonymous<'_>,
    ) -> OutputPlan {
        let planned: Vec<(&Response<Resolved>, Option<RustType>)> = operation
            .responses
            .iter()
            .map(|response| (response, self.response_type(response, anonymous)))
            .collect();
        match planned.as_slice() {
            [] => return OutputPlan::None,
            [(response, ty)] => {
                return match (&response.body, ty.clone()) {
                    (ResponseBody::Bytes, _) => OutputPlan::Bytes,
                    (ResponseBody::Stream { .. }, Some(entry)) => OutputPlan::Stream(entry),
                    (_, None) => OutputPlan::None,
                    (_, Some(body)) if response.beside.is_empty() => OutputPlan::Json(body),
                    (_, Some(body)) => {
                        OutputPlan::Beside(self.beside(response, body, index, anonymous))
                    }
                };
            }
            _ => {}
        }
        let comparable = operation
            .responses
            .iter()
            .all(|response| match &response.body {
                ResponseBody::Json { ty } | ResponseBody::Stream { ty } => self.is_comparable(ty),
                ResponseBody::None | ResponseBody::Bytes => true,
            });
        let planned = planned
            .into_iter()
            .map(|(response, ty)| (response.status.value, ty))
            .collect();
        let name = self.names.operations[index.0].output.clone();
        OutputPlan::of_several(name, planned, comparable)
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
}

/// The status of an exact pattern.
pub(super) fn exact(status: StatusPattern) -> Option<u16> {
    match status {
        StatusPattern::Exact { status } => Some(status),
        StatusPattern::Class { .. } => None,
    }
}

impl OutputPlan {
    /// The output where several success statuses are documented, each with the type of its body: an
    /// `Option` where one of them has a body, otherwise the enum `name`.
    pub fn of_several(
        name: RustName,
        mut planned: Vec<(StatusPattern, Option<RustType>)>,
        comparable: bool,
    ) -> Self {
        let mut bodies = planned.iter().filter_map(|(_, ty)| ty.clone());
        match (bodies.next(), bodies.next()) {
            (None, _) => return Self::None,
            (Some(body), None) => {
                let none: Vec<u16> = planned
                    .iter()
                    .filter(|(_, ty)| ty.is_none())
                    .filter_map(|(status, _)| exact(*status))
                    .collect();
                if none.len() + 1 == planned.len() {
                    return Self::Optional { body, none };
                }
            }
            _ => {}
        }
        let mut scope = Scope::new();
        // A class catches what no exact status does, so it comes last.
        planned.sort_by_key(|(status, _)| exact(*status).is_none());
        let variants = planned
            .into_iter()
            .map(|(status, ty)| {
                let name = scope.claim(&reason_name(status), Case::Camel);
                (name, exact(status), ty)
            })
            .collect();
        Self::ByStatus(ByStatusPlan {
            name,
            variants,
            comparable,
        })
    }

    /// Whether the answer is read entry by entry.
    pub fn is_stream(&self) -> bool {
        matches!(self, Self::Stream(_))
    }
}
