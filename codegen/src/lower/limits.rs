//! The limits table.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Evidence, Limit, LimitAmount, LimitCounts, LimitPeriod, Spanned};
use crate::syntax::columns::Column;
use crate::syntax::{Row, Table};

use super::words::Word;
use super::{cells, durations, keyword, method, source_ref};

/// The limits in a table.
pub(super) fn table(table: &Table<'_>, report: &mut Report) -> Vec<Limit> {
    table.rows().filter_map(|row| limit(&row, report)).collect()
}

fn limit(row: &Row<'_, '_>, report: &mut Report) -> Option<Limit> {
    let sources = source_ref::lower(row.cell(Column::Source), report);
    let name = cells::required(row, Column::Limit, report).and_then(|word| name(&word, report));
    let amount =
        cells::required(row, Column::Amount, report).and_then(|word| amount(&word, report));
    let per = cells::required(row, Column::Per, report).and_then(|word| period(&word, report));
    let counts =
        cells::required(row, Column::Counts, report).and_then(|word| counts(&word, report));
    let key = cells::required(row, Column::KeyedBy, report)
        .and_then(|word| keyword::read(&word, "key of a limit", report));
    Some(Limit {
        name: name?,
        amount: amount?,
        per: per?,
        counts: counts?,
        key: key?,
        evidence: Evidence {
            sources,
            inferred: Vec::new(),
        },
        span: row.span(),
    })
}

/// A name, or a name and a plan: `requests (free)`.
fn name(word: &Word<'_>, report: &mut Report) -> Option<Spanned<String>> {
    match word.split_once(" (") {
        None => word.snake_case("a limit", report),
        Some((name, plan)) if plan.text.len() > 1 && plan.text.ends_with(')') => {
            name.snake_case("a limit", report)?;
            Some(word.spanned())
        }
        Some(_) => {
            report.push(
                Diagnostic::error(
                    Code::NameForm,
                    word.span,
                    format!("`{}` cannot be the name of a limit", word.text),
                )
                .expected("a name, or a name and a plan: `requests (free)`"),
            );
            None
        }
    }
}

fn amount(word: &Word<'_>, report: &mut Report) -> Option<Spanned<LimitAmount>> {
    let amount = match &*word.text {
        "unknown" => LimitAmount::Unknown,
        "unlimited" => LimitAmount::Unlimited,
        _ => LimitAmount::Calls {
            count: word.number("number of calls", report)?.value,
        },
    };
    Some(Spanned::new(amount, word.span))
}

fn period(word: &Word<'_>, report: &mut Report) -> Option<Spanned<LimitPeriod>> {
    let period = match &*word.text {
        "month" => LimitPeriod::Month,
        "in flight" => LimitPeriod::InFlight,
        "unknown" => LimitPeriod::Unknown,
        _ => LimitPeriod::Seconds {
            seconds: durations::seconds(word, report)?,
        },
    };
    Some(Spanned::new(period, word.span))
}

fn counts(word: &Word<'_>, report: &mut Report) -> Option<LimitCounts> {
    if word.text == "all" {
        return Some(LimitCounts::All);
    }
    let methods: Option<Vec<_>> = word
        .list(report)
        .iter()
        .map(|item| method::lower(item, report).map(|method| method.value))
        .collect();
    methods.map(|methods| LimitCounts::Methods { methods })
}
