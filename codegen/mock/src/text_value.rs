//! Bare texts, as paths, queries, headers and forms hold them.

use bindery_codegen::check::{can_be, peel};
use bindery_codegen::ir::{Api, JsonKind, Resolved, Scalar, TypeExpr, TypeKind};
use serde_json::{Number, Value};

/// The value that a bare text stands for. One that is not of the type stays text.
pub(crate) fn typed(api: &Api<Resolved>, text: &str, ty: &TypeExpr<Resolved>) -> Value {
    let any = TypeKind::Scalar {
        scalar: Scalar::Json,
    };
    if peel(api, ty).kind == &any {
        return Value::from(text);
    }
    if can_be(api, ty, JsonKind::Number)
        && let Ok(number) = serde_json::from_str::<Number>(text)
    {
        return Value::Number(number);
    }
    match text {
        "true" | "false" if can_be(api, ty, JsonKind::Boolean) => Value::from(text == "true"),
        _ => Value::from(text),
    }
}
