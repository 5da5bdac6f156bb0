//! Tables with fixed header rows.

use crate::source::Span;
use crate::syntax::TableKind;

use super::draft::Draft;

/// A table on its way. Its cells are inline Markdown.
pub(super) struct Table<const N: usize> {
    kind: TableKind,
    rows: Vec<[String; N]>,
}

impl<const N: usize> Table<N> {
    /// A table without rows.
    pub(super) fn new(kind: TableKind) -> Self {
        Self {
            kind,
            rows: Vec::new(),
        }
    }

    /// Adds a row: one cell for each column, the optional ones included.
    pub(super) fn row(&mut self, draft: &mut Draft, span: Span, cells: [String; N]) {
        if cells.iter().any(|cell| cell.contains("\\|")) {
            draft.refuse(
                span,
                "in a table, a backslash before a bar would be read as the bar's escape",
            );
        }
        self.rows.push(cells);
    }

    /// True when no row was added.
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The table as Markdown, without a line end. Optional columns whose cells are all empty are
    /// left out.
    pub(super) fn render(&self) -> String {
        let columns = self.kind.columns();
        let kept: Vec<bool> = columns
            .iter()
            .enumerate()
            .map(|(index, rule)| {
                rule.required || self.rows.iter().any(|row| !row[index].is_empty())
            })
            .collect();
        let headings = columns.iter().map(|rule| rule.column.heading());
        let mut lines = vec![line(headings, &kept)];
        lines.push(line(columns.iter().map(|_| "---"), &kept).replace(' ', ""));
        for row in &self.rows {
            lines.push(line(row.iter().map(String::as_str), &kept));
        }
        lines.join("\n")
    }
}

/// One line of a table, with the kept ones of `cells`. A bar within a cell is escaped, also in a
/// code span.
fn line<'a>(cells: impl Iterator<Item = &'a str>, kept: &[bool]) -> String {
    let mut line = String::from("|");
    for (cell, _) in cells.zip(kept).filter(|(_, kept)| **kept) {
        if !cell.is_empty() {
            line.push(' ');
            line.push_str(&cell.replace('|', "\\|"));
        }
        line.push_str(" |");
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(cells: [&str; 4]) -> [String; 4] {
        cells.map(str::to_owned)
    }

    #[test]
    fn an_optional_column_without_content_is_left_out() {
        let mut draft = Draft::default();
        let mut table = Table::new(TableKind::Enum);
        table.row(&mut draft, Span::default(), cells(["`a`", "", "x", ""]));
        table.row(&mut draft, Span::default(), cells(["`b`", "", "", ""]));
        assert_eq!(
            table.render(),
            "| Value | Description |\n|---|---|\n| `a` | x |\n| `b` | |"
        );
    }

    #[test]
    fn bars_are_escaped() {
        let mut draft = Draft::default();
        let mut table = Table::new(TableKind::Enum);
        table.row(
            &mut draft,
            Span::default(),
            cells(["`a|b`", "", "c|d", "e"]),
        );
        assert_eq!(
            table.render(),
            "| Value | Description | Source |\n|---|---|---|\n| `a\\|b` | c\\|d | e |"
        );
        table.row(&mut draft, Span::default(), cells(["`a\\|b`", "", "", ""]));
        assert!(draft.finish().is_err());
    }
}
