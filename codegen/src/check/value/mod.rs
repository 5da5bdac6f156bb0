//! Whether a JSON value is of a type.

mod body;
mod enumeration;
mod object;
mod scalar;
mod text;
mod union;

use std::ops::Range;

use crate::diagnostic::{MAX_DIAGNOSTICS, Severity};
use crate::ir::{
    Api, JsonKind, Literal, Resolved, Scalar, TypeExpr, TypeIndex, TypeKind, TypeShape,
};
use crate::source::Span;
use crate::suggest::closest;

use super::json::{Json, JsonValue, Member};
use super::view::{self, kinds};

pub use scalar::fits_scalar;
pub(super) use text::text_fits;

/// How deep values and types may lie within one another.
const MAX_DEPTH: usize = 256;

/// Which way a value travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// To the provider: what is read only may be missing.
    Sent,
    /// From the provider: what is write only may be missing.
    Read,
    /// It is not known.
    Either,
}

/// A place in a text where a value is not of its type.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Mismatch {
    pub(super) severity: Severity,
    pub(super) place: Range<usize>,
    pub(super) message: String,
    /// What may have been meant.
    pub(super) suggestion: Option<String>,
    /// Where the type says otherwise.
    pub(super) ty: Span,
}

/// The types of events, for the place of a delivery where one stands.
pub(super) trait EventTypes {
    /// The type of the event that `event` is, if it has a row.
    fn of(&self, event: &Json) -> Option<&TypeExpr<Resolved>>;

    /// The members of an event that hold its name.
    fn tags(&self) -> Vec<&str>;
}

/// Compares a value with a type.
pub(super) struct Comparison<'a> {
    api: &'a Api<Resolved>,
    direction: Direction,
    events: Option<&'a dyn EventTypes>,
    mismatches: Vec<Mismatch>,
}

impl<'a> Comparison<'a> {
    pub(super) fn new(api: &'a Api<Resolved>, direction: Direction) -> Self {
        Self {
            api,
            direction,
            events: None,
            mismatches: Vec::new(),
        }
    }

    /// Types the events of a delivery.
    pub(super) fn with_events(mut self, events: &'a dyn EventTypes) -> Self {
        self.events = Some(events);
        self
    }

    /// Where `json` is not of type `ty`.
    pub(super) fn of_value(mut self, json: &Json, ty: &'a TypeExpr<Resolved>) -> Vec<Mismatch> {
        self.value(json, ty, &[], MAX_DEPTH);
        self.mismatches
    }

    /// Compares one value. `holder` are the members of the object that holds it.
    fn value(
        &mut self,
        json: &Json,
        ty: &'a TypeExpr<Resolved>,
        holder: &[Member],
        depth_left: usize,
    ) {
        let Some(depth_left) = depth_left.checked_sub(1) else {
            self.mismatch(
                json,
                "this is nested too deeply to be compared".to_owned(),
                ty.span,
            );
            return;
        };
        if matches!(json.value, JsonValue::Null) {
            self.null(json, ty);
            return;
        }
        match &ty.kind {
            TypeKind::Scalar { scalar } => self.scalar(json, *scalar, ty.span),
            TypeKind::Literal { value } => self.literal(json, value, ty.span),
            TypeKind::Named { name } => self.named(json, *name, ty, holder, depth_left),
            TypeKind::Array { items } => match &json.value {
                JsonValue::Array(values) => {
                    for value in values {
                        self.value(value, items, holder, depth_left);
                    }
                }
                _ => self.wrong_kind(json, ty),
            },
            TypeKind::Tuple { items } => match &json.value {
                JsonValue::Array(values) if values.len() == items.len() => {
                    for (value, item) in values.iter().zip(items) {
                        self.value(value, item, holder, depth_left);
                    }
                }
                JsonValue::Array(values) => {
                    let message = format!("expected {} items, found {}", items.len(), values.len());
                    self.mismatch(json, message, ty.span);
                }
                _ => self.wrong_kind(json, ty),
            },
            TypeKind::Map { values } => match &json.value {
                JsonValue::Object(members) => {
                    self.unique_keys(members, ty.span);
                    for member in members {
                        self.value(&member.value, values, holder, depth_left);
                    }
                }
                _ => self.wrong_kind(json, ty),
            },
            TypeKind::Alternatives { alternatives } => {
                let fits = |alternative: &&'a TypeExpr<Resolved>| {
                    json.kind()
                        .is_some_and(|kind| kinds(self.api, alternative).contains(kind))
                };
                match alternatives.iter().find(fits) {
                    Some(alternative) => self.value(json, alternative, holder, depth_left),
                    None => self.wrong_kind(json, ty),
                }
            }
            TypeKind::Event => {
                if let Some(events) = self.events
                    && let Some(ty) = events.of(json)
                {
                    self.within(json, ty, &events.tags(), holder, depth_left);
                }
            }
        }
    }

    fn named(
        &mut self,
        json: &Json,
        index: TypeIndex,
        ty: &'a TypeExpr<Resolved>,
        holder: &[Member],
        depth_left: usize,
    ) {
        match &self.api.type_def(index).shape {
            TypeShape::Object(object) => {
                let fields = self.api.all_fields(object);
                let span = self.api.type_def(index).name.span;
                self.members(json, &fields, object.openness, &[], span, depth_left);
            }
            TypeShape::Enum(values) => self.enumerated(json, values, ty),
            TypeShape::Union(union) => self.union(json, union, ty, holder, depth_left),
            TypeShape::Alias(alias) => self.value(json, &alias.target, holder, depth_left),
        }
    }

    fn null(&mut self, json: &Json, ty: &'a TypeExpr<Resolved>) {
        let peeled = view::peel(self.api, ty);
        let allowed = peeled.nullable
            || matches!(peeled.kind, TypeKind::Event)
            || matches!(
                peeled.kind,
                TypeKind::Scalar {
                    scalar: Scalar::Json
                }
            );
        if !allowed {
            self.mismatch(json, "the type does not allow null".to_owned(), ty.span);
        }
    }

    fn literal(&mut self, json: &Json, literal: &Literal, span: Span) {
        if !is_literal(json, literal) {
            let expected = match literal {
                Literal::String(text) => format!("{text:?}"),
                Literal::Integer(_) | Literal::Boolean(_) => format!("`{literal}`"),
            };
            let message = format!(
                "expected the constant {expected}, found {}",
                json.in_words()
            );
            self.mismatch(json, message, span);
        }
    }

    fn wrong_kind(&mut self, json: &Json, ty: &TypeExpr<Resolved>) {
        let message = format!(
            "expected {}, found {}",
            kinds(self.api, ty),
            json.in_words()
        );
        self.mismatch(json, message, ty.span);
    }

    fn mismatch(&mut self, json: &Json, message: String, ty: Span) {
        self.push(Severity::Error, json.place.clone(), message, ty);
    }

    /// What may have been meant. Of mismatches that nobody gets to see, nothing.
    fn suggest<'k>(&self, word: &str, known: impl Iterator<Item = &'k str>) -> Option<String> {
        if self.mismatches.len() > MAX_DIAGNOSTICS {
            return None;
        }
        closest(word, known).map(str::to_owned)
    }

    fn push(&mut self, severity: Severity, place: Range<usize>, message: String, ty: Span) {
        self.mismatches.push(Mismatch {
            severity,
            place,
            message,
            suggestion: None,
            ty,
        });
    }
}

/// Whether a value is this literal.
pub(super) fn is_literal(json: &Json, literal: &Literal) -> bool {
    match (&json.value, literal) {
        (JsonValue::String(text), Literal::String(literal)) => text == literal,
        (JsonValue::Number(number), Literal::Integer(literal)) => {
            number.parse::<i64>().is_ok_and(|number| number == *literal)
        }
        (JsonValue::Boolean(truth), Literal::Boolean(literal)) => truth == literal,
        _ => false,
    }
}

/// Whether the value is of this kind.
fn is_kind(json: &Json, kind: JsonKind) -> bool {
    json.kind() == Some(kind)
}
