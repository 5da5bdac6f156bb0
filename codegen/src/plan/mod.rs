//! Every Rust decision, made before a token is written: names, types, argument order, files.
//!
//! The emitters print what stands here and decide nothing. A derive macro enters at this layer: it
//! builds the plan of one item from a Rust struct instead of a spec, and the same emitter prints it.

mod alias;
mod context;
mod docs;
mod enumeration;
mod field;
mod name;
mod names;
mod object;
mod rust_type;
mod types;
mod union;

pub use alias::{AliasPlan, Newtype};
pub use docs::{Docs, code_span};
pub use enumeration::{EnumPlan, ValuePlan};
pub use field::{ArgumentType, FieldPlan, Presence};
pub use name::{Case, RustName, Scope, singular};
pub use object::ObjectPlan;
pub use rust_type::{Item, Module, RustType};
pub use types::{TypeFile, TypePlan};
pub use union::{KnownBy, TagPlace, UnionPlan, VariantPlan};
