//! The resolved IR as JSON for tools outside, with a schema.
//!
//! This JSON is the one contract with other programs: they need not know the Rust types. A change
//! that could break a reader raises [`VERSION`]; new members may appear without that.
//!
//! Conventions of the JSON:
//!
//! - A reference to a type, operation, auth scheme or pagination style is a number: the position,
//!   from 0, in the array `types`, `operations`, `auth` or `pagination` of `api`.
//! - A `span` is a range of bytes in the spec's text, end excluded.
//! - What is one of several shapes is an object with a member, mostly `kind`, that says which.
//! - What is not there is null, or an empty array.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde::Serialize;

use crate::ir::{Api, Resolved};

/// The version of the JSON.
pub const VERSION: u32 = 1;

/// The format of the specs that are read.
const FORMAT: &str = "bindery 1";

/// What `inspect` prints.
#[derive(Debug, Serialize, JsonSchema)]
struct Inspection<'a> {
    /// The version of this JSON.
    bindery_inspect: u32,
    /// The version of the generator that wrote it.
    generator: &'static str,
    /// The spec that was read.
    spec: Spec<'a>,
    /// The API that the spec describes.
    api: &'a Api<Resolved>,
}

/// A spec.
#[derive(Debug, Serialize, JsonSchema)]
struct Spec<'a> {
    /// The file's name as it was given.
    file: &'a str,
    /// The format it is written in.
    format: &'static str,
}

/// The JSON of `api`, indented, with a line end. `file` is what the spec's file is called.
///
/// # Panics
///
/// Never: the maps of the IR have strings as keys, and that is all that JSON asks of them.
///
/// ```
/// use bindery_codegen::inspect;
/// use bindery_codegen::ir::{Api, Resolved};
///
/// fn print(api: &Api<Resolved>) {
///     print!("{}", inspect::to_json(api, "acme.md"));
/// }
/// ```
pub fn to_json(api: &Api<Resolved>, file: &str) -> String {
    let inspection = Inspection {
        bindery_inspect: VERSION,
        generator: env!("CARGO_PKG_VERSION"),
        spec: Spec {
            file,
            format: FORMAT,
        },
        api,
    };
    let mut json =
        serde_json::to_string_pretty(&inspection).expect("every key of the IR's maps is a string");
    json.push('\n');
    json
}

/// The JSON Schema (2020-12) of what [`to_json`] returns.
///
/// ```
/// let schema = bindery_codegen::inspect::schema();
/// assert!(schema.get("properties").is_some_and(|it| it.get("bindery_inspect").is_some()));
/// ```
pub fn schema() -> Schema {
    SchemaSettings::draft2020_12()
        .for_serialize()
        .into_generator()
        .into_root_schema_for::<Inspection<'static>>()
}
