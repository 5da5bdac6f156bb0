//! The whole of a JSON text, read with the place where it breaks off.

use std::fmt;

use serde::{
    Deserializer,
    de::{DeserializeSeed, MapAccess, SeqAccess, Visitor},
};
use serde_json::Value;

use super::{at::Step, trace};

/// A JSON value as it stands in the text: members keep their order, and may come twice.
#[derive(Debug)]
pub(super) enum Tree {
    Scalar(Value),
    Array(Vec<Tree>),
    Object(Vec<(String, Tree)>),
}

impl Tree {
    /// The value of a text. `None` where it is no JSON.
    pub(super) fn read(text: &[u8]) -> Option<Self> {
        let mut deserializer = serde_json::Deserializer::from_slice(text);
        let tree = Whole.deserialize(&mut deserializer).ok()?;
        deserializer.end().ok().map(|()| tree)
    }

    /// What stands at the end of the steps, which are gone.
    pub(super) fn at(&self, steps: &[Step]) -> Option<&Self> {
        steps
            .iter()
            .try_fold(self, |tree, step| match (tree, step) {
                (Self::Object(members), Step::Member(wanted)) => {
                    let (_, below) = members.iter().rfind(|(name, _)| name == wanted)?;
                    trace::enter_member(wanted);
                    Some(below)
                }
                (Self::Array(entries), Step::Entry(index)) => {
                    let below = entries.get(*index)?;
                    trace::enter_entry(*index);
                    Some(below)
                }
                _ => None,
            })
    }
}

/// Reads a value a step below.
enum Below<'n> {
    Entry(usize),
    Member(&'n str),
}

impl<'de> DeserializeSeed<'de> for Below<'_> {
    type Value = Tree;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Tree, D::Error> {
        match self {
            Self::Entry(index) => trace::enter_entry(index),
            Self::Member(name) => trace::enter_member(name),
        }
        let tree = Whole.deserialize(deserializer);
        trace::leave(tree.is_ok());
        tree
    }
}

/// Reads a value.
struct Whole;

impl<'de> DeserializeSeed<'de> for Whole {
    type Value = Tree;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Tree, D::Error> {
        deserializer.deserialize_any(self)
    }
}

macro_rules! scalar {
    ($($method:ident($ty:ty))*) => {$(
        fn $method<E>(self, value: $ty) -> Result<Tree, E> {
            Ok(Tree::Scalar(value.into()))
        }
    )*};
}

impl<'de> Visitor<'de> for Whole {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    scalar! {
        visit_bool(bool) visit_i64(i64) visit_u64(u64) visit_f64(f64)
        visit_str(&str) visit_string(String)
    }

    fn visit_unit<E>(self) -> Result<Tree, E> {
        Ok(Tree::Scalar(Value::Null))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<Tree, A::Error> {
        let mut below = Vec::new();
        while let Some(entry) = entries.next_element_seed(Below::Entry(below.len()))? {
            below.push(entry);
        }
        Ok(Tree::Array(below))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Tree, A::Error> {
        let mut below = Vec::new();
        while let Some(name) = members.next_key::<String>()? {
            let member = members.next_value_seed(Below::Member(&name))?;
            below.push((name, member));
        }
        Ok(Tree::Object(below))
    }
}
