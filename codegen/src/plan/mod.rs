//! Every Rust decision, made before a token is written: names, types, argument order, files.
//!
//! The emitters print what stands here and decide nothing. A derive macro enters at this layer: it
//! builds the plan of one item from a Rust struct instead of a spec, and the same emitter prints it.

mod alias;
mod anonymous;
mod client;
mod clients;
mod context;
mod crate_plan;
mod docs;
mod enumeration;
mod errors;
mod event_sample;
mod events;
mod field;
mod meta;
mod name;
mod names;
mod oauth;
mod object;
mod operation;
mod operations;
mod output;
mod pagination;
mod parameters;
mod rules;
mod rust_type;
mod types;
mod union;
mod unions;
mod webhook_meta;
mod webhook_roles;
mod webhooks;

pub use alias::{AliasPlan, Newtype};
pub use client::{ClientPlan, HeaderPlan, LimitPlan, ProviderPlan, SchemeKind, SchemePlan};
pub use crate_plan::{ClientCratePlan, ResourcePlan};
#[cfg(feature = "print")]
pub(crate) use docs::visible;
pub use docs::{Docs, code_span, markdown_text};
pub use enumeration::{EnumPlan, ValuePlan};
pub use errors::{ErrorEnumPlan, ErrorPlan, ErrorVariantPlan, StatusRange, reason_name};
pub use events::{DeliveryPlan, EventEnumPlan, EventKindPlan, EventsPlan};
pub use field::{ArgumentType, FieldPlan, Presence};
pub use meta::{AuthNeed, MetaPlan, RetryPlan};
pub use name::{Case, RustName, Scope, singular};
pub use oauth::OAuthPlan;
pub use object::ObjectPlan;
pub use operation::OperationPlan;
pub use output::{BesidePlan, ByStatusPlan, OutputPlan};
pub use pagination::{ItemsOf, PaginationPlan};
pub use parameters::{ParameterPlan, Place, Style};
#[cfg(feature = "print")]
pub(crate) use rules::rule_sentences;
pub use rust_type::{Item, Module, RustType};
pub use types::{TypeFile, TypePlan};
pub use union::{KnownBy, TagPlace, UnionPlan, VariantPlan};
pub use webhook_meta::{EventsAtPlan, PathPlan, SignaturePlan, WebhookMetaPlan};
pub use webhook_roles::RolesPlan;
pub use webhooks::{Made, Reading, WebhookCall, WebhooksPlan};
