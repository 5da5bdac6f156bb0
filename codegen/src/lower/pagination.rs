//! The pagination table: how lists are read page by page.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Evidence, Pagination, Placement, Spanned, StopWhen, WireName};
use crate::suggest;
use crate::syntax::columns::Column;
use crate::syntax::{Row, Table, Text};

use super::words::{Word, alternatives};
use super::{Definition, cells, json_path, keyword, source_ref};

const STOPS: [(&str, StopWhen); 3] = [
    ("short page", StopWhen::ShortPage),
    ("empty page", StopWhen::EmptyPage),
    ("no next", StopWhen::NoNext),
];

/// The styles in a table.
pub(super) fn table(table: &Table<'_>, report: &mut Report) -> Vec<Definition<Pagination>> {
    table
        .rows()
        .map(|row| (cells::name(&row, Column::Style), style(&row, report)))
        .collect()
}

fn style(row: &Row<'_, '_>, report: &mut Report) -> Option<Pagination> {
    let name = cells::optional(row, Column::Style)
        .and_then(|word| word.snake_case("a pagination style", report));
    let kind = cells::optional(row, Column::Kind)
        .and_then(|word| keyword::read(&word, "kind of pagination", report));
    let parameters = cells::optional(row, Column::Send)
        .map(|word| parameters(&word, report))
        .unwrap_or_default();
    let next = cells::optional(row, Column::Next)
        .map_or(Some(None), |word| placement(&word, report).map(Some));
    let start = cells::optional(row, Column::Start).map_or(Some(None), |word| {
        word.number("position", "a whole number such as `0`", report)
            .map(Some)
    });
    let size = cells::optional(row, Column::Size).map_or(Some(None), |word| {
        word.number("size of a page", "a whole number such as `100`", report)
            .map(Some)
    });
    let items = cells::required(
        row,
        Column::Items,
        "where the body has the items, as in `data`",
        report,
    )
    .and_then(|word| Some(Spanned::new(json_path::lower(&word, report)?, word.span)));
    let stop = stop_when(row.cell(Column::StopWhen), report);
    let sources = source_ref::lower(row.cell(Column::Source), report);
    Some(Pagination {
        name: name?,
        kind: kind?,
        size_parameter: parameters.size,
        at_parameter: parameters.at,
        next: next?,
        start: start?,
        size: size?,
        items: items?,
        stop: stop?,
        evidence: Evidence {
            sources,
            inferred: Vec::new(),
        },
        span: row.span(),
    })
}

/// The query parameters that ask for a page.
#[derive(Default)]
struct Parameters {
    size: Option<Spanned<WireName>>,
    at: Option<Spanned<WireName>>,
}

/// `size=limit, at=offset`, or one of them.
fn parameters(word: &Word<'_>, report: &mut Report) -> Parameters {
    let mut parameters = Parameters::default();
    for item in word.list(report) {
        let pair = item
            .split_once("=")
            .filter(|(_, parameter)| !parameter.is_empty());
        let place = match pair.as_ref().map(|(role, _)| &*role.text) {
            Some("size") if parameters.size.is_none() => &mut parameters.size,
            Some("at") if parameters.at.is_none() => &mut parameters.at,
            _ => {
                report.push(
                    Diagnostic::error(
                        Code::SendSyntax,
                        item.span,
                        format!("`{}` does not say what is sent", item.text),
                    )
                    .expected("`size=PARAMETER` and `at=PARAMETER`, each at most once: `size=limit, at=offset`"),
                );
                continue;
            }
        };
        *place = pair.map(|(_, parameter)| parameter.wire());
    }
    parameters
}

/// A path in the body, or `header NAME`.
fn placement(word: &Word<'_>, report: &mut Report) -> Option<Spanned<Placement>> {
    let placement = match word.strip_prefix("header ") {
        Some(name) => Placement::Header {
            name: WireName::new(name.text),
        },
        None => Placement::Body {
            path: json_path::lower(word, report)?,
        },
    };
    Some(Spanned::new(placement, word.span))
}

/// Words, or `false` and a path.
fn stop_when(cell: Text<'_>, report: &mut Report) -> Option<Spanned<StopWhen>> {
    let found = match cell.split_once("false ") {
        Some((before, path)) if before.is_empty() => {
            let word = Word::of_cell(path)?;
            let path = json_path::lower(&word, report)?;
            Some(StopWhen::False { path })
        }
        _ => STOPS
            .iter()
            .find(|(words, _)| *words == cell.raw())
            .map(|(_, stop)| stop.clone()),
    };
    if found.is_none() {
        let words: Vec<&str> = STOPS.iter().map(|(words, _)| *words).collect();
        report.push(
            Diagnostic::error(
                Code::Keyword,
                cell.span(),
                format!("`{}` does not say when the pages end", cell.raw()),
            )
            .expected(alternatives(&words))
            .expected("`false` and a path as code, as in false `meta.more`")
            .suggest(suggest::closest(cell.raw(), words)),
        );
    }
    found.map(|stop| Spanned::new(stop, cell.span()))
}

#[cfg(test)]
mod tests {
    use super::super::testing::spec;
    use super::*;
    use crate::ir::PaginationKind;
    use crate::syntax::TableKind;
    use crate::syntax::sections::SectionKind;

    fn styles(rows: &str) -> Vec<Pagination> {
        let text = format!(
            "## Pagination\n\n| Style | Kind | Send | Next | Start | Size | Items | Stop when |\n|---|---|---|---|---|---|---|---|\n{rows}"
        );
        let (styles, problems) = spec(&text, |document, report| {
            let section = document.section(SectionKind::Pagination).unwrap();
            table(
                section.content.table(TableKind::Pagination).unwrap(),
                report,
            )
        });
        assert!(problems.is_empty(), "{problems:?}");
        styles
            .into_iter()
            .map(|(_, style)| style.unwrap())
            .collect()
    }

    #[test]
    fn parameters_are_named_as_on_the_wire() {
        let styles = styles(
            "| `pages` | page | `size=page[size], at=page[number]` | | `1` | 100 | `data` | short page |",
        );
        let style = &styles[0];
        assert_eq!(style.kind, PaginationKind::Page);
        assert_eq!(
            style.size_parameter.as_ref().unwrap().value.as_str(),
            "page[size]"
        );
        assert_eq!(
            style.at_parameter.as_ref().unwrap().value.as_str(),
            "page[number]"
        );
        assert_eq!(style.start.as_ref().unwrap().value, 1);
        assert_eq!(style.size.as_ref().unwrap().value, 100);
        assert_eq!(style.items.value.to_string(), "data");
        assert_eq!(style.stop.value, StopWhen::ShortPage);
    }

    #[test]
    fn the_next_page_is_in_the_body_or_in_a_header() {
        let styles = styles(
            "| `a` | token | `at=cursor` | `meta.next` | | | `.` | false `meta.more` |\n\
             | `b` | link | | `header Link` | | | `.` | no next |",
        );
        let next = |style: &Pagination| style.next.clone().unwrap().value;
        assert!(
            matches!(next(&styles[0]), Placement::Body { path } if path.to_string() == "meta.next")
        );
        assert!(matches!(next(&styles[1]), Placement::Header { name } if name.as_str() == "Link"));
        assert!(
            matches!(&styles[0].stop.value, StopWhen::False { path } if path.to_string() == "meta.more")
        );
        assert_eq!(styles[0].size_parameter, None);
        assert!(styles[0].items.value.steps.is_empty());
    }
}
