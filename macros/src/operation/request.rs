//! The request that the fields make: what does not go together.

use std::collections::BTreeMap;

use bindery_codegen::plan::{FieldPlan, Place};
use proc_macro2::Ident;

use super::path::Template;
use crate::problems::{Problems, hint};

/// The fields of a request.
#[derive(Clone, Debug, Default)]
pub(super) struct RequestFields {
    pub(super) list: Vec<RequestField>,
    /// The field that holds the link to a page.
    pub(super) link: Option<FieldPlan>,
}

/// An argument.
#[derive(Clone, Debug)]
pub(super) struct RequestField {
    pub(super) ident: Ident,
    pub(super) plan: FieldPlan,
    pub(super) place: Place,
}

impl RequestFields {
    /// What kind of body is sent: a variant of the runtime's `BodyKind`.
    pub(super) fn body_kind(&self) -> Option<&'static str> {
        self.list.iter().find_map(|field| body_kind(field.place))
    }

    /// The argument of this name.
    pub(super) fn named(&self, ident: &Ident, problems: &mut Problems) -> Option<&RequestField> {
        let found = self.list.iter().find(|field| field.ident == *ident);
        if found.is_none() {
            let names: Vec<String> = self.list.iter().map(|f| f.ident.to_string()).collect();
            let known: Vec<&str> = names.iter().map(String::as_str).collect();
            let hint = if known.is_empty() {
                String::new()
            } else {
                hint(&ident.to_string(), &known)
            };
            problems.at(ident.span(), format!("there is no field `{ident}`{hint}"));
        }
        found
    }

    pub(super) fn check_names(&self, problems: &mut Problems) {
        let mut seen: BTreeMap<(String, &str), &Ident> = BTreeMap::new();
        for field in &self.list {
            let place = match field.place {
                Place::Path => "path",
                Place::Query(_) => "query",
                Place::Header => "headers",
                Place::Cookie => "cookies",
                _ => "body",
            };
            let key = match field.place {
                Place::Header => field.plan.wire.to_ascii_lowercase(),
                Place::Json | Place::Bytes => continue,
                _ => field.plan.wire.clone(),
            };
            if let Some(first) = seen.insert((key, place), &field.ident) {
                problems.at(
                    field.ident.span(),
                    format!(
                        "`{}` is sent twice in the {place}: by `{first}` and by `{}`",
                        field.plan.wire, field.ident
                    ),
                );
            }
        }
    }

    pub(super) fn check_body(&self, problems: &mut Problems) {
        let mut bodies = self
            .list
            .iter()
            .filter_map(|field| Some((field, body_kind(field.place)?)));
        let Some((first, kind)) = bodies.next() else {
            return;
        };
        let whole = |field: &RequestField| matches!(field.place, Place::Json | Place::Bytes);
        for (field, other) in bodies {
            let message = if other != kind {
                format!(
                    "a request has one body: `{}` makes it {}, `{}` makes it {}",
                    first.ident,
                    spoken(kind),
                    field.ident,
                    spoken(other)
                )
            } else if whole(first) || whole(field) {
                let whole = if whole(first) { first } else { field };
                format!(
                    "`{}` is the whole body, beside which nothing stands",
                    whole.ident
                )
            } else {
                continue;
            };
            problems.at(field.ident.span(), message);
        }
    }

    /// `complete` is false where the place of a field is not known, which may be the one that is missing.
    pub(super) fn check_path(&self, path: &Template, complete: bool, problems: &mut Problems) {
        let in_path: Vec<&RequestField> = self
            .list
            .iter()
            .filter(|field| field.place == Place::Path)
            .collect();
        let known: Vec<&str> = path.parameters.iter().map(String::as_str).collect();
        for field in &in_path {
            let wire = &field.plan.wire;
            if !path.parameters.contains(wire) {
                let hint = match known.as_slice() {
                    [] => String::new(),
                    known => hint(wire, known),
                };
                problems.at(
                    field.ident.span(),
                    format!("the path has no `{{{wire}}}`{hint}"),
                );
            }
        }
        for parameter in &path.parameters {
            if complete && !in_path.iter().any(|field| field.plan.wire == *parameter) {
                problems.at(
                    path.span,
                    format!(
                        "`{{{parameter}}}` has no field: add `#[operation(path)] {parameter}: Type`"
                    ),
                );
            }
        }
    }
}

fn body_kind(place: Place) -> Option<&'static str> {
    Some(match place {
        Place::JsonMember | Place::Json => "Json",
        Place::FormField(_) => "Form",
        Place::Part | Place::JsonPart | Place::FilePart => "Multipart",
        Place::Bytes => "Bytes",
        Place::Path | Place::Query(_) | Place::Header | Place::Cookie => return None,
    })
}

fn spoken(kind: &str) -> &'static str {
    match kind {
        "Json" => "JSON",
        "Form" => "a form",
        "Multipart" => "multipart",
        _ => "bytes",
    }
}
