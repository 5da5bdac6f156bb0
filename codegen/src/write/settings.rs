//! The section on settings.

use crate::ir::{JsonPath, Prose, Setting, Settings, SourceRef, Unresolved};
use crate::source::Span;

use super::draft::Draft;
use super::json_path;
use super::prose::{self, Place};
use super::setting_table::{SettingTable, comma_list};

/// The settings that may be unknown.
const UNKNOWABLE: &[&str] = &[
    "base_url.env",
    "api_version",
    "accept",
    "content_type",
    "envelope",
    "array_style",
    "error.message",
    "error.code",
    "request_id_header",
    "retry.statuses",
];

/// Writes the section.
pub(super) fn write(draft: &mut Draft, settings: &Settings, notes: &Prose<Unresolved>) {
    draft.heading(2, "Settings");
    draft.within("settings_notes", |draft| {
        prose::write(draft, notes, Place::Free);
    });
    draft.within("settings", |draft| {
        let mut table = SettingTable::new();
        addresses(draft, &mut table, settings);
        headers(draft, &mut table, settings);
        bodies(draft, &mut table, settings);
        for unknown in &settings.unknown {
            let name = &unknown.value;
            table.unknown(draft, &name.value, UNKNOWABLE, name.span, &unknown.sources);
        }
        table.finish(draft);
    });
}

fn addresses(draft: &mut Draft, table: &mut SettingTable, settings: &Settings) {
    text(draft, table, "base_url", Some(&settings.base_url));
    text(draft, table, "base_url.env", settings.base_url_env.as_ref());
    for server in &settings.servers {
        let name = draft.snake_case(&server.name.value, server.name.span);
        let name = format!("server.{name}");
        text(draft, table, &name, Some(&server.url));
    }
    for variable in &settings.variables {
        let name = format!("variable.{}", variable.name.value);
        let default = &variable.default;
        let mut values: Vec<&str> = variable
            .allowed
            .iter()
            .map(|it| it.value.as_str())
            .collect();
        if values.is_empty() {
            values.push(&default.value.value);
        } else if values.len() == 1 || values[0] != default.value.value {
            draft.refuse(
                default.value.span,
                "allowed values are two or more, of which the first is the default",
            );
        }
        let value = comma_list(draft, values, default.value.span);
        table.text(draft, &name, &value, default.value.span, &default.sources);
    }
}

fn headers(draft: &mut Draft, table: &mut SettingTable, settings: &Settings) {
    text(draft, table, "api_version", settings.api_version.as_ref());
    text(draft, table, "accept", settings.accept.as_ref());
    text(draft, table, "content_type", settings.content_type.as_ref());
    for header in &settings.headers {
        let name = format!("header.{}", header.name.value);
        text(draft, table, &name, Some(&header.value));
    }
}

fn bodies(draft: &mut Draft, table: &mut SettingTable, settings: &Settings) {
    if let Some((key, span, sources)) = parts(settings.envelope.as_ref()) {
        table.text(draft, "envelope", key.as_str(), span, sources);
    }
    if let Some((style, span, sources)) = parts(settings.array_style.as_ref()) {
        let word = draft.keyword(*style, span);
        table.row(draft, "array_style", word, span, sources);
    }
    paths(
        draft,
        table,
        "error.message",
        settings.error_message.as_ref(),
    );
    paths(draft, table, "error.code", settings.error_code.as_ref());
    if let Some((header, span, sources)) = parts(settings.request_id_header.as_ref()) {
        table.text(draft, "request_id_header", header.as_str(), span, sources);
    }
    if let Some((statuses, span, sources)) = parts(settings.retry_statuses.as_ref()) {
        let value = comma_list(draft, statuses, span);
        table.row(draft, "retry.statuses", &value, span, sources);
    }
}

fn text(
    draft: &mut Draft,
    table: &mut SettingTable,
    name: &str,
    setting: Option<&Setting<String>>,
) {
    if let Some((value, span, sources)) = parts(setting) {
        table.text(draft, name, value, span, sources);
    }
}

fn paths(
    draft: &mut Draft,
    table: &mut SettingTable,
    name: &str,
    setting: Option<&Setting<Vec<JsonPath>>>,
) {
    if let Some((paths, span, sources)) = parts(setting) {
        let texts: Vec<String> = paths
            .iter()
            .map(|path| json_path::text(draft, path, span))
            .collect();
        let value = comma_list(draft, texts, span);
        table.text(draft, name, &value, span, sources);
    }
}

/// What a row needs of a setting.
fn parts<T>(setting: Option<&Setting<T>>) -> Option<(&T, Span, &[SourceRef])> {
    setting.map(|setting| {
        let value = &setting.value;
        (&value.value, value.span, setting.sources.as_slice())
    })
}
