//! Tables, counted bar by bar: GFM pads short rows and cuts long ones without a word.

use super::{Placed, Reader};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::syntax::text::{Place, Text};

/// A table as written, before its columns are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::syntax) struct Grid<'a> {
    pub(in crate::syntax) header: Cells<'a>,
    /// The rows that have as many cells as the header.
    pub(in crate::syntax) rows: Vec<Cells<'a>>,
    /// The rows that have not, which were reported.
    pub(in crate::syntax) refused: Vec<Cells<'a>>,
    pub(in crate::syntax) span: Span,
}

/// The cells of one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::syntax) struct Cells<'a> {
    pub(in crate::syntax) cells: Vec<Text<'a>>,
    /// From the first bar to the last.
    pub(in crate::syntax) span: Span,
}

impl<'a> Reader<'a, '_> {
    pub(super) fn table(&mut self, span: Span, inside: &[Placed<'a>]) -> Option<Grid<'a>> {
        let before = self.errors();
        let mut lines = self.lines(span);
        let (start, line) = lines.next()?;
        let header = self.row(start, line);
        if let Some((start, line)) = lines.next() {
            self.delimiter_row(start, line);
        }
        let header = header?;
        let (mut rows, mut refused) = (Vec::new(), Vec::new());
        for (start, line) in lines {
            let Some(row) = self.row(start, line) else {
                continue;
            };
            if row.cells.len() == header.cells.len() {
                rows.push(row);
            } else {
                self.report.push(row_width(&row, &header));
                refused.push(row);
            }
        }
        if self.errors() == before {
            let cells: Vec<Text<'a>> = std::iter::once(&header)
                .chain(&rows)
                .flat_map(|row| row.cells.iter().copied())
                .collect();
            self.check_inlines(&cells, inside);
        }
        rows.shrink_to_fit();
        Some(Grid {
            header,
            rows,
            refused,
            span,
        })
    }

    fn row(&mut self, start: usize, line: &'a str) -> Option<Cells<'a>> {
        let trimmed = line.trim_matches([' ', '\t']);
        let start = start + (line.len() - line.trim_start_matches([' ', '\t']).len());
        let span = Span::new(start, start + trimmed.len());
        let bars = unescaped_bars(trimmed);
        let closed = bars.len() > 1
            && bars.first() == Some(&0)
            && bars.last().is_some_and(|last| last + 1 == trimmed.len());
        if !closed {
            let problem = Diagnostic::error(
                Code::RowBars,
                span,
                "a row of a table begins and ends with a bar",
            );
            self.report.push(if bars.first() == Some(&0) {
                problem
                    .help("Close the last cell with a bar. A bar inside a cell is written `\\|`.")
            } else {
                problem.help("If the line is no row, put a blank line between it and the table.")
            });
            return None;
        }
        let cells = bars
            .windows(2)
            .map(|pair| {
                let (from, to) = (pair[0] + 1, pair[1]);
                Text::new(&trimmed[from..to], start + from, Place::Cell)
            })
            .collect();
        Some(Cells { cells, span })
    }

    fn delimiter_row(&mut self, start: usize, line: &str) {
        let row = line.trim();
        let plain = row.len() > 1
            && row.starts_with('|')
            && row.ends_with('|')
            && row[1..row.len() - 1]
                .split('|')
                .all(|cell| cell.contains('-') && cell.trim().bytes().all(|byte| byte == b'-'));
        if !plain {
            let indent = line.len() - line.trim_start().len();
            self.report.push(
                Diagnostic::error(
                    Code::DelimiterRow,
                    Span::new(start + indent, start + indent + row.len()),
                    "the line below the header has another form than this format's",
                )
                .expected("`|---|---|`: bars and dashes, one cell for each column, no alignment"),
            );
        }
    }
}

fn row_width(row: &Cells<'_>, header: &Cells<'_>) -> Diagnostic {
    let (has, wants) = (row.cells.len(), header.cells.len());
    let cells = |count: usize| match count {
        1 => "1 cell".to_owned(),
        more => format!("{more} cells"),
    };
    let problem = Diagnostic::error(
        Code::RowWidth,
        row.span,
        format!("this row has {}, its header has {wants}", cells(has)),
    )
    .label(cells(has))
    .related(header.span, cells(wants));
    if has > wants {
        problem.help("A bar ends a cell, inside backticks too. As text it is written `\\|`.")
    } else {
        problem.help("An empty cell needs its bar too: `| |`.")
    }
}

/// The offsets of the bars that end cells: those without a backslash before them.
fn unescaped_bars(row: &str) -> Vec<usize> {
    let bytes = row.as_bytes();
    (0..bytes.len())
        .filter(|at| bytes[*at] == b'|' && (*at == 0 || bytes[at - 1] != b'\\'))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escaped_bars_end_no_cell() {
        assert_eq!(unescaped_bars("| a \\| b |"), [0, 9]);
        assert_eq!(unescaped_bars("| `a\\|b` | c |"), [0, 9, 13]);
        assert_eq!(unescaped_bars(""), [0; 0]);
    }
}
