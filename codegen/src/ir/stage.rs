//! The two stages of the IR and how their nodes refer to one another.

use std::fmt::Debug;

use schemars::JsonSchema;
use serde::Serialize;

use super::Spanned;

/// How the nodes of an [`Api`](super::Api) refer to one another.
pub trait Stage: Clone + Debug + PartialEq + Serialize + JsonSchema + 'static {
    /// Refers to a named type.
    type Type: Clone + Debug + PartialEq + Serialize + JsonSchema;
    /// Refers to an operation.
    type Operation: Clone + Debug + PartialEq + Serialize + JsonSchema;
    /// Refers to an auth scheme.
    type Scheme: Clone + Debug + PartialEq + Serialize + JsonSchema;
    /// Refers to a pagination style.
    type Pagination: Clone + Debug + PartialEq + Serialize + JsonSchema;
}

/// References are names, as a front end read them. Nothing is known to exist.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub enum Unresolved {}

impl Stage for Unresolved {
    type Type = Spanned<String>;
    type Operation = Spanned<String>;
    type Scheme = Spanned<String>;
    type Pagination = Spanned<String>;
}

/// References are indices into the vectors of the same [`Api`](super::Api).
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub enum Resolved {}

impl Stage for Resolved {
    type Type = TypeIndex;
    type Operation = OperationIndex;
    type Scheme = SchemeIndex;
    type Pagination = PaginationIndex;
}

/// Position of a type in [`Api::types`](super::Api::types).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
pub struct TypeIndex(pub usize);

/// Position of an operation in [`Api::operations`](super::Api::operations).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
pub struct OperationIndex(pub usize);

/// Position of a scheme in [`Api::auth`](super::Api::auth).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
pub struct SchemeIndex(pub usize);

/// Position of a style in [`Api::pagination`](super::Api::pagination).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
pub struct PaginationIndex(pub usize);
