//! Facts about the provider as a whole.

use std::fmt::Display;

use crate::ir::{Setting, SourceRef};
use crate::plan::code_span;

use super::Writer;

impl Writer<'_> {
    /// Rows of setting, value and source.
    pub(super) fn settings(&self) -> Vec<[String; 3]> {
        let mut rows = self.servers();
        let settings = &self.api.settings;
        let mut row = |title: &str, value: String, sources: &[SourceRef]| {
            rows.push([title.to_owned(), value, self.sources(sources)]);
        };
        for (title, text) in [
            ("Version of the API", &settings.api_version),
            ("Answers asked for", &settings.accept),
            ("Media type of bodies", &settings.content_type),
        ] {
            if let Some(text) = text {
                row(title, code_span(&text.value.value), &text.sources);
            }
        }
        for header in &settings.headers {
            row(
                &format!("Header {}", code_span(header.name.value.as_str())),
                code_span(&header.value.value.value),
                &header.value.sources,
            );
        }
        for (title, name) in [
            (
                "Envelope of bodies, which the client opens",
                &settings.envelope,
            ),
            (
                "Header with the id of a request",
                &settings.request_id_header,
            ),
        ] {
            if let Some(name) = name {
                row(title, code_span(name.value.value.as_str()), &name.sources);
            }
        }
        for (title, paths) in [
            ("Message of an error", &settings.error_message),
            ("Code of an error", &settings.error_code),
        ] {
            if let Some(paths) = paths {
                row(title, several(paths, " or "), &paths.sources);
            }
        }
        if let Some(statuses) = &settings.retry_statuses {
            row(
                "Statuses worth another attempt",
                several(statuses, ", "),
                &statuses.sources,
            );
        }
        rows
    }

    /// Where the API is.
    fn servers(&self) -> Vec<[String; 3]> {
        let settings = &self.api.settings;
        let mut rows = vec![[
            "Base URL".to_owned(),
            code_span(&settings.base_url.value.value),
            self.sources(&settings.base_url.sources),
        ]];
        rows.extend(settings.base_url_env.iter().map(|env| {
            [
                "Variable of the base URL".to_owned(),
                code_span(&env.value.value),
                self.sources(&env.sources),
            ]
        }));
        rows.extend(settings.servers.iter().map(|server| {
            [
                format!("Server {}", code_span(&server.name.value)),
                code_span(&server.url.value.value),
                self.sources(&server.url.sources),
            ]
        }));
        rows.extend(settings.variables.iter().map(|variable| {
            let allowed = variable.allowed.iter();
            let allowed: Vec<String> = allowed.map(|value| code_span(&value.value)).collect();
            let allowed = if allowed.is_empty() {
                String::new()
            } else {
                format!(", one of {}", allowed.join(", "))
            };
            [
                format!("Variable {} of the URLs", code_span(&variable.name.value)),
                format!(
                    "{} by default{allowed}",
                    code_span(&variable.default.value.value)
                ),
                self.sources(&variable.default.sources),
            ]
        }));
        rows
    }
}

fn several<T: Display>(setting: &Setting<Vec<T>>, joint: &str) -> String {
    let values = setting.value.value.iter();
    let texts: Vec<String> = values.map(|value| code_span(&value.to_string())).collect();
    texts.join(joint)
}
