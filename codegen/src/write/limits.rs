//! The section on rate limits.

use crate::ir::{Api, Limit, LimitAmount, LimitCounts, LimitPeriod, Unresolved};
use crate::syntax::TableKind;

use super::draft::Draft;
use super::prose::{self, Place};
use super::table::Table;
use super::{evidence, response_headers};

/// Writes the section, unless there is nothing to say.
pub(super) fn write(draft: &mut Draft, api: &Api<Unresolved>) {
    let notes = &api.limits_notes;
    if api.limits.is_empty() && api.response_headers.is_empty() && notes.is_empty() {
        return;
    }
    draft.heading(2, "Limits");
    draft.within("limits_notes", |draft| {
        prose::write(draft, notes, Place::Free);
    });
    let mut table = Table::new(TableKind::Limits);
    for limit in &api.limits {
        draft.within(format_args!("limits[{}]", limit.name.value), |draft| {
            row(draft, &mut table, limit);
        });
    }
    draft.table(&table);
    response_headers::table(draft, &api.response_headers);
}

fn row(draft: &mut Draft, table: &mut Table<6>, limit: &Limit) {
    check_name(draft, limit);
    let cells = [
        draft.code(&limit.name.value, limit.name.span),
        amount(limit.amount.value),
        period(draft, limit),
        counts(draft, limit),
        draft.keyword(limit.key, limit.span).to_owned(),
        evidence::source_cell(draft, &limit.evidence, limit.span),
    ];
    table.row(draft, limit.span, cells);
}

/// A name, or a name and a plan: `requests (free)`.
fn check_name(draft: &mut Draft, limit: &Limit) {
    let name = limit.name.value.as_str();
    let plan = |(name, plan): (_, &str)| (name, plan.len() > 1 && plan.ends_with(')'));
    let (name, complete) = name.split_once(" (").map_or((name, true), plan);
    if !complete {
        draft.refuse(
            limit.name.span,
            "a plan stands in parentheses behind the name",
        );
    }
    draft.snake_case(name, limit.name.span);
}

fn amount(amount: LimitAmount) -> String {
    match amount {
        LimitAmount::Calls { count } => count.to_string(),
        LimitAmount::Unlimited => "unlimited".to_owned(),
        LimitAmount::Unknown => "unknown".to_owned(),
    }
}

fn period(draft: &mut Draft, limit: &Limit) -> String {
    match limit.per.value {
        LimitPeriod::Seconds { seconds } => draft.duration(seconds, limit.per.span),
        LimitPeriod::Month => "month".to_owned(),
        LimitPeriod::InFlight => "in flight".to_owned(),
        LimitPeriod::Unknown => "unknown".to_owned(),
    }
}

fn counts(draft: &mut Draft, limit: &Limit) -> String {
    match &limit.counts {
        LimitCounts::All => "all".to_owned(),
        LimitCounts::Methods { methods } => {
            if methods.is_empty() {
                draft.refuse(limit.span, "the limit counts no method");
            }
            let methods: Vec<&str> = methods.iter().map(|method| method.as_str()).collect();
            methods.join(", ")
        }
    }
}
