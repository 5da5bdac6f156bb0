//! Deleting one value.

use bindery_codegen::ir::TypeIndex;

use super::Call;
use crate::answer::Answer;
use crate::events::changed;
use crate::projection::shown;
use crate::refusal::Refusal;
use crate::resource::Action;
use crate::success::Success;
use crate::validation::{Direction, fits};

pub(super) fn delete(call: &mut Call<'_>, ty: TypeIndex) -> Result<Answer, Refusal> {
    let api = call.api();
    let success = Success::of(api, call.operation, Some(Action::Delete));
    let key = call.key();
    let deleted = {
        let mut state = call.provider.state();
        let item = state
            .store
            .get(ty, &key)
            .ok_or_else(|| call.absent(ty, &key))?;
        call.permit(item)?;
        state.store.remove(ty, &key)
    };
    if let Some(item) = &deleted {
        changed(call.provider, ty, Action::Delete, &item.value);
    }
    call.note_unused(&[]);
    // Some providers answer with what was deleted, most with a word.
    Ok(match (success.ty(), deleted) {
        (Some(ty), Some(item))
            if fits(api, &item.value, ty, Direction::Read) && !is_mute(&success) =>
        {
            success.answer(&success.wrapped(shown(api, &item.value, ty)))
        }
        _ => success.shown(),
    })
}

/// Whether an example shows what a deletion answers.
fn is_mute(success: &Success<'_>) -> bool {
    success.examples().next().is_some()
}
