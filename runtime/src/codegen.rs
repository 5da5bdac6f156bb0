//! What generated code names. Versioned and append-only: crates generated at different times work in
//! one program.

mod api_error;
mod attached;
mod client;
#[cfg(feature = "webhooks")]
mod events;
mod operation;
mod webhooks;

/// The first version.
pub mod v1 {
    pub use http::{self, Method};
    pub use serde::{self, Deserialize, Serialize};

    pub use super::operation::Arguments;

    pub use crate::{
        __api_error_v1 as api_error, __attached_v1 as attached, __beside_union_v1 as beside_union,
        __client_v1 as client, __closed_enum_v1 as closed_enum,
        __closed_int_enum_v1 as closed_int_enum, __copy_newtype_v1 as copy_newtype,
        __newtype_v1 as newtype, __object_v1 as object, __open_enum_v1 as open_enum,
        __open_int_enum_v1 as open_int_enum, __operation_v1 as operation,
        __paginated_v1 as paginated, __position_v1 as position_in, __servers_v1 as servers,
        __stream_operation_v1 as stream_operation, __streamed_v1 as streamed,
        __tagged_union_v1 as tagged_union, __text_newtype_v1 as text_newtype,
        __untagged_union_v1 as untagged_union, __variables_v1 as variables, AnyError, Attached,
        Base64, Body, BuildError, Bytes, CallOptions, Client, ClientBuilder, Clock, ConfigError,
        Date, DateTime, Decimal, DecodeContext, Duration, Entries, Error, ErrorKind, Items, Jitter,
        Json, OffsetDateTime, Operation, OperationMeta, PageError, PageParts, Pages, Paginated,
        Provider, ProviderMeta, RequestContext, Response, Secret, StreamOperation, TimestampMillis,
        TimestampSeconds, Transport, Tristate, Url, Uuid,
        auth::{ApiKeyPlace, AuthScheme, BasicForm, Credential, Exchange},
        decode::{Leniency, Tolerated, tolerate},
        error::{ApiError, ErrorBody, ErrorResponse},
        interceptor::Interceptor,
        meta::{
            AuthNeed, BodyKind, Envelope, HeaderType, HeaderUse, Limit, LimitPeriod,
            ResponseHeader, RetryAdvice, RetryRow, Scopes, StatusPattern, Variable,
        },
        pagination::{
            LinkPages, NumberedPages, OffsetPages, StopWhen, TokenPages,
            position::{position, positioned},
        },
        request::{RequestWriter, Style, Upload, Uploads},
        retry::RetryPolicy,
        types::{
            beside::{TaggedBeside, tagged},
            constant::{Holds, constant},
            enumeration::{
                FromStrVisitor, FromText, UnknownValue, known_value, wire_number, wire_value,
            },
            newtype::read_newtype,
            object::{
                Member, ObjectWriter, ReadObject, missing_member, next_member, read_member,
                read_object,
            },
            other_members::{Ignored, Kept, Others, Refused},
            tagged::with_tag,
            union::{Union, json, known_by, misfit, undocumented, union, variant},
        },
    };
    #[doc(hidden)]
    pub use crate::{__attached_blocking_v1, __paginated_blocking_v1, __streamed_blocking_v1};
    #[cfg(feature = "webhooks")]
    pub use crate::{
        __delivery_body_v1 as delivery_body, __event_kind_v1 as event_kind, __events_v1 as events,
        webhook::{
            self, Algorithm, BodyEncoding, Deliveries, Delivery, DeliveryBody, Encoding, Endpoint,
            Event, EventKind, EventPath, EventsAt, Handlers, Handshake, HoldsEvents, RawDelivery,
            Receiver, SampleDelivery, SignatureScheme, Signed, UnknownEvent, Unsigned, Unverified,
            WebhookMeta, event as event_of, unknown as unknown_event,
        },
    };
    pub use crate::{
        __webhook_call_v1 as webhook_call, __webhook_provider_v1 as webhook_provider,
        __webhook_roles_v1 as webhook_roles,
        webhook_api::{
            EventsRole, WebhookAnswer, WebhookArguments, WebhookProvider, WebhookRoles, all_items,
            answered, done, member, refused,
        },
    };
    #[cfg(feature = "blocking")]
    pub use crate::{EntriesBlocking, ItemsBlocking, PagesBlocking};

    pub use std::{convert::Infallible, time::Duration as Period};

    /// The response that an operation decodes.
    pub type Answer = http::Response<Bytes>;
    /// The request that an operation builds.
    pub type Built = std::result::Result<http::Request<Body>, BuildError>;
    /// What an operation's response decodes to.
    pub type Decoded<O> =
        std::result::Result<<O as Operation>::Output, Error<<O as Operation>::Error>>;
    /// The operation that gets the page after one, if there is one.
    pub type NextPage<O> = std::result::Result<Option<O>, PageError>;
    /// What an entry of a stream decodes to.
    pub type DecodedEntry<O> =
        std::result::Result<<O as StreamOperation>::Item, Error<<O as StreamOperation>::Error>>;
    /// What a call gives.
    pub type Result<T, E> = std::result::Result<Response<T>, Error<E>>;
    /// Map with text keys, ordered by key.
    pub type Map<T> = std::collections::BTreeMap<String, T>;
}
