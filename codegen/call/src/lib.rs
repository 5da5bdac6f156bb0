//! Calls operations of a bindery spec without generated code.
//!
//! A [`Call`] is an [`Operation`](bindery::Operation) like a generated one: the same runtime authenticates
//! it, sends it, retries it and reads its errors. What a generated client has as constants is made of the
//! plan at run time, and kept until the process ends; a process calls one provider.

mod call;
mod curl;
mod forever;
mod meta;
mod provider;
mod scheme;
mod value;

pub use call::{Call, Documented, GivenError};
pub use curl::curl;
pub use provider::{OtherProvider, Spec};
pub use value::{ValueError, value};
