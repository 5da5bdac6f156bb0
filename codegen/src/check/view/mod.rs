//! What follows from a type: the questions that several checks ask.
//!
//! Every walk here ends on any API, also one that has not passed the checks: chains of aliases,
//! extensions and unions are followed up to [`MAX_CHAIN`](crate::ir::MAX_CHAIN) steps, and [`types`](super::types) refuses
//! longer ones.

mod alias;
mod json_kind;
mod json_path;
mod whole_body;

pub use alias::{Peeled, peel};
pub use json_kind::can_be;
pub(super) use json_kind::{JsonKinds, kinds};
pub(super) use json_path::{Step, at_path};
pub(super) use whole_body::{WholeBody, request_envelope, response_envelope};
