//! Reading one value.

use bindery_codegen::ir::TypeIndex;

use super::Call;
use crate::answer::Answer;
use crate::projection::shown;
use crate::refusal::Refusal;
use crate::resource::Action;
use crate::success::Success;

pub(super) fn get(call: &mut Call<'_>, ty: TypeIndex) -> Result<Answer, Refusal> {
    let success = Success::of(call.api(), call.operation, Some(Action::Get));
    let key = call.key();
    let value = {
        let state = call.provider.state();
        let item = state
            .store
            .get(ty, &key)
            .ok_or_else(|| call.absent(ty, &key))?;
        call.permit(item)?;
        item.value.clone()
    };
    call.note_unused(&[]);
    Ok(match success.ty() {
        Some(ty) => success.answer(&success.wrapped(shown(call.api(), &value, ty))),
        None => success.shown(),
    })
}
