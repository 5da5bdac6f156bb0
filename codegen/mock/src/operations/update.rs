//! Changing one value.

use bindery_codegen::ir::{TypeIndex, UpdateSemantics};
use serde_json::Value;

use super::Call;
use crate::answer::Answer;
use crate::events::changed;
use crate::input::body::members;
use crate::merge::{LeftOut, Merge};
use crate::projection::shown;
use crate::refusal::Refusal;
use crate::resource::Action;
use crate::success::Success;

pub(super) fn update(call: &mut Call<'_>, ty: TypeIndex) -> Result<Answer, Refusal> {
    let api = call.api();
    let success = Success::of(api, call.operation, Some(Action::Update));
    let key = call.key();
    let given = call.given();
    let semantics = call.operation.update.as_ref().map(|update| update.value);
    let sent = call
        .operation
        .body
        .as_ref()
        .map_or_else(Vec::new, |body| members(api, body));
    let held = call.provider.held(ty);
    let merge = Merge {
        api,
        left_out: LeftOut::in_update(semantics),
    };
    let value = {
        let mut state = call.provider.state();
        let item = state
            .store
            .get(ty, &key)
            .ok_or_else(|| call.absent(ty, &key))?;
        call.permit(item)?;
        let mut value = item.value.clone();
        if let Value::Object(target) = &mut value {
            merge.apply(target, &held, &given, &sent, None);
        }
        if let Some(item) = state.store.get_mut(ty, &key) {
            item.value = value.clone();
        }
        value
    };
    changed(call.provider, ty, Action::Update, &value);
    let leaves_out = sent
        .iter()
        .any(|field| !given.contains_key(field.wire.value.as_str()));
    if semantics == Some(UpdateSemantics::Unknown) && leaves_out {
        call.notes.push(
            "no document says what happens to members that are left out; the mock keeps them"
                .to_owned(),
        );
    }
    call.note_unused(&[]);
    Ok(match success.ty() {
        Some(ty) => success.answer(&success.wrapped(shown(api, &value, ty))),
        None => success.shown(),
    })
}
