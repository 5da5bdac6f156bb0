//! Pairs of names and values, as queries and forms hold them.

use std::borrow::Cow;
use std::ops::Range;

use percent_encoding::percent_decode_str;

use crate::check::value::text_fits;
use crate::check::view::peel;
use crate::ir::{Api, ArrayStyle, Field, Need, Resolved, TypeKind};
use crate::source::Span;
use crate::suggest::closest;

use super::text::ExampleText;

/// Compares the pairs in `place` of the text with the fields they may be of. `whole` is where the
/// fields are described.
pub(super) fn check(
    api: &Api<Resolved>,
    fields: &[&Field<Resolved>],
    place: Range<usize>,
    whole: Span,
    text: &mut ExampleText<'_, '_>,
) {
    let mut given = Vec::new();
    for pair in pairs(text.whole(), place.clone()) {
        let Some(field) = fields
            .iter()
            .find(|field| pair.is_of(field.wire.value.as_str()))
        else {
            let known = fields.iter().map(|field| field.wire.value.as_str());
            let message = format!(
                "nothing that is called `{}` is sent here",
                pair.name.escape_debug()
            );
            text.contradiction(pair.place, message, whole, closest(&pair.name, known));
            continue;
        };
        given.push(field.wire.value.as_str());
        pair_fits(api, field, &pair, text);
    }
    for field in fields {
        let wire = field.wire.value.as_str();
        if field.need == Need::Required && !field.rules.read_only && !given.contains(&wire) {
            text.contradiction(
                place.clone(),
                format!("the required `{wire}` is missing"),
                field.span,
                None,
            );
        }
    }
}

fn pair_fits(
    api: &Api<Resolved>,
    field: &Field<Resolved>,
    pair: &Pair<'_>,
    text: &mut ExampleText<'_, '_>,
) {
    let Some(value) = &pair.value else {
        if !field.rules.flag {
            let message = format!(
                "`{}` has no value, and is no flag",
                pair.name.escape_debug()
            );
            text.contradiction(pair.place.clone(), message, field.span, None);
        }
        return;
    };
    let style = field
        .rules
        .array_style
        .as_ref()
        .map(|style| style.value)
        .or_else(|| {
            api.settings
                .array_style
                .as_ref()
                .map(|style| style.value.value)
        });
    let (ty, values): (_, Vec<&str>) = match peel(api, &field.ty).kind {
        TypeKind::Array { items } => (
            &**items,
            match style {
                Some(ArrayStyle::CommaList) => value.split(',').collect(),
                Some(ArrayStyle::SpaceList) => value.split(' ').collect(),
                Some(ArrayStyle::PipeList) => value.split('|').collect(),
                Some(ArrayStyle::RepeatedKey | ArrayStyle::BracketList) | None => vec![value],
            },
        ),
        _ => (&field.ty, vec![value]),
    };
    for value in values {
        if !text_fits(api, value, ty) {
            let message = format!("{value:?} is no value of `{}`", field.wire.value);
            text.contradiction(pair.place.clone(), message, ty.span, None);
        }
    }
}

/// A name and its value, decoded.
struct Pair<'t> {
    name: Cow<'t, str>,
    /// None where there is no `=`.
    value: Option<Cow<'t, str>>,
    place: Range<usize>,
}

impl Pair<'_> {
    /// Whether the pair is one of the field's, which may be written with brackets.
    fn is_of(&self, wire: &str) -> bool {
        self.name
            .strip_prefix(wire)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('['))
    }
}

fn pairs(text: &str, place: Range<usize>) -> Vec<Pair<'_>> {
    let mut at = place.start;
    text.get(place)
        .unwrap_or_default()
        .split('&')
        .filter_map(|pair| {
            let start = at;
            at += pair.len() + 1;
            let (name, value) = match pair.split_once('=') {
                Some((name, value)) => (name, Some(decoded(value))),
                None => (pair, None),
            };
            (!pair.is_empty()).then(|| Pair {
                name: decoded(name),
                value,
                place: start..start + pair.len(),
            })
        })
        .collect()
}

/// A text without its percent-encoding.
pub(super) fn decoded(text: &str) -> Cow<'_, str> {
    if text.contains('+') {
        let spaced = text.replace('+', " ");
        return Cow::Owned(percent_decode_str(&spaced).decode_utf8_lossy().into_owned());
    }
    percent_decode_str(text).decode_utf8_lossy()
}
