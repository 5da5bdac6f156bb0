//! How an object is read and written.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::{FieldPlan, Presence, RustName};

use super::enumeration::wire_value;

/// The call of the runtime's macro that implements reading and writing of an object.
#[derive(Debug)]
pub(super) struct Members<'a> {
    /// The struct.
    pub(super) name: &'a RustName,
    /// Its fields.
    pub(super) fields: Vec<Member<'a>>,
    /// What becomes of members without a field, where they are not ignored.
    pub(super) others: Option<TokenStream>,
    /// Unions whose tag is another field: union, then tag.
    pub(super) tagged_beside: &'a [(RustName, RustName)],
}

/// A field and what it is on the wire.
#[derive(Clone, Copy, Debug)]
pub(super) struct Member<'a> {
    pub(super) name: &'a RustName,
    pub(super) wire: &'a str,
    pub(super) presence: Presence,
    pub(super) constant: Option<&'a crate::ir::Literal>,
}

impl<'a> From<&'a FieldPlan> for Member<'a> {
    fn from(field: &'a FieldPlan) -> Self {
        Self {
            name: &field.name,
            wire: &field.wire,
            presence: field.presence,
            constant: field.constant.as_deref(),
        }
    }
}

impl Member<'_> {
    /// The field, with its name on the wire where that is another one.
    fn named(&self) -> TokenStream {
        let (name, wire) = (self.name, self.wire);
        if name.rust_text() == wire {
            quote!(#name)
        } else {
            quote!(#name = #wire)
        }
    }

    fn row(&self) -> TokenStream {
        let named = self.named();
        match self.presence {
            Presence::Required | Presence::Nullable => named,
            Presence::Optional | Presence::Tristate => quote!(#named optional),
        }
    }
}

impl Members<'_> {
    pub(super) fn emit(&self) -> TokenStream {
        let (name, others) = (self.name, &self.others);
        let rows = self.fields.iter().map(Member::row);
        let unions: Vec<TokenStream> = self
            .tagged_beside
            .iter()
            .filter_map(|(union, tag)| {
                let field = self.fields.iter().find(|field| field.name == union)?;
                let named = field.named();
                Some(quote!(#named by #tag))
            })
            .collect();
        let unions = (!unions.is_empty()).then(|| quote!(unions { #(#unions),* }));
        let constants: Vec<TokenStream> = self
            .fields
            .iter()
            .filter_map(|field| {
                let (named, value) = (field.named(), wire_value(field.constant?));
                Some(quote!(#named is #value))
            })
            .collect();
        let constants = (!constants.is_empty()).then(|| quote!(constants { #(#constants),* }));
        quote! {
            rt::object! {
                #name { #(#rows),* } #others #unions #constants
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;
    use syn::parse_quote;

    use super::{Member, Members};
    use crate::emit::testing::{assert_emits, type_plan};
    use crate::plan::TypePlan;

    #[test]
    fn a_member_has_its_name_its_presence_and_its_constant() {
        let text = "### Thing\n\n`object`\n\nA thing.\n\n| Field | Type | Need | Rules | Description |\n|---|---|---|---|---|\n\
                    | `id` | `string or null` | required | | Its id. |\n| `Unit` | `\"mm\"` | required | | Its unit. |\n\
                    | `size` | `integer` | optional | | Its size. |";
        let TypePlan::Object(plan) = type_plan(text) else {
            panic!("no object");
        };
        let members = Members {
            name: &plan.name,
            fields: plan.fields.iter().map(Member::from).collect(),
            others: Some(quote!(closed)),
            tagged_beside: &[(plan.fields[0].name.clone(), plan.fields[1].name.clone())],
        };
        let expected = parse_quote! {
            rt::object! {
                Thing { id, unit = "Unit", size optional } closed unions { id by unit }
                constants { unit = "Unit" is "mm" }
            }
        };
        assert_emits(members.emit(), &expected);
    }
}
