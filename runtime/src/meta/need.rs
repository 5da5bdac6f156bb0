//! What an operation asks for, and how its bodies stand.

/// The scopes that an operation needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scopes {
    /// None is documented.
    None,
    /// Every one of these.
    All(&'static [&'static str]),
    /// One of these.
    Any(&'static [&'static str]),
}

/// The authentication that an operation needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuthNeed {
    /// The provider's first scheme that the client has a credential for.
    Provider,
    /// None; no credential is sent.
    None,
    /// All of these schemes together.
    Schemes(&'static [&'static str]),
    /// The schemes of one of these together: of the first that the client has all credentials for.
    AnyOf(&'static [&'static [&'static str]]),
}

/// The kind of a request body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyKind {
    /// Nothing.
    None,
    /// JSON.
    Json,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// `multipart/form-data`.
    Multipart,
    /// Bytes as they are given.
    Bytes,
}

/// How a body treats the provider's envelope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Envelope {
    /// The body stands in the envelope, where the provider has one.
    Wrapped,
    /// The body stands in the envelope or bare. Only read this way.
    Optional,
    /// The body is bare.
    Bare,
}
