//! How much types inherit. Every type is planned with all it inherits, so that a small spec can ask for
//! work and output without end: many types that extend one with many fields.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Api, Resolved, TypeDef, TypeShape};

/// How many fields and values all types together may inherit.
pub(in crate::check) const MAX_INHERITED: usize = 100_000;

/// False, and reported, when the types inherit too much to look at them any further.
pub(in crate::check) fn fits(api: &Api<Resolved>, report: &mut Report) -> bool {
    let mut left = MAX_INHERITED;
    for ty in &api.types {
        for base in api.ancestors(ty.shape.extends()) {
            let Some(still_left) = left.checked_sub(cost(api.type_def(base))) else {
                report.push(
                    Diagnostic::error(
                        Code::Extends,
                        ty.name.span,
                        format!(
                            "here the types inherit more than {MAX_INHERITED} fields and values"
                        ),
                    )
                    .help("nothing else is checked before fewer types extend others"),
                );
                return false;
            };
            left = still_left;
        }
    }
    true
}

/// What one more heir of a type costs.
fn cost(base: &TypeDef<Resolved>) -> usize {
    let own = match &base.shape {
        TypeShape::Object(object) => object.fields.len(),
        TypeShape::Enum(values) => values.values.len(),
        TypeShape::Union(_) | TypeShape::Alias(_) => 0,
    };
    1 + own + base.shape.extends().len()
}
