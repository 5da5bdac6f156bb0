//! What the answers that a spec shows are read as.

use serde_json::Value;

use crate::ir::{Api, Envelope, Example, ExampleBody, ExampleRole, Operation, Resolved};
use crate::plan::{BesidePlan, ErrorEnumPlan, OperationPlan, OutputPlan, RustType, StatusRange};

/// A JSON answer that a spec shows.
pub(super) struct ShownAnswer<'a> {
    pub(super) status: u16,
    pub(super) is_success: bool,
    /// The example.
    pub(super) example: &'a Example<Resolved>,
}

/// What is read of an answer, and as what.
pub(super) enum ReadAs<'p> {
    /// A value of a type, out of the envelope.
    Value { ty: RustType, value: Value },
    /// A body and members beside its envelope.
    Beside { plan: &'p BesidePlan, value: Value },
}

impl<'a> ShownAnswer<'a> {
    /// The JSON answers that the spec shows of an operation, in its order.
    pub(super) fn all_of(
        operation: &'a Operation<Resolved>,
        plan: &OperationPlan,
    ) -> impl Iterator<Item = Self> {
        operation.examples.iter().filter_map(|example| {
            let ExampleRole::Response {
                status: Some(status),
            } = example.role
            else {
                return None;
            };
            let is_success = if plan.meta.success.is_empty() {
                (200..300).contains(&status)
            } else {
                plan.meta.success.contains(&status)
            };
            (example.body == ExampleBody::Json).then_some(Self {
                status,
                is_success,
                example,
            })
        })
    }

    /// As what the success is read. None where nothing of it is kept, or entry by entry.
    pub(super) fn read_as<'p>(
        &self,
        api: &Api<Resolved>,
        operation: &Operation<Resolved>,
        plan: &'p OperationPlan,
    ) -> Option<ReadAs<'p>> {
        let value: Value = serde_json::from_str(&self.example.text).ok()?;
        let (ty, value) = match &plan.output {
            OutputPlan::Json(ty) | OutputPlan::Optional { body: ty, .. } => {
                (ty.clone(), unwrapped(api, operation, value)?)
            }
            OutputPlan::ByStatus(by_status) => {
                let variants = by_status.variants.iter();
                let mut fitting =
                    variants.filter(|(_, it, _)| it.is_none_or(|it| it == self.status));
                let ty = fitting.find_map(|(.., ty)| ty.clone())?;
                (ty, unwrapped(api, operation, value)?)
            }
            OutputPlan::Beside(plan) => return Some(ReadAs::Beside { plan, value }),
            OutputPlan::Whole(ty) => (ty.clone(), value),
            OutputPlan::None | OutputPlan::Bytes | OutputPlan::Stream(_) => return None,
        };
        Some(ReadAs::Value { ty, value })
    }
}

/// As what the body of an error with this status is read.
pub(super) fn error_body(errors: &ErrorEnumPlan, status: u16) -> Option<&RustType> {
    let fits = |of: StatusRange| match of {
        StatusRange::Exact(exact) => exact == status,
        StatusRange::Class(class) => u16::from(class) == status / 100,
    };
    // An exact status stands before its class.
    let variant = errors.variants.iter().find(|it| fits(it.status))?;
    variant.body.as_ref()
}

/// A success out of its envelope.
fn unwrapped(api: &Api<Resolved>, operation: &Operation<Resolved>, value: Value) -> Option<Value> {
    let Some(envelope) = &api.settings.envelope else {
        return Some(value);
    };
    let member = envelope.value.value.as_str();
    match operation.envelope {
        Envelope::None | Envelope::ResponseNone => Some(value),
        Envelope::Provider | Envelope::RequestNone => Some(value.get(member)?.clone()),
        Envelope::ResponseOptional => Some(value.get(member).unwrap_or(&value).clone()),
    }
}
