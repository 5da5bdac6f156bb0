//! The runtime of typed API clients.
//!
//! Clients that bindery generates stand on this crate: an operation is a value that implements
//! [`Operation`], and [`Client::execute`] authenticates it, sends it and reads its answer.

mod auth;
mod base_url;
#[cfg(feature = "blocking")]
mod blocking;
mod body;
mod builder;
mod client;
mod clock;
mod codegen;
mod config;
mod core;
mod decode;
mod error;
mod include_client;
mod interceptor;
mod limiter;
mod meta;
mod observe;
mod operation;
mod options;
mod pagination;
mod raw;
mod request;
mod response;
mod retry;
mod stream;
#[cfg(feature = "testing")]
pub mod testing;
pub mod transport;
mod types;
#[cfg(feature = "webhooks")]
pub mod webhook;
mod webhook_api;

#[doc = include_str!("../docs/fetch-and-axios.md")]
pub mod coming_from_fetch_and_axios {}

#[doc(hidden)]
pub mod __codegen {
    //! What generated code names; nothing else should.

    pub use crate::codegen::v1;
}

#[cfg(feature = "blocking")]
pub use crate::blocking::{BytesBlocking, EntriesBlocking, ItemsBlocking, PagesBlocking};
pub use crate::{
    auth::{AccessToken, ApiKeyPlace, AuthError, AuthScheme, BasicForm, Credential, Exchange},
    body::{Body, BodyError, BodyStream},
    builder::ClientBuilder,
    client::{Attached, Client},
    clock::{BoxFuture, Clock},
    config::ConfigError,
    core::Progress,
    decode::{DecodeContext, DecodeError, Leniency, Tolerated},
    error::{AnyApiError, AnyError, ApiError, Error, ErrorBody, ErrorKind, ErrorResponse},
    interceptor::Interceptor,
    meta::{
        AuthNeed, BodyKind, Envelope, HeaderType, HeaderUse, Limit, LimitPeriod, OperationMeta,
        ProviderMeta, ResponseHeader, RetryAdvice, RetryRow, Scopes, StatusPattern,
    },
    operation::{Operation, Paginated, Provider},
    options::CallOptions,
    pagination::{
        Items, LinkPages, NumberedPages, OffsetPages, PageError, PageParts, PagePosition, Pages,
        StopWhen, TokenPages,
    },
    raw::RawRequest,
    request::{BuildError, RequestContext, RequestWriter, Style, Upload},
    response::{HttpFacts, Response},
    retry::{Jitter, RateLimit, RetryPolicy, RetryStrategy},
    stream::{ByteStream, Entries, StreamOperation},
    transport::{OperationName, Transport},
    types::{
        Base64, DateTime, Duration, OffsetDateTime, Secret, TimestampMillis, TimestampSeconds,
        Tristate, Url,
    },
    webhook_api::{
        EventsRole, NewWebhook, WebhookAnswer, WebhookApi, WebhookArguments, WebhookChanges,
        WebhookClient, WebhookInfo, WebhookProvider, WebhookRoles,
    },
};
/// Generates a client where it stands, with no build script; `bindery-macros` has the guide.
#[cfg(feature = "client-macro")]
pub use bindery_macros::client;
/// Derives for bindings beside a spec; the crate `bindery-macros` is their guide.
#[cfg(feature = "macros")]
pub use bindery_macros::{OpenEnum, Operation, Provider, Union, WebhookProvider};
/// Bytes, shared without copying.
pub use bytes::Bytes;
/// A calendar date.
pub use jiff::civil::Date;
/// A decimal number without rounding.
pub use rust_decimal::Decimal;
/// Any JSON value.
pub use serde_json::Value as Json;
/// A UUID.
pub use uuid::Uuid;
