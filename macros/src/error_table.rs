//! Documented errors, and what they say of another attempt.

use bindery_codegen::ir::StatusPattern;
use bindery_codegen::plan::{
    Case, Docs, ErrorEnumPlan, ErrorVariantPlan, RetryPlan, RustName, Scope, StatusRange,
    reason_name,
};

use crate::problems::{Problems, hint};
use crate::runtime_path::UserTokens;
use crate::settings::{Setting, Settings, Value, word_value};
use crate::status::status;

/// The enum of the errors in `error(404 = NotFound, 410, "4XX" = Failure)`. Without a type the body is
/// kept as bytes.
pub(crate) fn error_enum(
    name: RustName,
    docs: Docs,
    setting: Setting,
    user: &mut UserTokens,
    problems: &mut Problems,
) -> ErrorEnumPlan {
    let mut scope = Scope::new();
    scope.reserve("Self");
    let mut seen = Vec::new();
    let mut variants = Vec::new();
    let mut list = Settings::within(setting, problems);
    while let Some(entry) = list.next() {
        let Some(pattern) = status(&entry.key, 3..=5, problems) else {
            continue;
        };
        if seen.contains(&pattern) {
            problems.at(entry.key.span(), format!("{pattern} is given twice"));
            continue;
        }
        seen.push(pattern);
        let body = match entry.value {
            Value::None => None,
            Value::Type(ty) => Some(user.ty(&ty)),
            Value::Literal(_) | Value::List(_) => {
                problems.at(entry.key.span(), format!("expected `{pattern} = Type`"));
                continue;
            }
        };
        let (status, docs) = match pattern {
            StatusPattern::Exact { status } => {
                (StatusRange::Exact(status), format!("Status {status}."))
            }
            StatusPattern::Class { class } => (
                StatusRange::Class(class),
                format!("Any other status {class}00 to {class}99."),
            ),
        };
        variants.push(ErrorVariantPlan {
            name: scope.claim(&reason_name(pattern), Case::Camel),
            docs: Docs::line(docs),
            status,
            body,
        });
    }
    ErrorEnumPlan::new(name, docs, variants)
}

const ADVICE: [(&str, &str); 3] = [
    ("never", "Never"),
    ("yes", "Yes"),
    ("not_processed", "NotProcessed"),
];

/// Takes `retry(429 = not_processed, 409 = never)`.
pub(crate) fn retry_rows(settings: &mut Settings, problems: &mut Problems) -> Vec<RetryPlan> {
    let mut rows: Vec<RetryPlan> = Vec::new();
    let Some(setting) = settings.take("retry", problems) else {
        return rows;
    };
    let mut list = Settings::within(setting, problems);
    while let Some(entry) = list.next() {
        let Some(pattern) = status(&entry.key, 3..=5, problems) else {
            continue;
        };
        if rows.iter().any(|row| row.status == pattern) {
            problems.at(entry.key.span(), format!("{pattern} is given twice"));
            continue;
        }
        let Some(word) = word_value(&entry, problems) else {
            continue;
        };
        match ADVICE.iter().find(|(known, _)| word == known) {
            Some((_, advice)) => rows.push(RetryPlan {
                status: pattern,
                advice,
            }),
            None => {
                let hint = hint(&word.to_string(), &ADVICE.map(|(word, _)| word));
                problems.at(word.span(), format!("`{word}` is no advice{hint}"));
            }
        }
    }
    rows
}
