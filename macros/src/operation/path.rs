//! The path below the base URL, with `{parameters}`.

use proc_macro2::Span;

use crate::problems::Problems;
use crate::settings::Settings;

/// A path and its parameters.
#[derive(Clone, Debug)]
pub(super) struct Template {
    pub(super) text: String,
    pub(super) parameters: Vec<String>,
    pub(super) span: Span,
}

/// Takes `path = "/v2/objects/{object}"`.
pub(super) fn template(settings: &mut Settings, problems: &mut Problems) -> Option<Template> {
    let Some(setting) = settings.text("path", problems) else {
        settings.missing(
            problems,
            "`path = \"/..\"` is missing: the path below the base URL",
        );
        return None;
    };
    let text = setting.value();
    match parameters(&text) {
        Ok(parameters) => Some(Template {
            text,
            parameters,
            span: setting.span(),
        }),
        Err(message) => {
            problems.at(setting.span(), message);
            None
        }
    }
}

fn parameters(text: &str) -> Result<Vec<String>, String> {
    if !text.starts_with('/') {
        return Err(format!("the path `{text}` does not begin with `/`"));
    }
    let refused = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '?' | '#' | '\\');
    if let Some(c) = text.chars().find(|c| refused(*c)) {
        return Err(match c {
            '?' => "a query is no part of the path: give each parameter a field with \
                    `#[operation(query)]`"
                .to_owned(),
            _ => format!("{c:?} cannot stand in a path"),
        });
    }
    let mut parameters = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let after = &rest[at + 1..];
        if rest[at..].starts_with('}') {
            return Err("there is a `}` without its `{`".to_owned());
        }
        let Some((name, tail)) = after.split_once('}') else {
            return Err("there is a `{` without its `}`".to_owned());
        };
        if name.is_empty() || name.contains(['{', '/']) {
            return Err(format!("`{{{name}}}` is no parameter: write `{{name}}`"));
        }
        if parameters.iter().any(|known| known == name) {
            return Err(format!("`{{{name}}}` stands in the path twice"));
        }
        parameters.push(name.to_owned());
        rest = tail;
    }
    Ok(parameters)
}
