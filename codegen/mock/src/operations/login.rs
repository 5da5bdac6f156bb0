//! Trading a key for a token.

use bindery_codegen::ir::{Api, AuthKind, Exchange, OperationIndex, Resolved};
use serde_json::Value;

use super::Call;
use crate::answer::Answer;
use crate::json_path;
use crate::plausible::{Fill, Plausible};
use crate::refusal::{Refusal, RefusalKind};
use crate::success::Success;
use crate::user::User;

/// The exchange that this operation is for.
pub(crate) fn exchange(
    api: &Api<Resolved>,
    operation: OperationIndex,
) -> Option<&Exchange<Resolved>> {
    api.auth.iter().find_map(|scheme| match &scheme.kind {
        AuthKind::Exchange { exchange, .. } if exchange.operation.value == operation => {
            Some(exchange)
        }
        _ => None,
    })
}

pub(super) fn login(call: &mut Call<'_>, exchange: &Exchange<Resolved>) -> Result<Answer, Refusal> {
    let send = exchange.send.value.as_str();
    let given = call.given();
    let user = given
        .get(send)
        .and_then(Value::as_str)
        .and_then(User::with_credential)
        .ok_or_else(|| {
            Refusal::new(
                RefusalKind::Unauthenticated,
                format!(
                    "the mock does not know this `{send}`; expected `{}`",
                    User::FIRST.credential()
                ),
            )
        })?;
    let api = call.api();
    let token = call.provider.state().tokens.issue(user);
    let success = Success::of(api, call.operation, None);
    let mut whole = success.examples().next().unwrap_or_else(|| {
        let plausible = Plausible::new(api, Fill::Required);
        success.wrapped(success.ty().map_or(Value::Null, |ty| plausible.of_type(ty)))
    });
    json_path::put(&mut whole, &exchange.token.value, Value::from(token));
    Ok(success.answer(&whole))
}
