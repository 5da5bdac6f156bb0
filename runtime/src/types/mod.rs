//! The types of single values.

mod base64;
pub(crate) mod beside;
pub(crate) mod constant;
mod datetime;
mod duration;
pub(crate) mod enumeration;
mod kept_text;
pub(crate) mod newtype;
pub(crate) mod object;
pub(crate) mod other_members;
mod secret;
pub(crate) mod tagged;
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
