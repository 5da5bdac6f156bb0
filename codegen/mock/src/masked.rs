//! Targets of requests without the values of secrets.

use bindery_codegen::analyze::Analysis;
use bindery_codegen::ir::{Api, Operation, ParameterPlace, Resolved, TypeExpr, TypeKind};

use crate::authentication::query_credentials;
use crate::input::pairs;

/// A path and query to show. Without an operation, no value of the query is known to be harmless.
pub(crate) fn target(
    api: &Api<Resolved>,
    analysis: &Analysis,
    operation: Option<&Operation<Resolved>>,
    path: &str,
    query: &str,
) -> String {
    if query.is_empty() {
        return path.to_owned();
    }
    let credentials = query_credentials(api);
    let harmless = |name: &str| {
        let root = name.split('[').next().unwrap_or_default();
        let documented = operation
            .into_iter()
            .flat_map(|operation| &operation.parameters);
        let mut documented =
            documented.filter(|parameter| parameter.place == ParameterPlace::Query);
        !credentials.contains(&name)
            && documented.any(|parameter| {
                let field = &parameter.field;
                let wire = field.wire.value.as_str();
                (wire == name || wire == root)
                    && !field.rules.secret
                    && !holds_secret(analysis, &field.ty)
            })
    };
    let pairs = query.split('&').map(|pair| match pair.split_once('=') {
        Some((name, _)) if !harmless(&pairs::decoded(name)) => format!("{name}=***"),
        _ => pair.to_owned(),
    });
    let pairs: Vec<String> = pairs.collect();
    format!("{path}?{}", pairs.join("&"))
}

fn holds_secret(analysis: &Analysis, ty: &TypeExpr<Resolved>) -> bool {
    match &ty.kind {
        TypeKind::Named { name } => analysis.holds_secret(*name),
        TypeKind::Array { items } => holds_secret(analysis, items),
        TypeKind::Map { values } => holds_secret(analysis, values),
        TypeKind::Tuple { items } => items.iter().any(|item| holds_secret(analysis, item)),
        TypeKind::Alternatives { alternatives } => {
            alternatives.iter().any(|ty| holds_secret(analysis, ty))
        }
        TypeKind::Scalar { .. } | TypeKind::Literal { .. } | TypeKind::Event => false,
    }
}
