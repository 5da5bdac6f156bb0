//! The intermediate representation: one documented HTTP API, independent of any front or back end.
//!
//! Every front end (the Markdown spec today, importers later) ends in an [`Api<Unresolved>`], every
//! back end (Rust crates, reference pages, the spec writer, a mock server) starts from an
//! [`Api<Resolved>`]. The shapes are written once and are generic over the [`Stage`]: what a node
//! says where it refers to another node. Before resolution that is the name as written, afterwards
//! an index that cannot dangle.
//!
//! The layers, outside in:
//!
//! - [`Api`]: settings, auth schemes, pagination styles, errors, operations, types, events;
//! - [`Operation`]: parameters, body, responses, errors of one method and path;
//! - [`TypeDef`] and [`TypeExpr`]: named types and what stands in a type cell. The type model covers
//!   JSON Schema as `OpenAPI` 3.1 uses it;
//! - [`Prose`], [`Evidence`], [`OpenQuestion`]: what the spec says to people, and how sure it is.
//!
//! Every node carries the [`Span`](crate::source::Span) it was read from. A name on the wire is a
//! [`WireName`]; names in Rust exist only in the plan.

mod auth;
mod documents;
mod errors;
mod events;
mod evidence;
mod examples;
mod limits;
mod members;
mod name;
mod operation;
mod pagination;
mod path;
mod prose;
mod rules;
mod settings;
mod stage;
mod type_def;
mod type_expr;

pub use auth::{AuthKind, AuthRequirement, AuthScheme, CredentialPlace, Exchange, Scope, Secret};
pub use documents::{Deviation, Document};
pub use errors::{ErrorResponse, RetryAdvice, StatusPattern};
pub use events::{
    Event, EventPath, Events, Handshake, HandshakeEcho, Heartbeat, MaybeKnown, Signature,
    SignatureEncoding, SignatureKey, SignatureKind,
};
pub use evidence::{Evidence, InferredPart, OpenQuestion, SourceRef};
pub use examples::{Example, ExampleBody, ExampleRole};
pub use limits::{
    HeaderType, HeaderUse, Limit, LimitAmount, LimitCounts, LimitKey, LimitPeriod, ResponseHeader,
};
pub use members::MAX_CHAIN;
pub use name::{Spanned, WireName};
pub use operation::{
    Allowed, AtMost, Body, BodyShape, Content, Does, DoesAction, Envelope, Group, Method,
    Operation, OperationId, Parameter, ParameterPlace, Response, ResponseBody, Scopes,
    UpdateSemantics,
};
pub use pagination::{Pagination, PaginationKind, Placement, StopWhen};
pub use path::{JsonPath, JsonPathStep, PathTemplate, PathTemplatePart};
pub use prose::{Block, CodeBlock, Inline, LinkTarget, Prose};
pub use rules::{ArrayStyle, Bound, Length, Range, RuleSet, Rules, WebhookRole};
pub use settings::{FixedHeader, Server, ServerVariable, Setting, Settings};
pub use stage::{
    OperationIndex, PaginationIndex, Resolved, SchemeIndex, Stage, TypeIndex, Unresolved,
};
pub use type_def::{
    Alias, Enum, EnumBase, EnumValue, Field, Known, Need, Object, Openness, TypeDef, TypeShape,
    Union, UnionTag, Variant,
};
pub use type_expr::{JsonKind, Literal, Scalar, TypeExpr, TypeKind};

use schemars::JsonSchema;
use serde::Serialize;

/// One provider's API.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Api<S: Stage> {
    /// The provider's name as people write it, such as `Acme`.
    pub name: Spanned<String>,
    /// What the API is, for the crate's front page.
    pub description: Prose<S>,
    /// Base URLs, fixed headers and the other provider-wide facts.
    pub settings: Settings,
    /// Prose of the section on settings.
    pub settings_notes: Prose<S>,
    /// Documented rate limits.
    pub limits: Vec<Limit>,
    /// Response headers that any response may carry.
    pub response_headers: Vec<ResponseHeader>,
    /// Prose of the section on limits.
    pub limits_notes: Prose<S>,
    /// Authentication schemes, the default first.
    pub auth: Vec<AuthScheme<S>>,
    /// Prose of the section on authentication.
    pub auth_notes: Prose<S>,
    /// Named pagination styles.
    pub pagination: Vec<Pagination>,
    /// Prose of the section on pagination.
    pub pagination_notes: Prose<S>,
    /// Error responses that every operation may answer.
    pub errors: Vec<ErrorResponse<S>>,
    /// Examples that stand in the section on errors.
    pub error_examples: Vec<Example<S>>,
    /// Prose of the section on errors.
    pub errors_notes: Prose<S>,
    /// Groups of operations, in the order of their first mention.
    pub groups: Vec<Group<S>>,
    /// Operations in the order of the spec.
    pub operations: Vec<Operation<S>>,
    /// Named types in the order of the spec.
    pub types: Vec<TypeDef<S>>,
    /// What the provider sends to webhook URLs.
    pub events: Option<Events<S>>,
    /// The documents the spec was curated from.
    pub documents: Vec<Document>,
    /// Where the spec departs from a document.
    pub deviations: Vec<Deviation>,
    /// Prose of the section on documents.
    pub documents_notes: Prose<S>,
}

impl Api<Resolved> {
    /// The type that `index` stands for.
    ///
    /// # Panics
    ///
    /// When `index` was made by another [`Api`].
    pub fn type_def(&self, index: TypeIndex) -> &TypeDef<Resolved> {
        &self.types[index.0]
    }

    /// The operation that `index` stands for.
    ///
    /// # Panics
    ///
    /// When `index` was made by another [`Api`].
    pub fn operation(&self, index: OperationIndex) -> &Operation<Resolved> {
        &self.operations[index.0]
    }

    /// The auth scheme that `index` stands for.
    ///
    /// # Panics
    ///
    /// When `index` was made by another [`Api`].
    pub fn scheme(&self, index: SchemeIndex) -> &AuthScheme<Resolved> {
        &self.auth[index.0]
    }

    /// The pagination style that `index` stands for.
    ///
    /// # Panics
    ///
    /// When `index` was made by another [`Api`].
    pub fn pagination(&self, index: PaginationIndex) -> &Pagination {
        &self.pagination[index.0]
    }
}
