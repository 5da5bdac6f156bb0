//! What a success gives.

use bindery_codegen::ir::StatusPattern;
use bindery_codegen::plan::{OutputPlan, RustName, RustType};
use quote::format_ident;
use syn::DeriveInput;

use crate::problems::Problems;
use crate::runtime_path::UserTokens;
use crate::settings::{Settings, Value};
use crate::status::status;

/// What a success gives, and its statuses.
#[derive(Clone, Debug)]
pub(super) struct Output {
    pub(super) plan: OutputPlan,
    pub(super) success: Vec<u16>,
}

impl Output {
    /// What the operation accepts, where that is not JSON.
    pub(super) fn accept(&self) -> Option<String> {
        matches!(self.plan, OutputPlan::Bytes).then(|| "*/*".to_owned())
    }
}

/// Takes `output`, `success`, and what says how the output is read.
pub(super) fn read(
    input: &DeriveInput,
    settings: &mut Settings,
    user: &mut UserTokens,
    problems: &mut Problems,
) -> Output {
    let ty = settings.ty("output", problems);
    let mut reading = None;
    for word in ["whole", "stream", "bytes"] {
        if settings.flag(word, problems)
            && let Some(other) = reading.replace(word)
        {
            let message = format!("the output is read as `{other}` or as `{word}`, not as both");
            problems.at(settings.place(), message);
        }
    }
    let statuses = successes(settings, user, problems);
    let typed = statuses.iter().any(|(_, ty)| ty.is_some());
    let success: Option<Vec<u16>> = statuses
        .iter()
        .map(|(pattern, _)| match pattern {
            StatusPattern::Exact { status } => Some(*status),
            StatusPattern::Class { .. } => None,
        })
        .collect();
    let plan = match (ty, reading) {
        (Some(_), Some("bytes")) => {
            let message = "the output is `bytes` or a type, not both";
            problems.at(settings.place(), message);
            OutputPlan::Bytes
        }
        (Some(ty), _) if typed => {
            let message = "the statuses say the type already: `success(200 = Type)`";
            problems.on(ty, message);
            OutputPlan::None
        }
        (Some(ty), reading) => {
            let ty = user.ty(&ty);
            match reading {
                Some("whole") => OutputPlan::Whole(ty),
                Some("stream") => OutputPlan::Stream(ty),
                _ => OutputPlan::Json(ty),
            }
        }
        (None, Some("bytes")) => OutputPlan::Bytes,
        (None, Some(word)) => {
            let message = format!("`{word}` says how the output is read: add `output = Type`");
            problems.at(settings.place(), message);
            OutputPlan::None
        }
        (None, None) => match statuses.as_slice() {
            [(_, Some(ty))] => OutputPlan::Json(ty.clone()),
            _ => {
                let name = RustName::of(&format_ident!("{}Output", input.ident));
                OutputPlan::of_several(name, statuses, false)
            }
        },
    };
    Output {
        plan,
        success: success.unwrap_or_default(),
    }
}

fn successes(
    settings: &mut Settings,
    user: &mut UserTokens,
    problems: &mut Problems,
) -> Vec<(StatusPattern, Option<RustType>)> {
    let mut statuses: Vec<(StatusPattern, Option<RustType>)> = Vec::new();
    let Some(setting) = settings.take("success", problems) else {
        return statuses;
    };
    let mut list = Settings::within(setting, problems);
    while let Some(entry) = list.next() {
        let Some(pattern) = status(&entry.key, 2..=2, problems) else {
            continue;
        };
        if statuses.iter().any(|(known, _)| *known == pattern) {
            problems.at(entry.key.span(), format!("{pattern} is given twice"));
            continue;
        }
        let ty = match entry.value {
            Value::None => None,
            Value::Type(ty) => Some(user.ty(&ty)),
            Value::Literal(_) | Value::List(_) => {
                problems.at(entry.key.span(), format!("expected `{pattern} = Type`"));
                None
            }
        };
        statuses.push((pattern, ty));
    }
    statuses
}
