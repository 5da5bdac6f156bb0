//! The section Settings: what holds for the whole provider.

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{FixedHeader, JsonPath, Server, ServerVariable, Setting, Settings, Spanned};
use crate::syntax::sections::SectionKind;
use crate::syntax::{Document, Section, TableKind};

use super::setting_rows::{KnownSettings, SettingRow, SettingRows};
use super::words::Word;
use super::{json_path, keyword, statuses};

const KNOWN: KnownSettings = KnownSettings {
    names: &[
        "base_url",
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
    ],
    families: &["server.", "variable.", "header."],
};

/// What `base_url` has to be.
const BASE_URL: &str = "the URL all paths are appended to: `https://api.acme.example/v1`";

/// Stands for a base URL that was not given, so that everything else can still be judged.
const MISSING_BASE_URL: &str = "https://missing.invalid";

/// The settings of a spec.
pub(super) fn lower(document: &Document<'_>, report: &mut Report) -> Settings {
    let section = document.section(SectionKind::Settings);
    let rows = section
        .and_then(|section| section.content.table(TableKind::Settings))
        .map(|table| SettingRows::lower(table, KNOWN, report))
        .unwrap_or_default();
    Settings {
        base_url: base_url(&rows, section, report),
        base_url_env: rows.known("base_url.env").map(SettingRow::text),
        servers: servers(&rows, report),
        variables: variables(&rows, report),
        api_version: rows.known("api_version").map(SettingRow::text),
        accept: rows.known("accept").map(SettingRow::text),
        content_type: rows.known("content_type").map(SettingRow::text),
        headers: headers(&rows),
        envelope: rows.known("envelope").map(SettingRow::wire),
        array_style: rows.known("array_style").and_then(|row| {
            let style = keyword::read(&row.value, "array style", report)?;
            Some(row.with(style))
        }),
        error_message: paths(rows.known("error.message"), report),
        error_code: paths(rows.known("error.code"), report),
        request_id_header: rows.known("request_id_header").map(SettingRow::wire),
        retry_statuses: rows.known("retry.statuses").map(|row| {
            let statuses = statuses::list(&row.value, report);
            row.with(statuses.into_iter().map(|status| status.value).collect())
        }),
        unknown: rows
            .unknown()
            .filter(|row| row.name.text != "base_url")
            .map(|row| row.with(row.name.text.to_string()))
            .collect(),
    }
}

fn base_url(
    rows: &SettingRows<'_>,
    section: Option<&Section<'_>>,
    report: &mut Report,
) -> Setting<String> {
    if let Some(row) = rows.known("base_url") {
        return row.text();
    }
    if let Some(row) = rows.row("base_url") {
        report.push(
            Diagnostic::error(
                Code::SettingValue,
                row.value.span,
                "the base URL has to be known",
            )
            .expected(BASE_URL),
        );
    } else if let Some(section) = section
        // It may be what a row was meant to say that could not be read.
        && !report.has_errors_in(section.span)
    {
        report.push(
            Diagnostic::error(
                Code::MissingSetting,
                section.heading.span,
                "the setting `base_url` is missing",
            )
            .expected(BASE_URL),
        );
    }
    let place = section.map(|section| section.heading.span);
    Setting {
        value: Spanned::new(MISSING_BASE_URL.to_owned(), place.unwrap_or_default()),
        sources: Vec::new(),
    }
}

fn servers(rows: &SettingRows<'_>, report: &mut Report) -> Vec<Server> {
    rows.family("server.")
        .filter_map(|(name, row)| {
            Some(Server {
                name: name.snake_case("a server", report)?,
                url: row.text(),
            })
        })
        .collect()
}

/// The default, then all allowed values; a single value allows any other.
fn variables(rows: &SettingRows<'_>, report: &mut Report) -> Vec<ServerVariable> {
    rows.family("variable.")
        .filter_map(|(name, row)| {
            let values: Vec<_> = row.value.list(report).iter().map(Word::spanned).collect();
            let default = values.first()?.clone();
            Some(ServerVariable {
                name: name.spanned(),
                default: Setting {
                    value: default,
                    sources: row.sources.clone(),
                },
                allowed: if values.len() == 1 {
                    Vec::new()
                } else {
                    values
                },
            })
        })
        .collect()
}

fn headers(rows: &SettingRows<'_>) -> Vec<FixedHeader> {
    rows.family("header.")
        .map(|(name, row)| FixedHeader {
            name: name.wire(),
            value: row.text(),
        })
        .collect()
}

/// Paths, tried in order.
fn paths(row: Option<&SettingRow<'_>>, report: &mut Report) -> Option<Setting<Vec<JsonPath>>> {
    let row = row?;
    let paths = row
        .value
        .list(report)
        .iter()
        .filter_map(|path| json_path::lower(path, report))
        .collect();
    Some(row.with(paths))
}

#[cfg(test)]
mod tests {
    use super::super::testing::spec;
    use super::*;
    use crate::ir::{ArrayStyle, SourceRef, StatusPattern};

    fn settings(rows: &str) -> Settings {
        let text = format!("## Settings\n\n| Setting | Value | Source |\n|---|---|---|\n{rows}");
        let (settings, problems) = spec(&text, lower);
        assert!(problems.is_empty(), "{problems:?}");
        settings
    }

    const URL: &str = "| `base_url` | `https://api.acme.example` | guide:3 |\n";

    #[test]
    fn a_setting_holds_its_value_and_its_sources() {
        let settings = settings(URL);
        assert_eq!(settings.base_url.value.value, "https://api.acme.example");
        assert!(matches!(
            &settings.base_url.sources[..],
            [SourceRef::Document { document, line: Some(3), .. }] if document == "guide"
        ));
        assert_eq!(settings.accept, None);
    }

    #[test]
    fn values_are_read_as_what_their_setting_holds() {
        let settings = settings(&format!(
            "{URL}\
             | `array_style` | `repeated key` | |\n\
             | `error.message` | `errors[0].detail, message` | |\n\
             | `retry.statuses` | `429, 5XX` | |\n\
             | `envelope` | `data` | |\n\
             | `request_id_header` | `unknown` | |"
        ));
        assert_eq!(
            settings.array_style.unwrap().value.value,
            ArrayStyle::RepeatedKey
        );
        let paths = settings.error_message.unwrap().value.value;
        let paths: Vec<String> = paths.iter().map(ToString::to_string).collect();
        assert_eq!(paths, ["errors[0].detail", "message"]);
        assert_eq!(
            settings.retry_statuses.unwrap().value.value,
            [
                StatusPattern::Exact { status: 429 },
                StatusPattern::Class { class: 5 }
            ]
        );
        assert_eq!(settings.envelope.unwrap().value.value.as_str(), "data");
        assert_eq!(settings.request_id_header, None);
        assert_eq!(settings.unknown[0].value.value, "request_id_header");
    }

    #[test]
    fn a_variable_with_one_value_takes_any_other() {
        let settings = settings(&format!(
            "{URL}\
             | `variable.region` | `eu, us` | |\n\
             | `variable.tenant` | `main` | |\n\
             | `server.eu` | `https://eu.acme.example` | |\n\
             | `header.X-Version` | `2, 3` | |"
        ));
        let [region, tenant] = &settings.variables[..] else {
            panic!("{:?}", settings.variables);
        };
        assert_eq!(region.default.value.value, "eu");
        assert_eq!(region.allowed.len(), 2);
        assert_eq!(tenant.default.value.value, "main");
        assert!(tenant.allowed.is_empty());
        assert_eq!(settings.servers[0].name.value, "eu");
        assert_eq!(settings.headers[0].name.value.as_str(), "X-Version");
        assert_eq!(settings.headers[0].value.value.value, "2, 3");
    }
}
