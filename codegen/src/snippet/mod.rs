//! Rust code that shows a call: in doc comments, in the reference, in tests and in programs.
//!
//! A snippet is made of what a caller gives: a value for each argument, as JSON. It comes from the
//! `Example` column of the arguments or from an example of a request.

mod arguments;
mod call;
mod enumeration;
mod look;
mod object;
mod request;
mod scalar;
mod union;
mod value;

pub(crate) use arguments::Arguments;
pub(crate) use call::{Form, Snippets};
pub(crate) use request::request_examples;
