#![deny(warnings, missing_docs, unreachable_pub, clippy::all)]
//! Documented.
use bindery::{Operation, Provider};

/// A provider.
#[derive(Provider)]
#[provider(base_url = "https://api.acme.example")]
pub struct Acme;

/// An operation.
#[derive(Clone, Debug, Operation)]
#[operation(
    provider = Acme,
    method = GET,
    path = "/notes",
    output = Vec<u8>,
    error(404 = u8),
    pages(offset, size = limit, at = offset, items = "data", per_page = 5),
    new,
    setters
)]
pub struct Op {
    /// How many.
    #[operation(query)]
    limit: Option<u32>,
    /// From where.
    #[operation(query)]
    offset: Option<u64>,
}

fn main() {
    let _ = Op::new().limit(3);
}
