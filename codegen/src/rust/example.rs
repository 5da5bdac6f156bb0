//! Examples in doc comments: a call of each operation, which compiles as a doctest.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::ir::Literal;
use crate::plan::{
    ArgumentType, ClientCratePlan, Docs, FieldPlan, Newtype, OperationPlan, Presence, ResourcePlan,
    RustName, RustType, TypePlan,
};

/// How deep an example value may be nested. A deeper type gets no example.
const DEPTH_LIMIT: usize = 6;

/// Writes the examples of one crate.
pub(super) struct Examples<'a> {
    /// The library's name; none for a module, whose examples are text.
    library: Option<String>,
    plan: &'a ClientCratePlan,
    types: BTreeMap<&'a RustName, &'a TypePlan>,
}

impl<'a> Examples<'a> {
    /// For the client of this plan, in the library of this name.
    pub(super) fn new(plan: &'a ClientCratePlan, library: Option<String>) -> Self {
        let types = plan.types.iter().flat_map(|file| &file.types);
        let types = types.map(|ty| (ty.name(), ty)).collect();
        Self {
            library,
            plan,
            types,
        }
    }

    /// The doc comment that shows a call of an operation. Empty where a value cannot be shown.
    pub(super) fn operation(&self, resource: &ResourcePlan, operation: &OperationPlan) -> Docs {
        let Some(call) = self.call(resource, operation) else {
            return Docs::default();
        };
        let client = self.plan.client.client.rust_text();
        let call = call_text(&call);
        let mut docs = Docs::line("# Example");
        docs.paragraph(match &self.library {
            Some(library) => {
                let imports = if call.contains("types::") {
                    format!("{{{client}, types}}")
                } else {
                    client.to_owned()
                };
                format!(
                    "```no_run\n\
                     # use {library}::{imports};\n\
                     # async fn example(client: {client}) -> Result<(), Box<dyn std::error::Error>> {{\n\
                     {call}\n\
                     # Ok(())\n\
                     # }}\n\
                     ```"
                )
            }
            None => format!("```text\n{call}\n```"),
        });
        docs
    }

    fn call(&self, resource: &ResourcePlan, operation: &OperationPlan) -> Option<TokenStream> {
        let (group, method) = (&resource.module, &operation.method);
        let arguments: Option<Vec<TokenStream>> = operation
            .arguments()
            .map(|field| self.argument(field, DEPTH_LIMIT))
            .collect();
        let arguments = arguments?;
        let setter = operation
            .parameters
            .iter()
            .map(|parameter| &parameter.field)
            .find(|field| field.has_setter() && field.example.is_some())
            .filter(|field| field.deprecated.is_none())
            .and_then(|field| {
                let (name, value) = (&field.name, self.argument(field, DEPTH_LIMIT)?);
                (field.argument != ArgumentType::Entries).then(|| quote!(.#name(#value)))
            });
        if operation.handle_arguments().is_none() {
            let name = &operation.name;
            let library = self.library.as_deref().unwrap_or("self");
            let library: TokenStream = library.parse().unwrap_or_default();
            return Some(quote! {
                let operation = #library::#group::#name::new(#(#arguments),*) #setter;
                let answer = client.#group().#method(operation).send().await?;
                println!("{}", answer.http().status());
            });
        }
        if operation.output.is_stream() {
            return Some(quote! {
                let mut entries = client.#group().#method(#(#arguments),*) #setter.stream().await?;
                while let Some(entry) = entries.next().await {
                    println!("{:?}", entry?);
                }
            });
        }
        Some(quote! {
            let answer = client.#group().#method(#(#arguments),*) #setter.send().await?;
            println!("{}", answer.http().status());
        })
    }

    /// A value as a caller gives it.
    fn argument(&self, field: &FieldPlan, limit: usize) -> Option<TokenStream> {
        let example = field.example.as_deref();
        match field.presence {
            Presence::Nullable => return Some(quote!(None)),
            // What makes a state of a value does not make the value of a text, too.
            Presence::Tristate if self.is_made_from_text(&field.value, limit) => {
                return Some(quote!(None));
            }
            Presence::Tristate => return self.value(&field.value, example, false, limit),
            Presence::Required | Presence::Optional => {}
        }
        match (field.argument, &field.value) {
            (ArgumentType::Items | ArgumentType::ItemsInto, RustType::Vec(item)) => {
                let item =
                    self.value(item, None, field.argument == ArgumentType::ItemsInto, limit)?;
                Some(quote!([#item]))
            }
            (ArgumentType::Entries, RustType::RuntimeOf("Map", item)) => {
                let item = self.value(item, None, false, limit)?;
                Some(quote!([("key", #item)]))
            }
            (ArgumentType::Into, value) => self.value(value, example, true, limit),
            (_, value) => self.value(value, example, false, limit),
        }
    }

    /// Whether the example of a type is a text that converts to it.
    fn is_made_from_text(&self, ty: &RustType, limit: usize) -> bool {
        let target = match ty {
            RustType::Item(item) => match self.types.get(&item.name) {
                Some(TypePlan::Alias(plan)) if plan.newtype.is_none() => &plan.target,
                _ => return false,
            },
            ty => return matches!(ty, RustType::Runtime(_)),
        };
        limit
            .checked_sub(1)
            .is_some_and(|limit| self.is_made_from_text(target, limit))
    }

    /// A value of a type; `into` says that whatever converts to it will do.
    fn value(
        &self,
        ty: &RustType,
        example: Option<&str>,
        into: bool,
        limit: usize,
    ) -> Option<TokenStream> {
        let limit = limit.checked_sub(1)?;
        let text = example.unwrap_or("text");
        Some(match ty {
            RustType::Std("String") | RustType::Runtime("Bytes") if into => quote!(#text),
            RustType::Std("String") => quote!(#text.to_owned()),
            RustType::Std("bool") => quote!(true),
            RustType::Std("f64") => {
                let number: f64 = example.and_then(|text| text.parse().ok()).unwrap_or(1.0);
                let number = proc_macro2::Literal::f64_unsuffixed(number);
                quote!(#number)
            }
            RustType::Std(_) => {
                let number: i64 = example.and_then(|text| text.parse().ok()).unwrap_or(1);
                let number = proc_macro2::Literal::i64_unsuffixed(number);
                quote!(#number)
            }
            RustType::Runtime("Uuid") => {
                let text = example.filter(|text| text.len() == 36).unwrap_or(NIL);
                quote!(#text.parse()?)
            }
            RustType::Runtime("Url") => from_text(example.unwrap_or("https://example.com"), into),
            RustType::Runtime("DateTime" | "OffsetDateTime") => {
                from_text(example.unwrap_or("2026-01-31T12:00:00Z"), into)
            }
            RustType::Runtime("Duration") => from_text(example.unwrap_or("PT1H"), into),
            RustType::Runtime("Secret" | "Json") => from_text(text, into),
            RustType::Option(_) => quote!(None),
            RustType::Vec(item) => {
                let item = self.value(item, None, false, limit)?;
                quote!(vec![#item])
            }
            RustType::Boxed(inner) => {
                let inner = self.value(inner, example, false, limit)?;
                quote!(Box::new(#inner))
            }
            RustType::Item(item) => self.item(self.types.get(&item.name)?, example, into, limit)?,
            _ => return None,
        })
    }

    fn item(
        &self,
        ty: &TypePlan,
        example: Option<&str>,
        into: bool,
        limit: usize,
    ) -> Option<TokenStream> {
        let name = ty.name();
        Some(match ty {
            TypePlan::Enum(plan) => {
                let wanted = plan.values.iter().find(|value| match &value.wire {
                    Literal::String(text) => Some(text.as_str()) == example,
                    _ => false,
                });
                let variant = &wanted.or(plan.values.first())?.name;
                quote!(types::#name::#variant)
            }
            TypePlan::Object(plan) if plan.built => {
                let arguments: Option<Vec<TokenStream>> = plan
                    .fields
                    .iter()
                    .filter(|field| field.is_argument())
                    .map(|field| self.argument(field, limit))
                    .collect();
                let arguments = arguments?;
                quote!(types::#name::new(#(#arguments),*))
            }
            TypePlan::Union(plan) => {
                let variant = plan.variants.first()?;
                let (case, value) = (
                    &variant.name,
                    self.value(&variant.value, None, false, limit)?,
                );
                quote!(types::#name::#case(#value))
            }
            TypePlan::Alias(plan) => match plan.newtype {
                Some(Newtype::Text) if into => {
                    let text = example.unwrap_or("text");
                    quote!(#text)
                }
                Some(_) => {
                    let value = self.value(&plan.target, example, false, limit)?;
                    quote!(types::#name(#value))
                }
                None => self.value(&plan.target, example, into, limit)?,
            },
            TypePlan::Object(_) => return None,
        })
    }
}

const NIL: &str = "00000000-0000-0000-0000-000000000000";

fn from_text(text: &str, into: bool) -> TokenStream {
    if into {
        text.to_token_stream()
    } else {
        quote!(#text.into())
    }
}

/// Statements as formatted text.
fn call_text(statements: &TokenStream) -> String {
    let file = quote!(async fn example() { #statements });
    let Ok(file) = syn::parse2(file) else {
        return String::new();
    };
    let printed = prettyplease::unparse(&file);
    let lines: Vec<&str> = printed.lines().collect();
    let inner = lines
        .get(1..lines.len().saturating_sub(1))
        .unwrap_or_default();
    inner
        .iter()
        .map(|line| line.strip_prefix("    ").unwrap_or(line))
        .collect::<Vec<_>>()
        .join("\n")
}
