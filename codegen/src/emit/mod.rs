//! From a plan to tokens: one emitter per construct, and no decisions.
//!
//! Each emitter borrows the plan of one construct and has one `quote!` that looks like what it
//! gives. Generated code names the runtime by one path, bound to `rt` in each file.

mod alias;
mod attributes;
mod enumeration;
mod object;
mod setter;
mod union;

pub use alias::EmitAlias;
pub use enumeration::EmitEnum;
pub use object::EmitObject;
pub use union::EmitUnion;
