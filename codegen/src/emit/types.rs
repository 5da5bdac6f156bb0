//! Named types of any kind.

use proc_macro2::TokenStream;
use quote::ToTokens;

use crate::plan::TypePlan;

use super::{EmitAlias, EmitEnum, EmitObject, EmitUnion};

/// Emits a [`TypePlan`].
#[derive(Debug)]
pub struct EmitType<'a>(pub &'a TypePlan);

impl ToTokens for EmitType<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self.0 {
            TypePlan::Object(plan) => EmitObject(plan).to_tokens(tokens),
            TypePlan::Enum(plan) => EmitEnum(plan).to_tokens(tokens),
            TypePlan::Union(plan) => EmitUnion(plan).to_tokens(tokens),
            TypePlan::Alias(plan) => EmitAlias(plan).to_tokens(tokens),
        }
    }
}

#[cfg(test)]
mod tests {
    use syn::parse_quote;

    use super::EmitType;
    use crate::emit::testing::{assert_emits, type_plan};

    #[test]
    fn a_type_is_emitted_as_what_it_is() {
        let alias = type_plan("### Name\n\n`alias string`\n\nA name.");
        let expected = parse_quote! {
            #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
            pub struct Name(pub String);

            rt::text_newtype!(Name);
        };
        assert_emits(EmitType(&alias), &expected);
        let closed = "### Sign\n\n`enum string closed`\n\nA sign.\n\n| Value | Description |\n|---|---|\n| `plus` | More. |";
        let expected = parse_quote! {
            #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
            #[non_exhaustive]
            pub enum Sign {
                Plus,
            }

            impl Sign {
                pub const fn values() -> &'static [(Self, &'static str)] {
                    &[(Self::Plus, "plus")]
                }
            }

            rt::closed_enum!(Sign);
        };
        assert_emits(EmitType(&type_plan(closed)), &expected);
    }
}
