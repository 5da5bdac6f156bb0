//! Every Rust decision, made before a token is written: names, types, argument order, files.
//!
//! The emitters print what stands here and decide nothing. A derive macro enters at this layer: it
//! builds the plan of one item from a Rust struct instead of a spec, and the same emitter prints it.

mod alias;
mod client;
mod context;
mod crate_plan;
mod docs;
mod enumeration;
mod errors;
mod field;
mod name;
mod names;
mod object;
mod operation;
mod operations;
mod rust_type;
mod types;
mod union;

pub use alias::{AliasPlan, Newtype};
pub use client::{ClientPlan, ProviderPlan, SchemeKind, SchemePlan};
pub use crate_plan::{ClientCratePlan, ResourcePlan};
pub use docs::{Docs, code_span};
pub use enumeration::{EnumPlan, ValuePlan};
pub use field::{ArgumentType, FieldPlan, Presence};
pub use name::{Case, RustName, Scope, singular};
pub use object::ObjectPlan;
pub use operation::{
    AuthNeed, BesidePlan, ByStatusPlan, ErrorEnumPlan, ErrorPlan, ErrorVariantPlan, ItemsOf,
    MetaPlan, OperationPlan, OutputPlan, PaginationPlan, ParameterPlan, Place, StatusRange, Style,
};
pub use rust_type::{Item, Module, RustType};
pub use types::{TypeFile, TypePlan};
pub use union::{KnownBy, TagPlace, UnionPlan, VariantPlan};
