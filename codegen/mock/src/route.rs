//! Which operation a request is for.

use bindery_codegen::ir::{
    Api, AuthScheme, Method, Operation, OperationIndex, PathTemplate, PathTemplatePart, Resolved,
};

use crate::token_endpoint::scheme_at;

/// Where a request leads.
#[derive(Debug)]
pub(crate) enum Route<'a> {
    /// To an operation, with what fills its path, still encoded.
    Operation {
        operation: OperationIndex,
        path: Vec<(&'a str, String)>,
    },
    /// To the place where tokens of this scheme are issued.
    Tokens(&'a AuthScheme<Resolved>),
    /// To a path that has other methods.
    WrongMethod { allowed: Vec<Method> },
    /// To no path of the provider.
    Nowhere,
}

impl<'a> Route<'a> {
    /// The operation that it leads to.
    pub(crate) fn operation(&self, api: &'a Api<Resolved>) -> Option<&'a Operation<Resolved>> {
        match self {
            Self::Operation { operation, .. } => Some(api.operation(*operation)),
            Self::Tokens(_) | Self::WrongMethod { .. } | Self::Nowhere => None,
        }
    }
}

/// Finds the operation for a path below the base URL. Where several paths match, the one with the
/// fewest parameters is meant.
pub(crate) fn route<'a>(api: &'a Api<Resolved>, method: &str, path: &str) -> Route<'a> {
    let mut allowed = Vec::new();
    let mut best: Option<(usize, Route<'a>)> = None;
    for (index, operation) in api.operations.iter().enumerate() {
        let Some(filled) = fill(&operation.path.value, path) else {
            continue;
        };
        if operation.method.value.as_str() != method {
            if !allowed.contains(&operation.method.value) {
                allowed.push(operation.method.value);
            }
            continue;
        }
        if best.as_ref().is_none_or(|(least, _)| filled.len() < *least) {
            let parameters = filled.len();
            let route = Route::Operation {
                operation: OperationIndex(index),
                path: filled,
            };
            best = Some((parameters, route));
        }
    }
    if let (None, Some(scheme)) = (&best, scheme_at(api, path)) {
        return Route::Tokens(scheme);
    }
    match best {
        Some((_, route)) => route,
        None if allowed.is_empty() => Route::Nowhere,
        None => Route::WrongMethod { allowed },
    }
}

/// The path of an operation with these texts in place of its parameters.
pub(crate) fn filled(operation: &Operation<Resolved>, value: &str) -> String {
    let parts = operation.path.value.parts.iter().map(|part| match part {
        PathTemplatePart::Literal { text } => text.as_str(),
        PathTemplatePart::Parameter { .. } => value,
    });
    parts.collect()
}

/// What a path fills the parameters of a template with.
fn fill<'a>(template: &'a PathTemplate, path: &str) -> Option<Vec<(&'a str, String)>> {
    let mut rest = path;
    let mut filled = Vec::new();
    let mut parts = template.parts.iter().peekable();
    while let Some(part) = parts.next() {
        match part {
            PathTemplatePart::Literal { text } => rest = rest.strip_prefix(text.as_str())?,
            PathTemplatePart::Parameter { name } => {
                let segment = rest.split('/').next().unwrap_or_default();
                // Literal text in the same segment ends the parameter.
                let end = match parts.peek() {
                    Some(PathTemplatePart::Literal { text }) if !text.starts_with('/') => {
                        let suffix = text.split('/').next().unwrap_or_default();
                        segment.rfind(suffix)?
                    }
                    _ => segment.len(),
                };
                let (value, after) = rest.split_at(end);
                if value.is_empty() {
                    return None;
                }
                filled.push((name.value.as_str(), value.to_owned()));
                rest = after;
            }
        }
    }
    rest.is_empty().then_some(filled)
}

#[cfg(test)]
mod tests {
    use bindery_codegen::ir::{Spanned, WireName};
    use bindery_codegen::source::Span;

    use super::*;

    fn template(parts: &[&str]) -> PathTemplate {
        let parts = parts.iter().map(|part| match part.strip_prefix(':') {
            Some(name) => PathTemplatePart::Parameter {
                name: Spanned::new(WireName::new(name), Span::default()),
            },
            None => PathTemplatePart::Literal {
                text: (*part).to_owned(),
            },
        });
        PathTemplate {
            parts: parts.collect(),
        }
    }

    #[test]
    fn parameters_take_one_segment() {
        let hook = template(&["/hooks/", ":id"]);
        assert_eq!(
            fill(&hook, "/hooks/a%2Fb"),
            Some(vec![("id", "a%2Fb".to_owned())])
        );
        for path in ["/hooks/", "/hooks/a/b", "/hooks", "/hook/a", "/hooks/a/"] {
            assert_eq!(fill(&hook, path), None, "{path}");
        }
        let page = template(&["/a/", ":id", ".json"]);
        assert_eq!(
            fill(&page, "/a/x.y.json"),
            Some(vec![("id", "x.y".to_owned())])
        );
        assert_eq!(fill(&page, "/a/.json"), None);
        let two = template(&["/a/", ":id", "/b/", ":key"]);
        assert_eq!(
            fill(&two, "/a/1/b/2"),
            Some(vec![("id", "1".to_owned()), ("key", "2".to_owned())])
        );
    }
}
