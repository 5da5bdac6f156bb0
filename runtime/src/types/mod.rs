//! The types of single values.

mod base64;
mod datetime;
mod duration;
mod kept_text;
pub(crate) mod open_enum;
mod secret;
pub(crate) mod tristate;
pub(crate) mod union;
mod url;

pub use self::{
    base64::Base64,
    datetime::{DateTime, OffsetDateTime, TimestampMillis, TimestampSeconds},
    duration::Duration,
    secret::Secret,
    tristate::Tristate,
    url::Url,
};
