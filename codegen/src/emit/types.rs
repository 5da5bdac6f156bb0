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
