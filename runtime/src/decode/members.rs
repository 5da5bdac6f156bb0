//! What arrays and objects hold, read with the place of each value.

use std::slice;

use serde::{
    Deserializer,
    de::{self, DeserializeSeed, MapAccess, SeqAccess, Visitor, value::BorrowedStrDeserializer},
    forward_to_deserialize_any,
};
use serde_json::{Number, Value, map};

use super::{
    node::{Node, Problem},
    trace,
    tree::Tree,
};

/// The entries of an array.
pub(super) struct Entries<'v> {
    below: Below<slice::Iter<'v, Value>, slice::Iter<'v, Tree>>,
    next: usize,
}

/// What stands a step below a node: of a value, of a tree, or nothing.
enum Below<V, T> {
    Value(V),
    Tree(T),
    Nothing,
}

impl<'v> Entries<'v> {
    /// Those of a node, which must be an array or empty.
    pub(super) fn of(node: Node<'v>) -> Option<Self> {
        let below = match node {
            Node::Value(Value::Array(values)) => Below::Value(values.iter()),
            Node::Array(trees) => Below::Tree(trees.iter()),
            Node::Empty => Below::Nothing,
            _ => return None,
        };
        Some(Self { below, next: 0 })
    }

    /// Refuses entries that were not read.
    pub(super) fn end(self) -> Result<(), Problem> {
        match self.left() {
            0 => Ok(()),
            left => Err(de::Error::invalid_length(
                self.next + left,
                &"fewer elements in array",
            )),
        }
    }

    fn left(&self) -> usize {
        match &self.below {
            Below::Value(values) => values.len(),
            Below::Tree(trees) => trees.len(),
            Below::Nothing => 0,
        }
    }
}

impl<'v> SeqAccess<'v> for &mut Entries<'v> {
    type Error = Problem;

    fn next_element_seed<S: DeserializeSeed<'v>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Problem> {
        let node = match &mut self.below {
            Below::Value(values) => values.next().map(Node::Value),
            Below::Tree(trees) => trees.next().map(Node::of),
            Below::Nothing => None,
        };
        let Some(node) = node else { return Ok(None) };
        trace::enter_entry(self.next);
        self.next += 1;
        node.below(seed).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.left())
    }
}

/// The members of an object, and then those that it lacks and that are filled.
pub(super) struct Members<'v> {
    below: Below<map::Iter<'v>, slice::Iter<'v, (String, Tree)>>,
    /// The member whose value comes next.
    member: Option<(&'v str, Node<'v>)>,
    /// The name of the type, where it is a struct.
    object: &'static str,
    /// What is to be filled and did not come yet.
    fills: Vec<&'static str>,
    /// The member to fill next.
    fill: Option<&'static str>,
}

impl<'v> Members<'v> {
    /// Those of a node, which must be an object or empty.
    pub(super) fn of(node: Node<'v>, object: &'static str) -> Option<Self> {
        let below = match node {
            Node::Value(Value::Object(members)) => Below::Value(members.iter()),
            Node::Object(members) => Below::Tree(members.iter()),
            Node::Empty => Below::Nothing,
            _ => return None,
        };
        let fills = match node {
            Node::Empty => Vec::new(),
            _ => trace::fills(object),
        };
        Some(Self {
            below,
            member: None,
            object,
            fills,
            fill: None,
        })
    }

    /// Goes to the next member, or to the next one to fill, and gives its name.
    fn advance(&mut self) -> Option<&'v str> {
        self.member = match &mut self.below {
            Below::Value(members) => members
                .next()
                .map(|(name, value)| (name.as_str(), Node::Value(value))),
            Below::Tree(members) => members
                .next()
                .map(|(name, tree)| (name.as_str(), Node::of(tree))),
            Below::Nothing => None,
        };
        if let Some((name, _)) = self.member {
            self.fills.retain(|fill| *fill != name);
            return Some(name);
        }
        self.fill = self.fills.pop();
        self.fill
    }
}

impl<'v> MapAccess<'v> for Members<'v> {
    type Error = Problem;

    fn next_key_seed<K: DeserializeSeed<'v>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Problem> {
        let Some(name) = self.advance() else {
            return Ok(None);
        };
        seed.deserialize(Name(name)).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'v>>(&mut self, seed: S) -> Result<S::Value, Problem> {
        if let Some(name) = self.fill.take() {
            let filled = trace::fill(self.object, name, || seed.deserialize(Node::Empty));
            return filled.ok_or_else(|| Problem::Other(de::Error::missing_field(name)));
        }
        let Some((name, node)) = self.member.take() else {
            return Err(de::Error::custom("value is missing"));
        };
        trace::enter_member(name);
        node.below(seed)
    }
}

/// The name of a member, which may stand for a number.
struct Name<'v>(&'v str);

macro_rules! number {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Problem> {
            match self.0.parse::<Number>() {
                Ok(number) => number.deserialize_any(visitor).map_err(Problem::Other),
                Err(_) => self.deserialize_any(visitor),
            }
        }
    )*};
}

impl<'v> Deserializer<'v> for Name<'v> {
    type Error = Problem;

    fn deserialize_any<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Problem> {
        visitor.visit_borrowed_str(self.0)
    }

    number! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128
        deserialize_f32 deserialize_f64
    }

    fn deserialize_option<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Problem> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'v>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Problem> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'v>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Problem> {
        visitor.visit_enum(BorrowedStrDeserializer::new(self.0))
    }

    forward_to_deserialize_any! {
        <V: Visitor<'v>> bool char str string bytes byte_buf unit unit_struct seq tuple tuple_struct
        map struct
        identifier ignored_any
    }
}
