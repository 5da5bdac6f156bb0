//! What is known of providers and operations before a call: constants that generated code states.

mod limit;
mod need;
mod operation;
mod provider;
mod response_header;
mod retry_row;

pub use self::{
    limit::{Limit, LimitPeriod},
    need::{AuthNeed, BodyKind, Envelope, Scopes},
    operation::OperationMeta,
    provider::{ProviderMeta, Variable},
    response_header::{HeaderType, HeaderUse, ResponseHeader},
    retry_row::{RetryAdvice, RetryRow, StatusPattern},
};
