//! Parameters in path, query, headers and cookies.

use bindery_codegen::ir::{Api, Field, Operation, ParameterPlace, Resolved};
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value};

use super::Request;
use super::fields::Fields;
use super::pairs::pairs;
use crate::problem::{Problem, in_words};
use crate::refusal::{Refusal, RefusalKind};
use crate::text_value::typed;
use crate::validation::{Direction, Validation};

/// The parameters of a request, each of its type.
#[derive(Debug, Default)]
pub(crate) struct Parameters {
    pub(crate) path: Map<String, Value>,
    pub(crate) query: Map<String, Value>,
}

/// Reads the parameters of a request. `known` are names that the query may hold besides.
pub(crate) fn read(
    api: &Api<Resolved>,
    operation: &Operation<Resolved>,
    request: &Request,
    path: &[(&str, String)],
    known: &[&str],
    notes: &mut Vec<String>,
) -> Result<Parameters, Refusal> {
    let fields = |place| -> Vec<&Field<Resolved>> {
        operation
            .parameters
            .iter()
            .filter(|parameter| parameter.place == place)
            .map(|parameter| &parameter.field)
            .collect()
    };
    let mut problems = Vec::new();
    let mut check = |fields: &[&Field<Resolved>], members: &Map<String, Value>| {
        let mut validation = Validation::new(api, Direction::Sent);
        validation.fields(members, fields, "");
        let (found, odd) = validation.finish();
        problems.extend(found);
        notes.extend(odd);
    };

    let path_fields = fields(ParameterPlace::Path);
    let path = path_values(api, &path_fields, path);
    check(&path_fields, &path);

    let query_fields = fields(ParameterPlace::Query);
    let mut query = Fields::new(api, query_fields.clone());
    for pair in pairs(&request.query) {
        if !known.contains(&&*pair.name) {
            query.pair(&pair);
        }
    }
    check(&query_fields, &query.members);

    let headers = fields(ParameterPlace::Header);
    let values = header_values(api, &headers, |name| {
        request.header(name).map(str::to_owned)
    });
    check(&headers, &values);
    let cookies = fields(ParameterPlace::Cookie);
    let values = header_values(api, &cookies, |name| cookie(request, name));
    check(&cookies, &values);

    notes.append(&mut query.notes);
    problems.append(&mut query.problems);
    problems.extend(fixed_headers(api, request));
    if problems.is_empty() {
        Ok(Parameters {
            path,
            query: query.members,
        })
    } else {
        Err(Refusal::new(RefusalKind::Invalid, in_words(&problems)))
    }
}

fn path_values(
    api: &Api<Resolved>,
    fields: &[&Field<Resolved>],
    path: &[(&str, String)],
) -> Map<String, Value> {
    path.iter()
        .filter_map(|(name, raw)| {
            let field = fields
                .iter()
                .find(|field| field.wire.value.as_str() == *name)?;
            let text = percent_decode_str(raw).decode_utf8_lossy();
            Some(((*name).to_owned(), typed(api, &text, &field.ty)))
        })
        .collect()
}

fn header_values(
    api: &Api<Resolved>,
    fields: &[&Field<Resolved>],
    find: impl Fn(&str) -> Option<String>,
) -> Map<String, Value> {
    fields
        .iter()
        .filter_map(|field| {
            let name = field.wire.value.as_str();
            Some((name.to_owned(), typed(api, &find(name)?, &field.ty)))
        })
        .collect()
}

/// The value of a cookie.
pub(crate) fn cookie(request: &Request, name: &str) -> Option<String> {
    request.header("cookie")?.split(';').find_map(|pair| {
        let (known, value) = pair.trim().split_once('=')?;
        (known == name).then(|| value.to_owned())
    })
}

/// Headers of every request that this one lacks.
fn fixed_headers(api: &Api<Resolved>, request: &Request) -> Vec<Problem> {
    api.settings
        .headers
        .iter()
        .filter(|header| request.header(header.name.value.as_str()).is_none())
        .map(|header| Problem {
            at: header.name.value.to_string(),
            message: format!(
                "this header is missing; every request has `{}: {}`",
                header.name.value, header.value.value.value
            ),
        })
        .collect()
}
