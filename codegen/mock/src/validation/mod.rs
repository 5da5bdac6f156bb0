//! Whether what a request holds is as documented: types, rules, and what must be there.

mod object;
mod rules;
mod union;

use bindery_codegen::check::{can_be, fits_scalar, peel};
use bindery_codegen::ir::{
    Api, Enum, Field, JsonKind, Literal, Resolved, Rules, TypeExpr, TypeIndex, TypeKind, TypeShape,
};
use serde_json::{Map, Value};

use crate::problem::Problem;

/// How deep values may lie within one another; JSON texts are not deeper.
const MAX_DEPTH: usize = 128;

/// More problems, or more notes, help nobody.
const MAX_TOLD: usize = 50;

/// Compares values with what the spec says of them.
pub(crate) struct Validation<'a> {
    api: &'a Api<Resolved>,
    direction: Direction,
    problems: Vec<Problem>,
    notes: Vec<String>,
}

/// Which way a value travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    /// To the provider: what is read only may be missing.
    Sent,
    /// From the provider: what is write only may be missing.
    Read,
}

/// A value on its way through its type.
#[derive(Clone, Copy)]
struct Place<'v> {
    value: &'v Value,
    at: &'v str,
    /// The members of the object that holds it.
    holder: Option<&'v Map<String, Value>>,
    /// Whether problems must not show it.
    secret: bool,
    depth_left: usize,
}

impl<'a> Validation<'a> {
    pub(crate) fn new(api: &'a Api<Resolved>, direction: Direction) -> Self {
        Self {
            api,
            direction,
            problems: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Compares a value with a type.
    pub(crate) fn value(&mut self, value: &Value, ty: &'a TypeExpr<Resolved>, at: &str) {
        self.of_type(Place::new(value, at), ty);
    }

    /// Compares the members of an object with fields. Others are ignored.
    pub(crate) fn fields(
        &mut self,
        members: &Map<String, Value>,
        fields: &[&'a Field<Resolved>],
        at: &str,
    ) {
        self.members(members, fields, at, MAX_DEPTH);
    }

    /// What is wrong, and what is odd but taken.
    pub(crate) fn finish(self) -> (Vec<Problem>, Vec<String>) {
        (self.problems, self.notes)
    }

    fn of_field(&mut self, place: Place<'_>, field: &'a Field<Resolved>) {
        let place = Place {
            secret: place.secret || field.rules.secret,
            ..place
        };
        let known = self.problems.len();
        self.of_type(place, &field.ty);
        // A value of another type keeps no rule either; once is enough.
        if self.problems.len() == known {
            self.rules(place, &field.rules);
        }
    }

    fn of_type(&mut self, place: Place<'_>, ty: &'a TypeExpr<Resolved>) {
        let Some(place) = place.deeper() else {
            self.problem(place.at, "is nested too deeply");
            return;
        };
        if place.value.is_null() {
            self.null(place, ty);
            return;
        }
        match &ty.kind {
            TypeKind::Scalar { scalar } => {
                if !fits_scalar(place.value, *scalar) {
                    self.expected(place, scalar.in_words());
                }
            }
            TypeKind::Literal { value } => {
                if !is_literal(place.value, value) {
                    self.expected(place, &format!("the constant `{value}`"));
                }
            }
            TypeKind::Named { name } => self.named(place, *name),
            TypeKind::Array { items } => match place.value {
                Value::Array(values) => {
                    for (index, value) in values.iter().enumerate() {
                        let at = format!("{}[{index}]", place.at);
                        self.of_type(place.inner(value, &at), items);
                    }
                }
                _ => self.expected(place, "an array"),
            },
            TypeKind::Tuple { items } => match place.value {
                Value::Array(values) if values.len() == items.len() => {
                    for (index, (value, ty)) in values.iter().zip(items).enumerate() {
                        let at = format!("{}[{index}]", place.at);
                        self.of_type(place.inner(value, &at), ty);
                    }
                }
                _ => self.expected(place, &format!("an array of {} items", items.len())),
            },
            TypeKind::Map { values } => match place.value {
                Value::Object(members) => {
                    for (key, value) in members {
                        let at = member(place.at, key);
                        self.of_type(place.inner(value, &at), values);
                    }
                }
                _ => self.expected(place, "an object"),
            },
            TypeKind::Alternatives { alternatives } => {
                let fits = |ty: &&'a TypeExpr<Resolved>| {
                    kind_of(place.value).is_some_and(|kind| can_be(self.api, ty, kind))
                };
                match alternatives.iter().find(fits) {
                    Some(ty) => self.of_type(place, ty),
                    None => self.expected(place, &self.kinds_in_words(ty)),
                }
            }
            // What stands there is the provider's to say.
            TypeKind::Event => {}
        }
    }

    fn named(&mut self, place: Place<'_>, index: TypeIndex) {
        let api = self.api;
        match &api.type_def(index).shape {
            TypeShape::Object(object) => match place.value {
                Value::Object(members) => self.object(members, object, None, place),
                _ => self.expected(place, "an object"),
            },
            TypeShape::Enum(values) => self.enumerated(place, values),
            TypeShape::Union(union) => self.union(place, union),
            TypeShape::Alias(alias) => self.of_type(place, &alias.target),
        }
    }

    fn enumerated(&mut self, place: Place<'_>, values: &'a Enum<Resolved>) {
        let known = self.api.all_values(values);
        if known
            .iter()
            .any(|known| is_literal(place.value, &known.wire.value))
        {
            return;
        }
        let same_kind = known.first().is_none_or(|known| {
            matches!(
                (place.value, &known.wire.value),
                (Value::String(_), Literal::String(_)) | (Value::Number(_), Literal::Integer(_))
            )
        });
        let listed: Vec<String> = known
            .iter()
            .take(12)
            .map(|known| format!("`{}`", known.wire.value))
            .collect();
        let listed = listed.join(", ");
        if values.open && same_kind {
            self.note(format!(
                "`{}`: {} is none of the documented values ({listed}); it is taken, because there may be others",
                place.at,
                place.found()
            ));
        } else {
            self.expected(place, &format!("one of {listed}"));
        }
    }

    fn null(&mut self, place: Place<'_>, ty: &TypeExpr<Resolved>) {
        let peeled = peel(self.api, ty);
        let is_json = peeled.kind
            == &TypeKind::Scalar {
                scalar: bindery_codegen::ir::Scalar::Json,
            };
        if !peeled.nullable && !is_json {
            self.problem(place.at, "must not be null");
        }
    }

    fn kinds_in_words(&self, ty: &TypeExpr<Resolved>) -> String {
        const KINDS: [(JsonKind, &str); 5] = [
            (JsonKind::String, "a string"),
            (JsonKind::Number, "a number"),
            (JsonKind::Boolean, "a boolean"),
            (JsonKind::Array, "an array"),
            (JsonKind::Object, "an object"),
        ];
        let words: Vec<&str> = KINDS
            .into_iter()
            .filter(|(kind, _)| can_be(self.api, ty, *kind))
            .map(|(_, word)| word)
            .collect();
        words.join(" or ")
    }

    fn expected(&mut self, place: Place<'_>, expected: &str) {
        self.problem(
            place.at,
            format!("expected {expected}, found {}", place.found()),
        );
    }

    fn note(&mut self, note: String) {
        if self.notes.len() < MAX_TOLD {
            self.notes.push(note);
        }
    }

    fn problem(&mut self, at: &str, message: impl Into<String>) {
        if self.problems.len() == MAX_TOLD {
            return;
        }
        self.problems.push(Problem {
            at: at.to_owned(),
            message: message.into(),
        });
    }
}

impl<'v> Place<'v> {
    fn new(value: &'v Value, at: &'v str) -> Self {
        Self {
            value,
            at,
            holder: None,
            secret: false,
            depth_left: MAX_DEPTH,
        }
    }

    fn deeper(self) -> Option<Self> {
        Some(Self {
            depth_left: self.depth_left.checked_sub(1)?,
            ..self
        })
    }

    fn inner<'i>(self, value: &'i Value, at: &'i str) -> Place<'i>
    where
        'v: 'i,
    {
        Place { value, at, ..self }
    }

    /// The value in a sentence; of a secret only its kind.
    fn found(self) -> String {
        /// Longer values are known to whoever sent them.
        const SHOWN: usize = 60;
        match self.value {
            Value::Null => "null".to_owned(),
            Value::Array(_) => "an array".to_owned(),
            Value::Object(_) => "an object".to_owned(),
            Value::String(_) if self.secret => "another text".to_owned(),
            Value::Bool(_) | Value::Number(_) if self.secret => "another value".to_owned(),
            value => {
                let text = value.to_string();
                if text.chars().count() <= SHOWN {
                    text
                } else {
                    "a longer text".to_owned()
                }
            }
        }
    }
}

/// The place of a member.
fn member(at: &str, name: &str) -> String {
    if at.is_empty() {
        name.to_owned()
    } else {
        format!("{at}.{name}")
    }
}

/// The kind of a value; none for null.
fn kind_of(value: &Value) -> Option<JsonKind> {
    match value {
        Value::Null => None,
        Value::Bool(_) => Some(JsonKind::Boolean),
        Value::Number(_) => Some(JsonKind::Number),
        Value::String(_) => Some(JsonKind::String),
        Value::Array(_) => Some(JsonKind::Array),
        Value::Object(_) => Some(JsonKind::Object),
    }
}

/// Whether a value is this literal.
pub(crate) fn is_literal(value: &Value, literal: &Literal) -> bool {
    match literal {
        Literal::String(text) => value == text.as_str(),
        Literal::Integer(number) => value.as_i64() == Some(*number),
        Literal::Boolean(truth) => value == truth,
    }
}

/// Whether a value is of a type.
pub(crate) fn fits(
    api: &Api<Resolved>,
    value: &Value,
    ty: &TypeExpr<Resolved>,
    direction: Direction,
) -> bool {
    let mut validation = Validation::new(api, direction);
    validation.value(value, ty, "");
    validation.problems.is_empty()
}

/// Whether a value keeps these rules.
pub(crate) fn keeps(api: &Api<Resolved>, value: &Value, rules: &Rules) -> bool {
    let mut validation = Validation::new(api, Direction::Read);
    validation.rules(Place::new(value, ""), rules);
    validation.problems.is_empty()
}
