//! JSON values as Rust expressions of planned types.

use std::cell::Cell;
use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote};
use serde_json::Value;

use crate::plan::{
    ArgumentType, ClientCratePlan, FieldPlan, Item, Module, Newtype, Presence, RustName, RustType,
    TypePlan,
};

use super::enumeration::enumeration;
use super::object::object;
use super::scalar::{ident, of_runtime, standard};
use super::union::union;

/// How deep a value may be nested. A deeper one has no expression.
const DEPTH_LIMIT: usize = 32;

/// How deep a made-up value may be nested.
const MADE_UP_DEPTH: usize = 6;

/// Of how many values a snippet may be made. A larger one is of no use to a reader.
const MOST_VALUES: usize = 1_000;

/// How an expression's type is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Want {
    /// Whatever converts to it will do.
    Convertible,
    /// What it is given to says so.
    Inferred,
    /// By itself: what it is given to takes several types.
    Exact,
}

impl Want {
    /// How the types of the values within are known.
    fn within(self) -> Self {
        match self {
            Self::Convertible | Self::Inferred => Self::Inferred,
            Self::Exact => Self::Exact,
        }
    }
}

/// Writes expressions for the types of one client.
///
/// Where an expression is asked for without a value, it is made up. A value that does not fit its
/// type has none.
pub(super) struct Expressions<'a> {
    /// The path of the client's root, where the groups stand.
    root: TokenStream,
    pub(super) types: BTreeMap<&'a RustName, &'a TypePlan>,
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
                let root = &self.root;
                return Some(quote!(#root::Tristate::Null));
            }
            (Presence::Nullable | Presence::Tristate, _) => {
                return self.value(&field.value, value, Want::Inferred, limit);
            }
            (Presence::Required | Presence::Optional, _) => {}
        }
        match (field.argument, &field.value) {
            (ArgumentType::Items, RustType::Vec(item)) => {
                self.items(item, value, Want::Inferred, limit)
            }
            (ArgumentType::ItemsInto, RustType::Vec(item)) => {
                self.items(item, value, Want::Convertible, limit)
            }
            (ArgumentType::Entries, RustType::RuntimeOf("Map", item)) => {
                let entries = self.entries(item, value, limit)?;
                // Without an entry nothing tells the type of the keys.
                (!entries.is_empty()).then(|| quote!([#(#entries),*]))
            }
            (ArgumentType::Into, value_type) => {
                self.value(value_type, value, Want::Convertible, limit)
            }
            (_, RustType::Boxed(inner)) => self.value(inner, value, Want::Inferred, limit),
            (_, value_type) => self.value(value_type, value, Want::Inferred, limit),
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
            RustType::Vec(inner) => self.items(inner, Some(value), converted(inner), limit),
            item => self.value(item, Some(value), converted(item), limit),
        }
    }

    fn items(
        &self,
        item: &RustType,
        value: Option<&Value>,
        want: Want,
        limit: usize,
    ) -> Option<TokenStream> {
        let Some(value) = value else {
            let item = self.value(item, None, want, limit)?;
            return Some(quote!([#item]));
        };
        let single = std::slice::from_ref(value);
        let values = value.as_array().map_or(single, Vec::as_slice);
        if values.is_empty() && want == Want::Convertible {
            // Nothing else tells of what the list is empty.
            return Some(quote!([""; 0]));
        }
        let items: Option<Vec<TokenStream>> = values
            .iter()
            .map(|value| self.value(item, Some(value), want, limit))
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
            let item = self.value(item, None, Want::Inferred, limit)?;
            return Some(vec![quote!(("key", #item))]);
        };
        value
            .as_object()?
            .iter()
            .map(|(key, value)| {
                let value = self.value(item, Some(value), Want::Inferred, limit)?;
                Some(quote!((#key, #value)))
            })
            .collect()
    }

    /// A value of a type.
    pub(super) fn value(
        &self,
        ty: &RustType,
        value: Option<&Value>,
        want: Want,
        limit: usize,
    ) -> Option<TokenStream> {
        let limit = limit.checked_sub(1)?;
        let limit = value.map_or(limit.min(MADE_UP_DEPTH), |_| limit);
        self.left.set(self.left.get().checked_sub(1)?);
        let within = want.within();
        match ty {
            RustType::Std(name) => standard(name, value, want),
            RustType::Runtime(name) => of_runtime(&self.root, name, value, want),
            RustType::Option(_) if value.is_none_or(Value::is_null) => Some(quote!(None)),
            RustType::Option(inner) => {
                let inner = self.value(inner, value, within, limit)?;
                Some(quote!(Some(#inner)))
            }
            RustType::Vec(item) => {
                let items = self.items(item, value, within, limit)?;
                Some(quote!(vec!#items))
            }
            RustType::Boxed(inner) => {
                let inner = self.value(inner, value, within, limit)?;
                Some(quote!(Box::new(#inner)))
            }
            RustType::RuntimeOf("Map", item) => {
                let entries = self.owned_entries(item, value, within, limit)?;
                Some(match want {
                    Want::Exact => quote!(std::collections::BTreeMap::from([#(#entries),*])),
                    Want::Convertible | Want::Inferred => quote!([#(#entries),*].into()),
                })
            }
            RustType::Tuple(types) => {
                let values =
                    value.map(|value| value.as_array().filter(|it| it.len() == types.len()));
                let items: Option<Vec<TokenStream>> = types
                    .iter()
                    .enumerate()
                    .map(|(at, ty)| match &values {
                        Some(values) => {
                            self.value(ty, Some(values.as_ref()?.get(at)?), within, limit)
                        }
                        None => self.value(ty, None, within, limit),
                    })
                    .collect();
                let items = items?;
                Some(quote!((#(#items,)*)))
            }
            RustType::Item(item) => self.item(item, value, want, limit),
            RustType::Unit | RustType::RuntimeOf(..) | RustType::Tokens(_) => None,
        }
    }

    fn owned_entries(
        &self,
        item: &RustType,
        value: Option<&Value>,
        want: Want,
        limit: usize,
    ) -> Option<Vec<TokenStream>> {
        let Some(value) = value else {
            return Some(Vec::new());
        };
        value
            .as_object()?
            .iter()
            .map(|(key, value)| {
                let value = self.value(item, Some(value), want, limit)?;
                Some(quote!((#key.to_owned(), #value)))
            })
            .collect()
    }

    fn item(
        &self,
        item: &Item,
        value: Option<&Value>,
        want: Want,
        limit: usize,
    ) -> Option<TokenStream> {
        let path = self.path(item);
        match self.types.get(&item.name)? {
            TypePlan::Enum(plan) => enumeration(&path, plan, value),
            TypePlan::Object(plan) => object(self, &path, plan, value, limit),
            TypePlan::Union(plan) => union(self, &path, plan, value, limit),
            TypePlan::Alias(plan) => match plan.newtype {
                Some(Newtype::Text) if want == Want::Convertible => standard("String", value, want),
                Some(_) => {
                    let inner = self.value(&plan.target, value, Want::Inferred, limit)?;
                    Some(quote!(#path(#inner)))
                }
                None => self.value(&plan.target, value, want, limit),
            },
        }
    }

    /// A type with the paths that code outside the client needs, where it imports the module of types.
    pub(super) fn type_path(&self, ty: &RustType) -> Option<TokenStream> {
        Some(match ty {
            RustType::Unit => quote!(()),
            RustType::Std(_) => ty.to_token_stream(),
            RustType::Runtime(name) => {
                let (root, name) = (&self.root, ident(name));
                quote!(#root::#name)
            }
            RustType::RuntimeOf("Map", inner) => {
                let inner = self.type_path(inner)?;
                quote!(std::collections::BTreeMap<String, #inner>)
            }
            RustType::Item(item) => self.path(item),
            RustType::Option(inner) => {
                let inner = self.type_path(inner)?;
                quote!(Option<#inner>)
            }
            RustType::Vec(inner) => {
                let inner = self.type_path(inner)?;
                quote!(Vec<#inner>)
            }
            RustType::Boxed(inner) => self.type_path(inner)?,
            RustType::RuntimeOf(..) | RustType::Tuple(_) | RustType::Tokens(_) => return None,
        })
    }

    pub(super) fn path(&self, item: &Item) -> TokenStream {
        let (root, name) = (&self.root, &item.name);
        match &item.module {
            Module::Types => quote!(types::#name),
            Module::Resource(module) | Module::Events(module) => quote!(#root::#module::#name),
            Module::Client | Module::Error => quote!(#root::#name),
        }
    }
}

/// How the value of an entry is known that a setter takes.
fn converted(item: &RustType) -> Want {
    match item {
        RustType::Std("String") => Want::Convertible,
        _ => Want::Inferred,
    }
}
