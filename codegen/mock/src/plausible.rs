//! Values that a provider might answer, made from types. The same type gives the same value each time.

use std::cell::Cell;

use bindery_codegen::check::peel;
use bindery_codegen::ir::{
    Api, Field, Known, Literal, Need, Resolved, Rules, Scalar, TypeExpr, TypeIndex, TypeKind,
    TypeShape, UnionTag,
};
use serde_json::{Map, Value, json};

use crate::examples::parsed;
use crate::seed;
use crate::text_value::typed;
use crate::validation::{Direction, fits, keeps};

/// What optional members a value has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fill {
    /// None.
    Required,
    /// Those that the spec has an example of.
    Shown,
}

/// Makes values.
pub(crate) struct Plausible<'a> {
    api: &'a Api<Resolved>,
    fill: Fill,
    /// How many more values are made: what has two of each part doubles with every level.
    values_left: Cell<u32>,
}

const MAX_VALUES: u32 = 10_000;

/// Deeper than this only what must be there is made.
const MAX_DEPTH: usize = 8;

/// Required members of required members end somewhere, but alternatives on the way might not.
const HARD_DEPTH: usize = 64;

impl<'a> Plausible<'a> {
    pub(crate) fn new(api: &'a Api<Resolved>, fill: Fill) -> Self {
        Self {
            api,
            fill,
            values_left: Cell::new(MAX_VALUES),
        }
    }

    /// A value of a type.
    pub(crate) fn of_type(&self, ty: &'a TypeExpr<Resolved>) -> Value {
        self.ty(ty, &Rules::default(), "", 0)
    }

    /// An object with these fields.
    pub(crate) fn of_fields(&self, fields: &[&'a Field<Resolved>]) -> Map<String, Value> {
        self.members(fields, 0)
    }

    /// A value of a field.
    pub(crate) fn of_field(&self, field: &'a Field<Resolved>) -> Value {
        self.field(field, 0)
    }

    fn field(&self, field: &'a Field<Resolved>, depth: usize) -> Value {
        let shown = field
            .example
            .iter()
            .flat_map(|example| self.readings(&example.value, &field.ty))
            .chain(field.rules.default.iter().map(|value| value.value.clone()))
            .find(|value| {
                fits(self.api, value, &field.ty, Direction::Read)
                    && keeps(self.api, value, &field.rules)
            });
        shown.unwrap_or_else(|| self.ty(&field.ty, &field.rules, field.wire.value.as_str(), depth))
    }

    /// What the text of an example column can mean.
    fn readings(&self, text: &str, ty: &'a TypeExpr<Resolved>) -> Vec<Value> {
        let mut readings = vec![typed(self.api, text, ty)];
        readings.extend(serde_json::from_str(text));
        if let TypeKind::Array { items } = peel(self.api, ty).kind {
            readings.push(Value::Array(vec![typed(self.api, text, items)]));
        }
        readings
    }

    fn ty(&self, ty: &'a TypeExpr<Resolved>, rules: &Rules, name: &str, depth: usize) -> Value {
        let left = self.values_left.get();
        if left == 0 || depth > HARD_DEPTH || (ty.nullable && depth > MAX_DEPTH) {
            return Value::Null;
        }
        self.values_left.set(left - 1);
        match &ty.kind {
            TypeKind::Scalar { scalar } => scalar_value(*scalar, rules, name),
            TypeKind::Literal { value } => literal(value),
            TypeKind::Named { name: index } => self.named(*index, rules, name, depth),
            TypeKind::Array { items } => {
                let least = rules.items.as_ref().and_then(|items| items.value.min);
                let wanted = u64::from(depth < 3);
                // One item shows what there is; more would only be alike.
                let count = least.unwrap_or(0).clamp(wanted, 8);
                let item = |_| self.ty(items, &Rules::default(), name, depth + 1);
                Value::Array((0..count).map(item).collect())
            }
            TypeKind::Tuple { items } => items
                .iter()
                .map(|item| self.ty(item, &Rules::default(), name, depth + 1))
                .collect(),
            TypeKind::Map { .. } | TypeKind::Event => json!({}),
            TypeKind::Alternatives { alternatives } => alternatives
                .first()
                .map_or(Value::Null, |first| self.ty(first, rules, name, depth + 1)),
        }
    }

    fn named(&self, index: TypeIndex, rules: &Rules, name: &str, depth: usize) -> Value {
        let def = self.api.type_def(index);
        if let Some(example) = def.examples.iter().find_map(parsed) {
            return example;
        }
        match &def.shape {
            TypeShape::Object(object) => {
                Value::Object(self.members(&self.api.all_fields(object), depth + 1))
            }
            TypeShape::Enum(values) => self
                .api
                .all_values(values)
                .first()
                .map_or(Value::Null, |value| literal(&value.wire.value)),
            TypeShape::Union(union) => {
                let Some(first) = union.variants.first() else {
                    return Value::Null;
                };
                let mut value = self.ty(&first.ty, rules, name, depth + 1);
                if let (
                    UnionTag::Within { member },
                    Known::Tag { value: tag },
                    Value::Object(members),
                ) = (&union.tag, &first.known.value, &mut value)
                {
                    members.insert(member.value.to_string(), literal(tag));
                }
                value
            }
            TypeShape::Alias(alias) => self.ty(&alias.target, rules, name, depth + 1),
        }
    }

    fn members(&self, fields: &[&'a Field<Resolved>], depth: usize) -> Map<String, Value> {
        let mut members = Map::new();
        for field in fields {
            let shown = self.fill == Fill::Shown && depth < 3 && field.example.is_some();
            let is_there = field.need == Need::Required || shown;
            if is_there && !field.rules.write_only {
                members.insert(field.wire.value.to_string(), self.field(field, depth));
            }
        }
        for field in fields {
            if let Some((tag, value)) = self.tag_beside(field)
                && members.contains_key(field.wire.value.as_str())
            {
                members.insert(tag, value);
            }
        }
        members
    }

    /// What the member beside a union must say for its first variant.
    fn tag_beside(&self, field: &'a Field<Resolved>) -> Option<(String, Value)> {
        let TypeShape::Union(union) = peel(self.api, &field.ty).shape(self.api)? else {
            return None;
        };
        let UnionTag::Beside { member } = &union.tag else {
            return None;
        };
        match &union.variants.first()?.known.value {
            Known::Tag { value } => Some((member.value.to_string(), literal(value))),
            _ => None,
        }
    }
}

/// A literal as JSON.
pub(crate) fn literal(literal: &Literal) -> Value {
    match literal {
        Literal::String(text) => Value::from(text.as_str()),
        Literal::Integer(number) => Value::from(*number),
        Literal::Boolean(truth) => Value::from(*truth),
    }
}

fn scalar_value(scalar: Scalar, rules: &Rules, name: &str) -> Value {
    match scalar {
        Scalar::String if rules.secret => text(rules, &seed::hex(name)),
        Scalar::String if name.is_empty() => text(rules, "text"),
        Scalar::String => text(rules, name),
        Scalar::Integer | Scalar::Int32 | Scalar::Uint64 | Scalar::Number => number(rules),
        Scalar::Decimal => json!("1.50"),
        Scalar::Boolean => json!(true),
        Scalar::Url => json!("https://example.com/"),
        Scalar::Uuid => Value::from(seed::uuid(name)),
        Scalar::Date => json!("2026-01-31"),
        Scalar::Datetime | Scalar::DatetimeLenient | Scalar::DatetimeOffset => {
            json!("2026-01-31T09:00:00Z")
        }
        Scalar::TimestampSeconds => json!(1_769_850_000),
        Scalar::TimestampMillis => json!(1_769_850_000_000_u64),
        Scalar::Duration => json!("PT1H"),
        Scalar::Bytes => json!("bW9jaw=="),
        Scalar::Json => json!({}),
    }
}

/// A text like `model`, of an allowed length.
fn text(rules: &Rules, model: &str) -> Value {
    let mut text = model.to_owned();
    if let Some(length) = &rules.length {
        let bound = |bound: Option<u64>| bound.and_then(|bound| usize::try_from(bound).ok());
        if let Some(most) = bound(length.value.max) {
            text = text.chars().take(most).collect();
        }
        // A spec may ask for more than anybody wants to see.
        let least = bound(length.value.min).unwrap_or(0).min(10_000);
        let missing = least.saturating_sub(text.chars().count());
        text.extend(std::iter::repeat_n('x', missing));
    }
    Value::from(text)
}

fn number(rules: &Rules) -> Value {
    let Some(range) = &rules.range else {
        return json!(1);
    };
    let one_beside = |number: &serde_json::Number, step: i64| {
        number
            .as_i64()
            .map(|number| json!(number.saturating_add(step)))
    };
    match (&range.value.min, &range.value.max) {
        (Some(min), _) if min.exclusive => one_beside(&min.value, 1).unwrap_or(json!(min.value)),
        (Some(min), _) => json!(min.value),
        (None, Some(max)) if max.exclusive => {
            one_beside(&max.value, -1).unwrap_or(json!(max.value))
        }
        (None, Some(max)) => json!(max.value),
        (None, None) => json!(1),
    }
}
