//! The parts of an operation on its parameters.

use crate::ir::{Parameter, ParameterPlace, Unresolved};

use super::draft::Draft;
use super::field;

/// The parts in their order.
const PARTS: [(ParameterPlace, &str); 3] = [
    (ParameterPlace::Path, "Path"),
    (ParameterPlace::Query, "Query"),
    (ParameterPlace::Header, "Headers"),
];

/// Writes a part for each place that has parameters.
pub(super) fn write(draft: &mut Draft, parameters: &[Parameter<Unresolved>]) {
    check(draft, parameters);
    for (place, heading) in PARTS {
        let fields: Vec<_> = parameters
            .iter()
            .filter(|parameter| parameter.place == place)
            .map(|parameter| &parameter.field)
            .collect();
        if !fields.is_empty() {
            draft.heading(4, heading);
            draft.within(heading.to_lowercase(), |draft| field::table(draft, fields));
        }
    }
}

fn check(draft: &mut Draft, parameters: &[Parameter<Unresolved>]) {
    let mut last = ParameterPlace::Path;
    for parameter in parameters {
        let field = &parameter.field;
        draft.within(format_args!("parameters[{}]", field.wire.value), |draft| {
            if parameter.place == ParameterPlace::Cookie {
                draft.refuse(field.span, "the format has no parameters in cookies");
            } else if parameter.place < last {
                draft.refuse(
                    field.span,
                    "parameters stand in the order path, query, headers",
                );
            }
        });
        last = last.max(parameter.place);
    }
}
