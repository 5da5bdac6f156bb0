//! The limits table.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Evidence, Limit, LimitAmount, LimitCounts, LimitKey, LimitPeriod, Spanned};
use crate::syntax::columns::Column;
use crate::syntax::{Row, Table};

use super::words::Word;
use super::{cells, durations, keyword, method, source_ref};

/// What the cells hold.
const NAME: &str = "a name, or a name and a plan: `requests (free)`";
const AMOUNT: &str = "a number of calls, `unlimited` or `unknown`";
const PERIOD: &str = "a length of time such as `1m`, `month`, `in flight` or `unknown`";
const COUNTS: &str = "`all`, or methods such as `POST, PUT`";
const KEY: &str = "`token`, `user`, `account` or `unknown`";

/// The limits in a table.
pub(super) fn table(table: &Table<'_>, report: &mut Report) -> Vec<Limit> {
    table.rows().filter_map(|row| limit(&row, report)).collect()
}

/// What could not be read counts as unknown, so that headers may name the limit nevertheless.
fn limit(row: &Row<'_, '_>, report: &mut Report) -> Option<Limit> {
    let sources = source_ref::lower(row.cell(Column::Source), report);
    let name = cells::required(row, Column::Limit, NAME, report);
    let amount =
        cells::required(row, Column::Amount, AMOUNT, report).and_then(|word| amount(&word, report));
    let per =
        cells::required(row, Column::Per, PERIOD, report).and_then(|word| period(&word, report));
    let counts =
        cells::required(row, Column::Counts, COUNTS, report).and_then(|word| counts(&word, report));
    let key = cells::required(row, Column::KeyedBy, KEY, report)
        .and_then(|word| keyword::read(&word, "key of a limit", report));
    let unknown = |column| Spanned::new((), row.cell(column).span());
    Some(Limit {
        name: name.map(|word| self::name(&word, report))?,
        amount: amount.unwrap_or(unknown(Column::Amount).map(|()| LimitAmount::Unknown)),
        per: per.unwrap_or(unknown(Column::Per).map(|()| LimitPeriod::Unknown)),
        counts: counts.unwrap_or(LimitCounts::All),
        key: key.unwrap_or(LimitKey::Unknown),
        evidence: Evidence {
            sources,
            inferred: Vec::new(),
        },
        span: row.span(),
    })
}

/// A name, or a name and a plan: `requests (free)`. One of another form is taken nevertheless.
fn name(word: &Word<'_>, report: &mut Report) -> Spanned<String> {
    let (name, plan) = match word.split_once(" (") {
        Some((name, plan)) => (name, Some(plan)),
        None => (word.clone(), None),
    };
    if plan.is_none_or(|plan| plan.text.len() > 1 && plan.text.ends_with(')')) {
        name.snake_case("a limit", report);
    } else {
        report.push(
            Diagnostic::error(
                Code::NameForm,
                word.span,
                format!("`{}` cannot be the name of a limit", word.text),
            )
            .expected(NAME),
        );
    }
    word.spanned()
}

fn amount(word: &Word<'_>, report: &mut Report) -> Option<Spanned<LimitAmount>> {
    let amount = match &*word.text {
        "unknown" => LimitAmount::Unknown,
        "unlimited" => LimitAmount::Unlimited,
        _ => LimitAmount::Calls {
            count: word.number("number of calls", AMOUNT, report)?.value,
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
            seconds: durations::seconds(word, PERIOD, report)?,
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

#[cfg(test)]
mod tests {
    use super::super::testing::spec;
    use super::*;
    use crate::ir::Method;
    use crate::syntax::TableKind;
    use crate::syntax::sections::SectionKind;

    fn limits(rows: &str) -> Vec<Limit> {
        let text = format!(
            "## Limits\n\n| Limit | Amount | Per | Counts | Keyed by | Source |\n|---|---|---|---|---|---|\n{rows}"
        );
        let (limits, problems) = spec(&text, |document, report| {
            let section = document.section(SectionKind::Limits).unwrap();
            table(section.content.table(TableKind::Limits).unwrap(), report)
        });
        assert!(problems.is_empty(), "{problems:?}");
        limits
    }

    #[test]
    fn a_row_says_how_many_of_what_in_which_time() {
        let limits = limits("| `requests (free)` | 150 | 1m | POST, PUT | token | guide |");
        let limit = &limits[0];
        assert_eq!(limit.name.value, "requests (free)");
        assert_eq!(limit.amount.value, LimitAmount::Calls { count: 150 });
        assert_eq!(limit.per.value, LimitPeriod::Seconds { seconds: 60 });
        assert_eq!(
            limit.counts,
            LimitCounts::Methods {
                methods: vec![Method::Post, Method::Put]
            }
        );
        assert_eq!(limit.key, LimitKey::Token);
        assert_eq!(limit.evidence.sources.len(), 1);
    }

    #[test]
    fn words_stand_for_what_is_no_number() {
        let limits = limits(
            "| a | unlimited | month | all | account | |\n| b | unknown | in flight | all | unknown | |",
        );
        assert_eq!(limits[0].amount.value, LimitAmount::Unlimited);
        assert_eq!(limits[0].per.value, LimitPeriod::Month);
        assert_eq!(limits[0].counts, LimitCounts::All);
        assert_eq!(limits[1].amount.value, LimitAmount::Unknown);
        assert_eq!(limits[1].per.value, LimitPeriod::InFlight);
        assert_eq!(limits[1].key, LimitKey::Unknown);
    }
}
