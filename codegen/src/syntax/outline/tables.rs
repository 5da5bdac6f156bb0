//! Which table of the format a table is, and whether its cells hold what their columns want.

use super::Outline;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::suggest::closest;
use crate::syntax::columns::{CellContent, Column, ColumnRule};
use crate::syntax::markdown::{Cells, Grid};
use crate::syntax::text::Text;
use crate::syntax::tree::{Table, TableKind};

impl Outline<'_> {
    /// The table, if it is known which one is meant. Its header and cells are checked.
    pub(super) fn table<'a>(&mut self, grid: Grid<'a>, allowed: &[TableKind]) -> Option<Table<'a>> {
        let kind = match TableKind::ALL
            .iter()
            .find(|kind| is_header(**kind, &grid.header))
        {
            Some(kind) if allowed.contains(kind) => *kind,
            Some(kind) => {
                self.misplaced(kind.name(), &grid.header, allowed);
                return None;
            }
            None => {
                let Some(kind) = nearest_kind(&grid.header, allowed) else {
                    self.misplaced("", &grid.header, allowed);
                    return None;
                };
                self.wrong_header(kind, &grid.header);
                kind
            }
        };
        let columns: Vec<Option<Column>> = grid
            .header
            .cells
            .iter()
            .map(|cell| meant_column(kind, cell.raw()))
            .collect();
        for row in &grid.rows {
            for (column, cell) in columns.iter().zip(&row.cells) {
                let rule = kind
                    .columns()
                    .iter()
                    .find(|rule| Some(rule.column) == *column);
                if let Some(rule) = rule {
                    self.cell(*rule, cell);
                }
            }
        }
        Some(Table::new(kind, columns, grid))
    }

    fn misplaced(&mut self, name: &str, header: &Cells<'_>, allowed: &[TableKind]) {
        let problem = if name.is_empty() {
            Diagnostic::error(
                Code::TableHeader,
                header.span,
                "this is no table of the format",
            )
        } else {
            Diagnostic::error(
                Code::TablePlace,
                header.span,
                format!("a table of the kind \"{name}\" has no meaning here"),
            )
        };
        self.report.push(if allowed.is_empty() {
            problem.help("No table stands here.")
        } else {
            allowed
                .iter()
                .fold(problem, |problem, kind| problem.expected(header_row(*kind)))
        });
    }

    fn wrong_header(&mut self, kind: TableKind, header: &Cells<'_>) {
        let mut columns = Vec::new();
        let mut unknown = false;
        for cell in &header.cells {
            let name = cell.raw();
            let meant = meant_column(kind, name);
            columns.extend(meant.map(|column| (column, cell.span())));
            if known_column(kind, name).is_none() {
                unknown = true;
                self.report.push(
                    Diagnostic::error(
                        Code::TableHeader,
                        spot(cell),
                        format!("the {} table has no column `{name}`", kind.name()),
                    )
                    .suggest(meant.map(Column::heading))
                    .expected(header_row(kind)),
                );
            }
        }
        let missing: Vec<&str> = kind
            .columns()
            .iter()
            .filter(|rule| rule.required && columns.iter().all(|(has, _)| *has != rule.column))
            .map(|rule| rule.column.heading())
            .collect();
        if !missing.is_empty() {
            self.report.push(
                Diagnostic::error(
                    Code::TableHeader,
                    header.span,
                    format!("the {} table lacks {}", kind.name(), quoted(&missing)),
                )
                .expected(header_row(kind)),
            );
        } else if !unknown {
            self.order(kind, &columns);
        }
    }

    fn order(&mut self, kind: TableKind, columns: &[(Column, Span)]) {
        let rank = |column: Column| kind.columns().iter().position(|rule| rule.column == column);
        for pair in columns.windows(2) {
            let [(before, before_span), (column, span)] = pair else {
                continue;
            };
            if rank(*before) >= rank(*column) {
                self.report.push(
                    Diagnostic::error(
                        Code::TableHeader,
                        *span,
                        if before == column {
                            format!("the column `{}` stands twice", column.heading())
                        } else {
                            format!(
                                "the column `{}` stands behind `{}`",
                                column.heading(),
                                before.heading()
                            )
                        },
                    )
                    .related(*before_span, "")
                    .expected(header_row(kind)),
                );
            }
        }
    }

    fn cell(&mut self, rule: ColumnRule, cell: &Text<'_>) {
        let fits = match rule.content {
            CellContent::Code => cell.code().is_some(),
            CellContent::RenamedCode => cell.renamed_code().is_some(),
            CellContent::Words => cell.words().is_some(),
            CellContent::Value => cell.is_empty() || cell.value().is_some(),
            CellContent::Prose => true,
        };
        let name = rule.column.heading();
        let expected = match rule.content {
            CellContent::Code => "one code span: `` `...` ``",
            CellContent::RenamedCode => {
                "one code span, or two with `as` between them: `` `wire` as `name` ``"
            }
            CellContent::Words => "plain words, without Markdown",
            CellContent::Value | CellContent::Prose => "one code span or plain words",
        };
        let mandatory = matches!(
            rule.content,
            CellContent::Code | CellContent::RenamedCode | CellContent::Words
        );
        if cell.is_empty() {
            if rule.required && mandatory {
                self.report.push(
                    Diagnostic::error(
                        Code::CellEmpty,
                        spot(cell),
                        format!("the cell `{name}` is empty"),
                    )
                    .expected(expected),
                );
            }
        } else if !fits && !self.report.has_errors_in(cell.span()) {
            let (code, message) = match rule.content {
                CellContent::Code | CellContent::RenamedCode if cell.raw().contains('`') => (
                    Code::CellCode,
                    format!("the cell `{name}` holds more than it may"),
                ),
                CellContent::Code | CellContent::RenamedCode => (
                    Code::CellCode,
                    format!("the cell `{name}` holds no code span"),
                ),
                _ => (Code::CellWords, format!("the cell `{name}` holds Markdown")),
            };
            self.report
                .push(Diagnostic::error(code, cell.span(), message).expected(expected));
        }
    }
}

fn is_header(kind: TableKind, header: &Cells<'_>) -> bool {
    let mut cells = header.cells.iter().map(Text::raw).peekable();
    for rule in kind.columns() {
        let there = cells.next_if_eq(&rule.column.heading()).is_some();
        if rule.required && !there {
            return false;
        }
    }
    cells.next().is_none()
}

/// The kind whose columns the header shares most, if it shares any. Of two, the first.
fn nearest_kind(header: &Cells<'_>, allowed: &[TableKind]) -> Option<TableKind> {
    let shared = |kind: TableKind| {
        let cells = &header.cells;
        let count = cells
            .iter()
            .filter(|cell| meant_column(kind, cell.raw()).is_some())
            .count();
        let first = cells
            .first()
            .is_some_and(|cell| meant_column(kind, cell.raw()) == Some(kind.columns()[0].column));
        (first, count)
    };
    allowed
        .iter()
        .copied()
        .rev()
        .max_by_key(|kind| shared(*kind))
        .filter(|kind| shared(*kind) > (false, 0))
}

fn known_column(kind: TableKind, name: &str) -> Option<Column> {
    kind.columns()
        .iter()
        .map(|rule| rule.column)
        .find(|column| column.heading() == name)
}

fn meant_column(kind: TableKind, name: &str) -> Option<Column> {
    known_column(kind, name).or_else(|| {
        let headings = kind.columns().iter().map(|rule| rule.column.heading());
        known_column(kind, closest(name, headings)?)
    })
}

fn header_row(kind: TableKind) -> String {
    format!("the columns {}", kind.header())
}

fn quoted(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}

/// The cell, or the bar behind it when it is empty.
fn spot(cell: &Text<'_>) -> Span {
    let span = cell.span();
    if cell.is_empty() {
        Span::new(span.start(), span.start() + 1)
    } else {
        span
    }
}
