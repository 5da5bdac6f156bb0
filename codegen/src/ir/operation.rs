//! Operations: one method on one path.

use std::fmt;

use schemars::JsonSchema;
use serde::Serialize;

use crate::source::Span;

use super::{
    AuthRequirement, ErrorResponse, Evidence, Example, Field, JsonPath, PathTemplate, Prose,
    ResponseHeader, Spanned, Stage, StatusPattern, TypeExpr, WireName,
};

/// A group of operations: a sub-client.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Group<S: Stage> {
    /// Its name, lower snake case.
    pub name: Spanned<String>,
    /// What its operations are about.
    pub description: Prose<S>,
    /// Where its part stands, or its first operation.
    pub span: Span,
}

/// The name of an operation, written `group.method`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
pub struct OperationId {
    /// The group.
    pub group: String,
    /// The method in the group.
    pub method: String,
}

impl fmt::Display for OperationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.group, self.method)
    }
}

/// An HTTP method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum Method {
    /// GET
    Get,
    /// HEAD
    Head,
    /// POST
    Post,
    /// PUT
    Put,
    /// PATCH
    Patch,
    /// DELETE
    Delete,
    /// OPTIONS
    Options,
}

impl Method {
    /// The method in the order they are documented.
    pub const ALL: [Self; 7] = [
        Self::Get,
        Self::Head,
        Self::Post,
        Self::Put,
        Self::Patch,
        Self::Delete,
        Self::Options,
    ];

    /// The method on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Head => "HEAD",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
        }
    }
}

/// One method on one path.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Operation<S: Stage> {
    /// Its name.
    pub id: Spanned<OperationId>,
    /// HTTP method.
    pub method: Spanned<Method>,
    /// Path below the base URL.
    pub path: Spanned<PathTemplate>,
    /// What it does. The first paragraph is its summary.
    pub description: Prose<S>,
    /// The `operationId` of the vendor's own description.
    pub operation_id: Option<Spanned<String>>,
    /// Names it has in the documents.
    pub also_called: Vec<Spanned<String>>,
    /// Scopes a token needs for it.
    pub scopes: Option<Spanned<Scopes>>,
    /// Ways to authenticate; none given: those of the provider.
    pub auth: Option<Vec<AuthRequirement<S>>>,
    /// How its pages are read.
    pub pages: Option<Spanned<S::Pagination>>,
    /// Where it departs from the provider's envelope.
    pub envelope: Envelope,
    /// Whether it may be repeated, where that does not follow from the method.
    pub replay_safe: Option<Spanned<bool>>,
    /// Header that takes an idempotency key.
    pub idempotency_header: Option<Spanned<WireName>>,
    /// Why it should no longer be used.
    pub deprecated: Option<Spanned<String>>,
    /// What it is to the cross-provider traits.
    pub does: Option<Does<S>>,
    /// What an update does with fields that are left out.
    pub update: Option<Spanned<UpdateSemantics>>,
    /// How many there may be of what it creates.
    pub at_most: Vec<AtMost>,
    /// Who may call it.
    pub allowed: Vec<Spanned<Allowed>>,
    /// Parameters in path, query, headers and cookies, in the order of the spec.
    pub parameters: Vec<Parameter<S>>,
    /// The request's body.
    pub body: Option<Body<S>>,
    /// Documented success responses.
    pub responses: Vec<Response<S>>,
    /// Response headers of this operation.
    pub response_headers: Vec<ResponseHeader>,
    /// Documented errors beside those of the provider.
    pub errors: Vec<ErrorResponse<S>>,
    /// Prose of the part on errors.
    pub errors_notes: Prose<S>,
    /// Text for the reference only.
    pub notes: Prose<S>,
    /// Examples.
    pub examples: Vec<Example<S>>,
    /// Source and certainty.
    pub evidence: Evidence,
    /// Where the operation's part stands.
    pub span: Span,
}

/// The scopes a token needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Scopes {
    /// All of these.
    All {
        /// Their names.
        names: Vec<String>,
    },
    /// One of these.
    Any {
        /// Their names.
        names: Vec<String>,
    },
}

/// Where an operation departs from the provider's envelope.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Envelope {
    /// Nowhere.
    #[default]
    Provider,
    /// Neither request nor response is wrapped.
    None,
    /// The request is not wrapped.
    RequestNone,
    /// The response is not wrapped.
    ResponseNone,
    /// A response is read wrapped or not.
    ResponseOptional,
}

impl Envelope {
    /// Whether a request is wrapped, where the provider wraps.
    pub fn wraps_request(self) -> bool {
        match self {
            Self::None | Self::RequestNone => false,
            Self::Provider | Self::ResponseNone | Self::ResponseOptional => true,
        }
    }

    /// Whether a success response is wrapped, where the provider wraps.
    pub fn wraps_response(self) -> bool {
        match self {
            Self::None | Self::ResponseNone => false,
            Self::Provider | Self::RequestNone | Self::ResponseOptional => true,
        }
    }
}

/// What an operation is to the cross-provider traits.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Does<S: Stage> {
    /// What it does.
    pub action: DoesAction,
    /// To values of this type.
    #[serde(rename = "type")]
    pub ty: Spanned<S::Type>,
    /// Where such a value has its key.
    pub by: Option<Spanned<JsonPath>>,
    /// Where the attribute stands.
    pub span: Span,
}

/// What an operation does to a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DoesAction {
    /// Lists all.
    List,
    /// Creates one.
    Create,
    /// Gets one by its key.
    Get,
    /// Updates one by its key.
    Update,
    /// Deletes one by its key.
    Delete,
}

/// What an update does with fields that are left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum UpdateSemantics {
    /// It keeps them.
    Merge,
    /// It resets them.
    Replace,
    /// Nobody knows.
    Unknown,
}

/// How many there may be of what an operation creates.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct AtMost {
    /// How many.
    pub count: Spanned<u64>,
    /// Per what, such as `account`.
    pub per: Spanned<String>,
}

/// Who may call an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Allowed {
    /// Who created what it is about.
    Creator,
    /// An administrator.
    Admin,
    /// Any member.
    Member,
}

/// A parameter.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Parameter<S: Stage> {
    /// Where it goes.
    pub place: ParameterPlace,
    /// Name, type, need and rules.
    #[serde(flatten)]
    pub field: Field<S>,
}

/// Where a parameter goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ParameterPlace {
    /// Into the path.
    Path,
    /// Into the query.
    Query,
    /// Into a header.
    Header,
    /// Into the `Cookie` header.
    Cookie,
}

/// A request's body.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Body<S: Stage> {
    /// How it is encoded.
    pub content: Content,
    /// Media type, where it is not the usual one of the encoding.
    pub media_type: Option<Spanned<String>>,
    /// What it holds.
    pub shape: BodyShape<S>,
    /// Source and certainty.
    pub evidence: Evidence,
    /// Text of the part.
    pub description: Prose<S>,
    /// Where the part stands.
    pub span: Span,
}

/// What a body holds.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum BodyShape<S: Stage> {
    /// Members, each an argument of the operation.
    Fields {
        /// The members.
        fields: Vec<Field<S>>,
    },
    /// One value.
    Value {
        /// Its type.
        #[serde(rename = "type")]
        ty: TypeExpr<S>,
    },
}

/// How a body is encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// JSON.
    Json,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// `multipart/form-data`.
    Multipart,
    /// Bytes as they are.
    Bytes,
}

/// A documented success response.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Response<S: Stage> {
    /// The status, or `2XX` where none is documented.
    pub status: Spanned<StatusPattern>,
    /// The body.
    pub body: ResponseBody<S>,
    /// Media type, where it is not JSON.
    pub media_type: Option<Spanned<String>>,
    /// Members beside the envelope.
    pub beside: Vec<Field<S>>,
    /// Text of the part.
    pub description: Prose<S>,
    /// Source and certainty.
    pub evidence: Evidence,
    /// Where the part stands.
    pub span: Span,
}

/// The body of a success response.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ResponseBody<S: Stage> {
    /// None.
    None,
    /// A JSON value.
    Json {
        /// Its type.
        #[serde(rename = "type")]
        ty: TypeExpr<S>,
    },
    /// Bytes as they are.
    Bytes,
    /// A stream of values, one JSON text a line or an event stream.
    Stream {
        /// The type of one value.
        #[serde(rename = "type")]
        ty: TypeExpr<S>,
    },
}
