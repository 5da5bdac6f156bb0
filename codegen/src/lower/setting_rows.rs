//! The rows of a settings table: names of a closed list, each at most once.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{Setting, SourceRef, Spanned, WireName};
use crate::suggest;
use crate::syntax::columns::Column;
use crate::syntax::{Row, Table};

use super::words::{Word, alternatives};
use super::{cells, source_ref};

/// The settings that a place has.
#[derive(Clone, Copy, Debug)]
pub(super) struct KnownSettings {
    /// Whole names.
    pub(super) names: &'static [&'static str],
    /// Beginnings of names, up to the dot, such as `header.`; the rest is free.
    pub(super) families: &'static [&'static str],
}

/// A row of a settings table.
#[derive(Debug)]
pub(super) struct SettingRow<'a> {
    pub(super) name: Word<'a>,
    pub(super) value: Word<'a>,
    pub(super) sources: Vec<SourceRef>,
}

impl SettingRow<'_> {
    /// True when no document states the value.
    fn is_unknown(&self) -> bool {
        self.value.text == "unknown"
    }

    /// This value in place of the row's text.
    pub(super) fn with<T>(&self, value: T) -> Setting<T> {
        Setting {
            value: Spanned::new(value, self.value.span),
            sources: self.sources.clone(),
        }
    }

    /// The value as a text.
    pub(super) fn text(&self) -> Setting<String> {
        self.with(self.value.text.to_string())
    }

    /// The value as a name on the wire.
    pub(super) fn wire(&self) -> Setting<WireName> {
        self.with(WireName::new(&*self.value.text))
    }
}

/// The rows of a settings table whose setting is known and does not stand twice.
#[derive(Debug, Default)]
pub(super) struct SettingRows<'a> {
    rows: Vec<SettingRow<'a>>,
}

impl<'a> SettingRows<'a> {
    /// Reads a table and reports rows that cannot be in it.
    pub(super) fn lower(table: &Table<'a>, known: KnownSettings, report: &mut Report) -> Self {
        let mut rows: Vec<SettingRow<'a>> = Vec::new();
        for row in table.rows() {
            let Some(row) = setting_row(&row, report) else {
                continue;
            };
            let earlier = rows
                .iter()
                .find(|earlier| earlier.name.text == row.name.text);
            if !is_known(&row.name.text, known) {
                report.push(unknown(&row.name, known));
            } else if let Some(earlier) = earlier {
                report.push(
                    Diagnostic::error(
                        Code::DuplicateSetting,
                        row.name.span,
                        format!("the setting `{}` is given twice", row.name.text),
                    )
                    .related(earlier.name.span, "first given here"),
                );
            } else {
                rows.push(row);
            }
        }
        Self { rows }
    }

    /// The row of a setting, its value `unknown` included.
    pub(super) fn row(&self, name: &str) -> Option<&SettingRow<'a>> {
        self.rows.iter().find(|row| row.name.text == name)
    }

    /// The row of a setting whose value is known.
    pub(super) fn known(&self, name: &str) -> Option<&SettingRow<'a>> {
        self.row(name).filter(|row| !row.is_unknown())
    }

    /// The rows of a family whose values are known, each with the free part of its name.
    pub(super) fn family(&self, family: &str) -> impl Iterator<Item = (Word<'a>, &SettingRow<'a>)> {
        self.rows
            .iter()
            .filter(|row| !row.is_unknown())
            .filter_map(move |row| Some((row.name.strip_prefix(family)?, row)))
    }

    /// The rows whose value is `unknown`.
    pub(super) fn unknown(&self) -> impl Iterator<Item = &SettingRow<'a>> {
        self.rows.iter().filter(|row| row.is_unknown())
    }

    /// All rows.
    pub(super) fn iter(&self) -> impl Iterator<Item = &SettingRow<'a>> {
        self.rows.iter()
    }
}

fn setting_row<'a>(row: &Row<'_, 'a>, report: &mut Report) -> Option<SettingRow<'a>> {
    let source = row.cell(Column::Source);
    let sources = source_ref::lower(source, report);
    let setting = SettingRow {
        name: cells::optional(row, Column::Setting)?,
        value: cells::optional(row, Column::Value)?,
        sources,
    };
    if setting.is_unknown() && !source.is_empty() {
        report.push(
            Diagnostic::error(
                Code::RowConflict,
                source.span(),
                "a value that is not known has no source",
            )
            .expected("an empty cell")
            .related(setting.value.span, "not known"),
        );
    }
    Some(setting)
}

fn is_known(name: &str, known: KnownSettings) -> bool {
    known.names.contains(&name) || in_family(name, known).is_some()
}

/// The family that a name belongs to.
fn in_family(name: &str, known: KnownSettings) -> Option<&'static str> {
    known
        .families
        .iter()
        .copied()
        .find(|family| name.len() > family.len() && name.starts_with(family))
}

fn unknown(name: &Word<'_>, known: KnownSettings) -> Diagnostic {
    let member = match name.text.split_once('.') {
        Some((_, member)) if !member.is_empty() => member,
        _ => "NAME",
    };
    let family_names: Vec<String> = known
        .families
        .iter()
        .map(|family| format!("{family}{member}"))
        .collect();
    let candidates = known
        .names
        .iter()
        .copied()
        .chain(family_names.iter().map(String::as_str));
    let problem = Diagnostic::error(
        Code::UnknownSetting,
        name.span,
        format!("there is no setting `{}` here", name.text),
    );
    match suggest::closest(&name.text, candidates.clone()) {
        Some(close) => problem.suggest(close),
        None => problem.expected(alternatives(&candidates.collect::<Vec<_>>())),
    }
}
