//! From a plan to tokens: one emitter per construct, and no decisions.
//!
//! Each emitter borrows the plan of one construct and has one `quote!` that looks like what it
//! gives. Generated code names the runtime by one path, bound to `rt` in each file.

mod alias;
mod attributes;
mod client;
mod derived;
mod enumeration;
mod error_enum;
mod events;
mod facts;
mod function;
mod imports;
mod located;
mod members;
mod meta;
mod number;
mod object;
mod operation;
mod output;
mod pagination;
mod resource;
mod retry;
mod setter;
#[cfg(test)]
pub(crate) mod testing;
mod types;
mod union;
mod webhook_meta;
mod webhooks;

pub use alias::EmitAlias;
pub use client::{EmitClient, EmitProvider};
pub use derived::EmitDerived;
pub use enumeration::{EmitEnum, EmitEnumTraits};
pub use error_enum::EmitErrorEnum;
pub use events::{EmitDelivery, EmitEventEnum, EmitEventKinds, EmitEventTraits};
pub use imports::{FilePlace, imports, item_imports, sorted, use_lines};
pub use object::EmitObject;
pub use operation::EmitOperation;
pub use resource::{EmitBlocking, EmitResource};
pub use types::EmitType;
pub use union::{EmitUnion, EmitUnionTraits};
pub use webhook_meta::{EmitDeliveries, EmitDeliveriesTraits};
pub use webhooks::EmitWebhooks;
