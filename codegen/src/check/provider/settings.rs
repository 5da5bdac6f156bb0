//! The settings: URLs and their variables, headers, media types.

use std::collections::BTreeSet;

use crate::check::header_text;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::ir::{ServerVariable, Setting, Settings, Spanned, StatusPattern};
use crate::suggest::closest;

use super::base_url::base_url;

pub(super) fn check(settings: &Settings, report: &mut Report) {
    let mut used = BTreeSet::new();
    let servers = settings.servers.iter().map(|server| &server.url);
    for url in std::iter::once(&settings.base_url).chain(servers) {
        check_url(&url.value, &settings.variables, &mut used, report);
    }
    for variable in &settings.variables {
        check_variable(variable, used.contains(&variable.name.value), report);
    }
    if let Some(accept) = &settings.accept {
        header_text::media_types(&accept.value, report);
    }
    if let Some(content_type) = &settings.content_type {
        header_text::media_type(&content_type.value, report);
    }
    for header in &settings.headers {
        header_text::name(&header.name, report);
        header_text::value(&header.value.value, report);
    }
    if let Some(header) = &settings.request_id_header {
        header_text::name(&header.value, report);
    }
    if let Some(envelope) = &settings.envelope
        && envelope.value.value.as_str().is_empty()
    {
        report.push(Diagnostic::error(
            Code::ResponseType,
            envelope.value.span,
            "the envelope has no name",
        ));
    }
    if let Some(statuses) = &settings.retry_statuses {
        retry_statuses(statuses, report);
    }
}

fn check_url(
    url: &Spanned<String>,
    variables: &[ServerVariable],
    used: &mut BTreeSet<String>,
    report: &mut Report,
) {
    let mut filled = String::new();
    let mut rest = url.value.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            // The brace that is left over is reported as a character that cannot be.
            filled.push('{');
            rest = after;
            continue;
        };
        if let Some(variable) = variables
            .iter()
            .find(|variable| variable.name.value == name)
        {
            filled.push_str(&variable.default.value.value);
        } else {
            filled.push('x');
            let known = variables
                .iter()
                .map(|variable| variable.name.value.as_str());
            report.push(
                Diagnostic::error(
                    Code::UrlVariable,
                    url.span,
                    format!("the variable `{{{name}}}` is not defined"),
                )
                .suggest(closest(name, known))
                .expected(format!("a setting `variable.{name}`")),
            );
        }
        used.insert(name.to_owned());
        rest = after;
    }
    filled.push_str(rest);
    if let Err(problem) = base_url(&filled) {
        report.push(
            Diagnostic::error(
                Code::BaseUrl,
                url.span,
                format!("this is no base URL: {problem}"),
            )
            .expected(
                "an absolute URL without query and fragment, as in `https://api.acme.example/v1`",
            ),
        );
    }
}

fn check_variable(variable: &ServerVariable, is_used: bool, report: &mut Report) {
    if !is_used {
        report.push(Diagnostic::error(
            Code::UrlVariable,
            variable.name.span,
            format!("no URL uses the variable `{{{}}}`", variable.name.value),
        ));
    }
    let default = &variable.default.value;
    if !variable.allowed.is_empty()
        && !variable
            .allowed
            .iter()
            .any(|allowed| allowed.value == default.value)
    {
        report.push(
            Diagnostic::error(
                Code::UrlVariable,
                default.span,
                format!(
                    "the default `{}` is not among the allowed values",
                    default.value
                ),
            )
            .suggest(closest(
                &default.value,
                variable
                    .allowed
                    .iter()
                    .map(|allowed| allowed.value.as_str()),
            )),
        );
    }
    for value in variable.allowed.iter().chain([default]) {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
        if value.value.is_empty() || !value.value.bytes().all(plain) {
            report.push(
                Diagnostic::error(
                    Code::UrlVariable,
                    value.span,
                    format!("`{}` cannot stand in a URL", value.value.escape_debug()),
                )
                .expected("letters, digits, `-`, `.`, `_` and `~`, at least one"),
            );
        }
    }
}

fn retry_statuses(statuses: &Setting<Vec<StatusPattern>>, report: &mut Report) {
    for status in &statuses.value.value {
        let is_error = match status {
            StatusPattern::Exact { status } => (400..=599).contains(status),
            StatusPattern::Class { class } => (4..=5).contains(class),
        };
        if !is_error {
            report.push(
                Diagnostic::error(
                    Code::Status,
                    statuses.value.span,
                    format!("status {status} is no failure that could be retried"),
                )
                .expected("statuses from 400 to 599, `4XX` or `5XX`"),
            );
        }
    }
}
