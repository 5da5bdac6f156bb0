//! The documented errors of an operation.

use bindery_codegen::plan::{Docs, ErrorPlan, RustName};
use quote::format_ident;
use syn::DeriveInput;

use crate::error_table::error_enum;
use crate::problems::Problems;
use crate::runtime_path::UserTokens;
use crate::settings::{Settings, Value};

/// Takes `error = Type`, or `error(404 = NotFound, "4XX" = Failure)`.
pub(super) fn read(
    input: &DeriveInput,
    settings: &mut Settings,
    user: &mut UserTokens,
    problems: &mut Problems,
) -> ErrorPlan {
    let Some(setting) = settings.take("error", problems) else {
        return ErrorPlan::None;
    };
    match setting.value {
        Value::Type(ty) => ErrorPlan::Named(user.ty(&ty)),
        Value::List(_) => {
            let name = RustName::of(&format_ident!("{}Error", input.ident));
            let docs = Docs::line(format!("The documented errors of [`{}`].", input.ident));
            ErrorPlan::Own(error_enum(name, docs, setting, user, problems))
        }
        Value::None | Value::Literal(_) => {
            let message = "expected `error = Type` or `error(404 = Type, \"4XX\" = Type)`";
            problems.at(setting.key.span(), message);
            ErrorPlan::None
        }
    }
}
