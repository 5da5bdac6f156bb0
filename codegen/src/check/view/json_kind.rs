//! The kinds of JSON values that a type can have.

use std::collections::BTreeSet;
use std::fmt;

use crate::ir::{
    Api, EnumBase, JsonKind, Literal, MAX_CHAIN, Resolved, Scalar, TypeExpr, TypeIndex, TypeKind,
    TypeShape, UnionTag,
};

/// A set of kinds. Null is none of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::check) struct JsonKinds(u8);

impl JsonKinds {
    const ALL: [JsonKind; 5] = [
        JsonKind::String,
        JsonKind::Number,
        JsonKind::Boolean,
        JsonKind::Array,
        JsonKind::Object,
    ];
    const EVERY: Self = Self(0b1_1111);
    const NONE: Self = Self(0);

    /// Only this kind.
    pub(in crate::check) fn only(kind: JsonKind) -> Self {
        Self(1 << kind as u8)
    }

    /// Whether this kind is among them.
    pub(in crate::check) fn contains(self, kind: JsonKind) -> bool {
        self.0 & Self::only(kind).0 != 0
    }

    /// The kinds of both.
    pub(in crate::check) fn common(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// True when there is no kind.
    pub(in crate::check) fn is_empty(self) -> bool {
        self == Self::NONE
    }

    fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl fmt::Display for JsonKinds {
    /// `a string or an array`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words: Vec<_> = Self::ALL
            .into_iter()
            .filter(|kind| self.contains(*kind))
            .map(with_article)
            .collect();
        f.write_str(&words.join(" or "))
    }
}

/// A kind in a sentence.
fn with_article(kind: JsonKind) -> &'static str {
    match kind {
        JsonKind::String => "a string",
        JsonKind::Number => "a number",
        JsonKind::Boolean => "a boolean",
        JsonKind::Array => "an array",
        JsonKind::Object => "an object",
    }
}

/// Whether a value of `ty` can be of this kind.
pub fn can_be(api: &Api<Resolved>, ty: &TypeExpr<Resolved>, kind: JsonKind) -> bool {
    kinds(api, ty).contains(kind)
}

/// The kinds that values of `ty` can have.
pub(in crate::check) fn kinds(api: &Api<Resolved>, ty: &TypeExpr<Resolved>) -> JsonKinds {
    let mut search = Search {
        api,
        seen: BTreeSet::new(),
        found: JsonKinds::NONE,
    };
    search.ty(ty, MAX_CHAIN);
    search.found
}

struct Search<'a> {
    api: &'a Api<Resolved>,
    /// The named types whose kinds are found: circles end, and nothing is looked at twice.
    seen: BTreeSet<TypeIndex>,
    found: JsonKinds,
}

impl Search<'_> {
    fn ty(&mut self, ty: &TypeExpr<Resolved>, depth_left: usize) {
        let Some(depth_left) = depth_left.checked_sub(1) else {
            return;
        };
        match &ty.kind {
            TypeKind::Scalar { scalar } => self.add(of_scalar(*scalar)),
            TypeKind::Literal { value } => self.add(JsonKinds::only(of_literal(value))),
            TypeKind::Named { name } => {
                if self.seen.insert(*name) {
                    self.shape(&self.api.type_def(*name).shape, depth_left);
                }
            }
            TypeKind::Array { .. } | TypeKind::Tuple { .. } => {
                self.add(JsonKinds::only(JsonKind::Array));
            }
            TypeKind::Map { .. } => self.add(JsonKinds::only(JsonKind::Object)),
            TypeKind::Alternatives { alternatives } => {
                for alternative in alternatives {
                    self.ty(alternative, depth_left);
                }
            }
            TypeKind::Event => self.add(JsonKinds::EVERY),
        }
    }

    fn shape(&mut self, shape: &TypeShape<Resolved>, depth_left: usize) {
        match shape {
            TypeShape::Object(_) => self.add(JsonKinds::only(JsonKind::Object)),
            TypeShape::Enum(values) => self.add(JsonKinds::only(match values.base {
                EnumBase::String => JsonKind::String,
                EnumBase::Integer => JsonKind::Number,
            })),
            TypeShape::Union(union) => match union.tag {
                UnionTag::Within { .. } => self.add(JsonKinds::only(JsonKind::Object)),
                UnionTag::Beside { .. } | UnionTag::None => {
                    for variant in &union.variants {
                        self.ty(&variant.ty, depth_left);
                    }
                }
            },
            TypeShape::Alias(alias) => self.ty(&alias.target, depth_left),
        }
    }

    fn add(&mut self, kinds: JsonKinds) {
        self.found = self.found.with(kinds);
    }
}

fn of_scalar(scalar: Scalar) -> JsonKinds {
    JsonKinds::only(match scalar {
        Scalar::String
        | Scalar::Decimal
        | Scalar::Url
        | Scalar::Uuid
        | Scalar::Date
        | Scalar::Datetime
        | Scalar::DatetimeLenient
        | Scalar::DatetimeOffset
        | Scalar::Duration
        | Scalar::Bytes => JsonKind::String,
        Scalar::Integer
        | Scalar::Int32
        | Scalar::Uint64
        | Scalar::Number
        | Scalar::TimestampSeconds
        | Scalar::TimestampMillis => JsonKind::Number,
        Scalar::Boolean => JsonKind::Boolean,
        Scalar::Json => return JsonKinds::EVERY,
    })
}

/// The kind of a literal.
fn of_literal(value: &Literal) -> JsonKind {
    match value {
        Literal::String(_) => JsonKind::String,
        Literal::Integer(_) => JsonKind::Number,
        Literal::Boolean(_) => JsonKind::Boolean,
    }
}
