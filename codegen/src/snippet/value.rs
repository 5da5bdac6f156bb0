//! JSON values as Rust expressions of planned types.

use std::cell::Cell;
use std::collections::BTreeMap;

use proc_macro2::{Literal as Token, TokenStream};
use quote::{ToTokens, quote};
use serde_json::Value;

use crate::ir::Literal;
use crate::plan::{
    ArgumentType, ClientCratePlan, EnumPlan, FieldPlan, Item, Module, Newtype, Presence, RustName,
    RustType, TypePlan,
};

use super::object::object;
use super::union::union;

/// How deep a value may be nested. A deeper one has no expression.
const DEPTH_LIMIT: usize = 32;

/// How deep a made-up value may be nested.
const MADE_UP_DEPTH: usize = 6;

/// Of how many values a snippet may be made. A larger one is of no use to a reader.
const MOST_VALUES: usize = 1_000;

/// Writes expressions for the types of one client.
///
/// Where an expression is asked for without a value, it is made up. A value that does not fit its
/// type has none.
pub(super) struct Expressions<'a> {
    /// The path of the client's root, where the groups stand.
    root: TokenStream,
    types: BTreeMap<&'a RustName, &'a TypePlan>,
    /// How many more values the present snippet may have.
    left: Cell<usize>,
}

impl<'a> Expressions<'a> {
    pub(super) fn new(plan: &'a ClientCratePlan, library: Option<&str>) -> Self {
        let of_operations = plan
            .resources
            .iter()
            .flat_map(|resource| &resource.operations)
            .flat_map(|operation| &operation.types);
        let types = plan.types.iter().flat_map(|file| &file.types);
        Self {
            root: library
                .and_then(|library| library.parse().ok())
                .unwrap_or_else(|| quote!(self)),
            types: types
                .chain(of_operations)
                .map(|ty| (ty.name(), ty))
                .collect(),
            left: Cell::new(MOST_VALUES),
        }
    }

    /// Begins another snippet; gives the depth its values may have.
    pub(super) fn begin(&self) -> usize {
        self.left.set(MOST_VALUES);
        DEPTH_LIMIT
    }

    /// The path of the client's root.
    pub(super) fn root(&self) -> &TokenStream {
        &self.root
    }

    /// What a caller writes for an argument or a required field.
    pub(super) fn argument(
        &self,
        field: &FieldPlan,
        value: Option<&Value>,
        limit: usize,
    ) -> Option<TokenStream> {
        match (field.presence, value) {
            (Presence::Nullable, None | Some(Value::Null)) => return Some(quote!(None)),
            (Presence::Tristate, Some(Value::Null)) => {
                return Some(quote!(bindery::Tristate::Null));
            }
            (Presence::Nullable | Presence::Tristate, _) => {
                return self.value(&field.value, value, false, limit);
            }
            (Presence::Required | Presence::Optional, _) => {}
        }
        match (field.argument, &field.value) {
            (ArgumentType::Items, RustType::Vec(item)) => self.items(item, value, false, limit),
            (ArgumentType::ItemsInto, RustType::Vec(item)) => self.items(item, value, true, limit),
            (ArgumentType::Entries, RustType::RuntimeOf("Map", item)) => {
                let entries = self.entries(item, value, limit)?;
                // Without an entry nothing tells the type of the keys.
                (!entries.is_empty()).then(|| quote!([#(#entries),*]))
            }
            (ArgumentType::Into, value_type) => self.value(value_type, value, true, limit),
            (_, RustType::Boxed(inner)) => self.value(inner, value, false, limit),
            (_, value_type) => self.value(value_type, value, false, limit),
        }
    }

    /// The calls of a field's setter: one, or one for each entry of a map.
    pub(super) fn setters(
        &self,
        field: &FieldPlan,
        value: Option<&Value>,
        limit: usize,
    ) -> Option<TokenStream> {
        let name = &field.name;
        if let (ArgumentType::Entries, Presence::Optional, RustType::RuntimeOf("Map", item)) =
            (field.argument, field.presence, &field.value)
        {
            let Some(Value::Object(entries)) = value else {
                return None;
            };
            let calls: Option<Vec<TokenStream>> = entries
                .iter()
                .map(|(key, value)| {
                    let value = self.entry(item, value, limit)?;
                    Some(quote!(.#name(#key, #value)))
                })
                .collect();
            let calls = calls?;
            return Some(quote!(#(#calls)*));
        }
        let value = self.argument(field, value, limit)?;
        Some(quote!(.#name(#value)))
    }

    /// The value of one entry of a map, as a setter takes it.
    fn entry(&self, item: &RustType, value: &Value, limit: usize) -> Option<TokenStream> {
        match item {
            RustType::Vec(inner) => {
                let is_text = matches!(**inner, RustType::Std("String"));
                self.items(inner, Some(value), is_text, limit)
            }
            item => self.value(
                item,
                Some(value),
                matches!(item, RustType::Std("String")),
                limit,
            ),
        }
    }

    fn items(
        &self,
        item: &RustType,
        value: Option<&Value>,
        into: bool,
        limit: usize,
    ) -> Option<TokenStream> {
        let Some(value) = value else {
            let item = self.value(item, None, into, limit)?;
            return Some(quote!([#item]));
        };
        let single = std::slice::from_ref(value);
        let values = value.as_array().map_or(single, Vec::as_slice);
        if values.is_empty() && into {
            // Nothing else tells of what the list is empty.
            return Some(quote!([""; 0]));
        }
        let items: Option<Vec<TokenStream>> = values
            .iter()
            .map(|value| self.value(item, Some(value), into, limit))
            .collect();
        let items = items?;
        Some(quote!([#(#items),*]))
    }

    fn entries(
        &self,
        item: &RustType,
        value: Option<&Value>,
        limit: usize,
    ) -> Option<Vec<TokenStream>> {
        let Some(value) = value else {
            let item = self.value(item, None, false, limit)?;
            return Some(vec![quote!(("key", #item))]);
        };
        value
            .as_object()?
            .iter()
            .map(|(key, value)| {
                let value = self.value(item, Some(value), false, limit)?;
                Some(quote!((#key, #value)))
            })
            .collect()
    }

    /// A value of a type; `into` says that whatever converts to it will do.
    pub(super) fn value(
        &self,
        ty: &RustType,
        value: Option<&Value>,
        into: bool,
        limit: usize,
    ) -> Option<TokenStream> {
        let limit = limit.checked_sub(1)?;
        let limit = value.map_or(limit.min(MADE_UP_DEPTH), |_| limit);
        self.left.set(self.left.get().checked_sub(1)?);
        match ty {
            RustType::Std(name) => standard(name, value, into),
            RustType::Runtime(name) => of_runtime(name, value, into),
            RustType::Option(_) if value.is_none_or(Value::is_null) => Some(quote!(None)),
            RustType::Option(inner) => {
                let inner = self.value(inner, value, false, limit)?;
                Some(quote!(Some(#inner)))
            }
            RustType::Vec(item) => {
                let items = self.items(item, value, false, limit)?;
                Some(quote!(vec!#items))
            }
            RustType::Boxed(inner) => {
                let inner = self.value(inner, value, false, limit)?;
                Some(quote!(Box::new(#inner)))
            }
            RustType::RuntimeOf("Map", item) => {
                let entries = self.owned_entries(item, value, limit)?;
                Some(quote!([#(#entries),*].into()))
            }
            RustType::Tuple(types) => {
                let values =
                    value.map(|value| value.as_array().filter(|it| it.len() == types.len()));
                let items: Option<Vec<TokenStream>> = types
                    .iter()
                    .enumerate()
                    .map(|(at, ty)| match &values {
                        Some(values) => {
                            self.value(ty, Some(values.as_ref()?.get(at)?), false, limit)
                        }
                        None => self.value(ty, None, false, limit),
                    })
                    .collect();
                let items = items?;
                Some(quote!((#(#items,)*)))
            }
            RustType::Item(item) => self.item(item, value, into, limit),
            RustType::Unit | RustType::RuntimeOf(..) | RustType::Tokens(_) => None,
        }
    }

    fn owned_entries(
        &self,
        item: &RustType,
        value: Option<&Value>,
        limit: usize,
    ) -> Option<Vec<TokenStream>> {
        let Some(value) = value else {
            return Some(Vec::new());
        };
        value
            .as_object()?
            .iter()
            .map(|(key, value)| {
                let value = self.value(item, Some(value), false, limit)?;
                Some(quote!((#key.to_owned(), #value)))
            })
            .collect()
    }

    fn item(
        &self,
        item: &Item,
        value: Option<&Value>,
        into: bool,
        limit: usize,
    ) -> Option<TokenStream> {
        let path = self.path(item);
        match self.types.get(&item.name)? {
            TypePlan::Enum(plan) => variant(&path, plan, value),
            TypePlan::Object(plan) => object(self, &path, plan, value, limit),
            TypePlan::Union(plan) => union(self, &path, plan, value, limit),
            TypePlan::Alias(plan) => match plan.newtype {
                Some(Newtype::Text) if into => standard("String", value, true),
                Some(_) => {
                    let inner = self.value(&plan.target, value, false, limit)?;
                    Some(quote!(#path(#inner)))
                }
                None => self.value(&plan.target, value, into, limit),
            },
        }
    }

    fn path(&self, item: &Item) -> TokenStream {
        let (root, name) = (&self.root, &item.name);
        match &item.module {
            Module::Types => quote!(types::#name),
            Module::Resource(group) => quote!(#root::#group::#name),
            Module::Client | Module::Error => quote!(#root::#name),
        }
    }
}

fn standard(name: &str, value: Option<&Value>, into: bool) -> Option<TokenStream> {
    let text = value.and_then(Value::as_str);
    Some(match name {
        "String" => {
            let text = match value {
                Some(value) => value.as_str()?,
                None => "text",
            };
            if into {
                text.to_token_stream()
            } else {
                quote!(#text.to_owned())
            }
        }
        "bool" => {
            let truth = match (value, text) {
                (None, _) => true,
                (_, Some(text)) => text.parse().ok()?,
                (Some(value), None) => value.as_bool()?,
            };
            quote!(#truth)
        }
        "f64" => {
            let number: f64 = match (value, text) {
                (None, _) => 1.0,
                (_, Some(text)) => text.parse().ok()?,
                (Some(value), None) => value.as_f64()?,
            };
            number
                .is_finite()
                .then(|| Token::f64_unsuffixed(number))?
                .to_token_stream()
        }
        "u64" => {
            let number: u64 = match (value, text) {
                (None, _) => 1,
                (_, Some(text)) => text.parse().ok()?,
                (Some(value), None) => value.as_u64()?,
            };
            Token::u64_unsuffixed(number).to_token_stream()
        }
        _ => {
            let number: i64 = match (value, text) {
                (None, _) => 1,
                (_, Some(text)) => text.parse().ok()?,
                (Some(value), None) => value.as_i64()?,
            };
            Token::i64_unsuffixed(number).to_token_stream()
        }
    })
}

fn of_runtime(name: &str, value: Option<&Value>, into: bool) -> Option<TokenStream> {
    let text = |made_up: &'static str| match value {
        None => Some(made_up.to_owned()),
        Some(Value::String(text)) => Some(text.clone()),
        Some(Value::Number(number)) => Some(number.to_string()),
        Some(_) => None,
    };
    let number = || match value {
        None => Some(1_769_860_800),
        Some(Value::String(text)) => text.parse().ok(),
        Some(value) => value.as_i64(),
    };
    Some(match name {
        "Url" => from_text(&text("https://example.com")?, into),
        "DateTime" | "OffsetDateTime" => from_text(&text("2026-01-31T12:00:00Z")?, into),
        "Duration" => from_text(&text("PT1H")?, into),
        "Secret" => from_text(&text("secret")?, into),
        "Bytes" => from_text(&text("text")?, into),
        "Uuid" => parsed(&text("00000000-0000-0000-0000-000000000000")?),
        "Date" => parsed(&text("2026-01-31")?),
        "Decimal" => parsed(&text("1.5")?),
        "TimestampSeconds" => {
            let seconds = Token::i64_unsuffixed(number()?);
            quote!(bindery::TimestampSeconds(#seconds))
        }
        "TimestampMillis" => {
            let millis = Token::i64_unsuffixed(number()?);
            quote!(bindery::TimestampMillis(#millis))
        }
        "Base64" if value.is_none() => quote!(b"text".to_vec().into()),
        "Upload" => quote!(bindery::Upload::new("notes.txt", "text/plain", "hello")),
        "Json" => match value {
            None => from_text("text", into),
            Some(Value::String(text)) => from_text(text, into),
            Some(Value::Bool(truth)) if into => quote!(#truth),
            Some(Value::Bool(truth)) => quote!(#truth.into()),
            Some(other) => {
                let text = other.to_string();
                quote!(#text.parse::<bindery::Json>()?)
            }
        },
        _ => return None,
    })
}

/// A variant of an enum of values; the first one where none is asked for.
fn variant(path: &TokenStream, plan: &EnumPlan, value: Option<&Value>) -> Option<TokenStream> {
    let Some(value) = value else {
        let first = &plan.values.first()?.name;
        return Some(quote!(#path::#first));
    };
    let known = plan
        .values
        .iter()
        .find(|known| is_literal(value, &known.wire));
    match (known, value) {
        (Some(known), _) => {
            let name = &known.name;
            Some(quote!(#path::#name))
        }
        (None, Value::String(text)) if plan.open => Some(quote!(#path::from(#text))),
        (None, _) if plan.open => {
            let number = Token::i64_unsuffixed(value.as_i64()?);
            Some(quote!(#path::from(#number)))
        }
        (None, _) => None,
    }
}

/// Whether a value is this literal, or its text.
pub(super) fn is_literal(value: &Value, literal: &Literal) -> bool {
    match (value, literal) {
        (Value::String(text), literal) => *text == literal.to_string(),
        (value, Literal::Integer(number)) => value.as_i64() == Some(*number),
        (value, Literal::Boolean(truth)) => value.as_bool() == Some(*truth),
        (_, Literal::String(_)) => false,
    }
}

fn from_text(text: &str, into: bool) -> TokenStream {
    if into {
        text.to_token_stream()
    } else {
        quote!(#text.into())
    }
}

fn parsed(text: &str) -> TokenStream {
    quote!(#text.parse()?)
}
