//! How the pages of an operation are read.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::ir::{PaginationKind, StopWhen};
use crate::plan::{
    FieldPlan, ItemsOf, OperationPlan, PaginationPlan, Presence, RustName, RustType,
};

use super::number::readable_signed;

/// Emits the implementation of `Paginated`.
#[derive(Debug)]
pub(super) struct EmitPagination<'a> {
    pub(super) operation: &'a OperationPlan,
    pub(super) pagination: &'a PaginationPlan,
    /// Whether the operation has setters.
    pub(super) has_setters: bool,
}

impl ToTokens for EmitPagination<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let name = &self.operation.name;
        let item = &self.pagination.item;
        let first = self.first();
        let items = match &self.pagination.items {
            ItemsOf::Output => quote!(page),
            ItemsOf::Fields(fields) => quote!(page #(.#fields)*),
        };
        let next = self.next();
        let position = self.position();
        tokens.extend(quote! {
            impl rt::Paginated for #name {
                type Item = #item;

                #first

                fn items(page: Self::Output) -> Vec<Self::Item> {
                    #items
                }

                fn next(&self, page: &rt::PageParts<'_>) -> rt::NextPage<Self> {
                    #next
                }

                #position
            }
        });
    }
}

impl EmitPagination<'_> {
    /// The constant that describes the style.
    pub(super) fn pages(&self) -> TokenStream {
        let plan = self.pagination;
        let items = &plan.items_path;
        let next = plan.next_path.as_deref().unwrap_or_default();
        let (ty, new) = match plan.kind {
            PaginationKind::Offset => (quote!(rt::OffsetPages), quote!(new(#items))),
            PaginationKind::Page => (quote!(rt::NumberedPages), quote!(new(#items))),
            PaginationKind::Token => (quote!(rt::TokenPages), quote!(new(#items, #next))),
            PaginationKind::Link => (quote!(rt::LinkPages), quote!(new(#items, #next))),
        };
        let mut steps = Vec::new();
        if let Some(size) = plan.default_size {
            let size = readable_signed(size);
            steps.push(quote!(size(#size)));
        }
        let numbered = matches!(plan.kind, PaginationKind::Offset | PaginationKind::Page);
        if let Some(start) = plan.start.filter(|_| numbered) {
            let usual = i64::from(plan.kind == PaginationKind::Page);
            if start != usual {
                let start = readable_signed(start);
                steps.push(quote!(start(#start)));
            }
        }
        if let Some(header) = &plan.next_header {
            steps.push(quote!(header(#header)));
        }
        match &plan.stop {
            StopWhen::ShortPage if !numbered => steps.push(quote!(stop(rt::StopWhen::ShortPage))),
            StopWhen::EmptyPage => steps.push(quote!(stop(rt::StopWhen::EmptyPage))),
            StopWhen::NoNext if numbered => steps.push(quote!(stop(rt::StopWhen::NoNext))),
            StopWhen::False { path } => {
                let path = path.to_string();
                steps.push(quote!(stop(rt::StopWhen::False(#path))));
            }
            // A static is built in steps, so one of them is always there.
            StopWhen::ShortPage if steps.is_empty() => {
                steps.push(quote!(stop(rt::StopWhen::ShortPage)));
            }
            StopWhen::NoNext if steps.is_empty() => {
                steps.push(quote!(stop(rt::StopWhen::NoNext)));
            }
            StopWhen::ShortPage | StopWhen::NoNext => {}
        }
        quote! {
            static PAGES: #ty = {
                let mut pages = #ty::#new;
                #(pages.#steps;)*
                pages
            };
        }
    }

    /// Asks for the documented size where the caller asks for none.
    fn first(&self) -> Option<TokenStream> {
        let size = self.pagination.size.as_ref()?;
        self.pagination.default_size?;
        let field = self.field(size)?;
        let asked = self.asked(Some(size));
        let narrowed = narrowed(field);
        (field.presence == Presence::Optional).then(|| {
            quote! {
                fn first(mut self) -> Self {
                    self.#size = PAGES.size_or(#asked)#narrowed;
                    self
                }
            }
        })
    }

    fn next(&self) -> TokenStream {
        let plan = self.pagination;
        if plan.follows_link() {
            return quote! {
                let mut operation = self.clone();
                operation.link = PAGES.next(page, self.link.as_deref())?;
                Ok(operation.link.is_some().then_some(operation))
            };
        }
        let Some((at, field)) = plan.at.as_ref().and_then(|at| Some((at, self.field(at)?))) else {
            return quote! {
                let _ = page;
                Ok(None)
            };
        };
        let next = match plan.kind {
            PaginationKind::Offset | PaginationKind::Page => {
                let (size, position) = (self.asked(plan.size.as_ref()), self.asked(Some(at)));
                quote!(PAGES.next(page, #size, #position)?)
            }
            PaginationKind::Token | PaginationKind::Link => match field.presence {
                Presence::Required => quote!(PAGES.next(page, Some(&self.#at))?),
                _ => quote!(PAGES.next(page, self.#at.as_deref())?),
            },
        };
        let narrowed = narrowed(field);
        if field.presence == Presence::Required {
            return quote! {
                let mut operation = self.clone();
                match #next #narrowed {
                    Some(position) => operation.#at = position,
                    None => return Ok(None),
                }
                Ok(Some(operation))
            };
        }
        if self.has_setters {
            return quote! {
                let next = #next #narrowed;
                Ok(next.map(|position| self.clone().#at(position)))
            };
        }
        quote! {
            let mut operation = self.clone();
            operation.#at = #next #narrowed;
            Ok(operation.#at.is_some().then_some(operation))
        }
    }

    /// Which field holds where the page stands.
    fn position(&self) -> TokenStream {
        if self.pagination.follows_link() {
            return quote!(rt::position_in!(link););
        }
        match self
            .pagination
            .at
            .as_ref()
            .filter(|at| self.field(at).is_some())
        {
            Some(at) => quote!(rt::position_in!(#at);),
            None => quote!(rt::position_in!();),
        }
    }

    /// What the caller asked for, as an `Option<i64>`.
    fn asked(&self, argument: Option<&RustName>) -> TokenStream {
        let Some((name, field)) = argument.and_then(|name| Some((name, self.field(name)?))) else {
            return quote!(None);
        };
        let value = match field.presence {
            Presence::Required => quote!(Some(self.#name)),
            _ => quote!(self.#name),
        };
        match &field.value {
            RustType::Std("i8" | "i16" | "i32" | "u8" | "u16" | "u32") => {
                quote!(#value.map(i64::from))
            }
            RustType::Std("u64" | "usize" | "isize") => {
                quote!(#value.and_then(|number| i64::try_from(number).ok()))
            }
            _ => value,
        }
    }

    fn field(&self, name: &RustName) -> Option<&FieldPlan> {
        let mut fields = self
            .operation
            .parameters
            .iter()
            .map(|parameter| &parameter.field);
        fields.find(|field| &field.name == name)
    }
}

/// What makes an `Option` of the argument's own type of an `Option<i64>`.
fn narrowed(field: &FieldPlan) -> Option<TokenStream> {
    match &field.value {
        ty @ RustType::Std(
            "i8" | "i16" | "i32" | "isize" | "u8" | "u16" | "u32" | "u64" | "usize",
        ) => Some(quote!(.and_then(|number| #ty::try_from(number).ok()))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use syn::parse_quote;

    use super::EmitPagination;
    use crate::emit::testing::{assert_emits, plan};

    #[test]
    fn an_offset_goes_on_by_its_argument() {
        let plan = plan(
            "## Pagination\n\n| Style | Kind | Send | Next | Start | Size | Items | Stop when | Source |\n\
             |---|---|---|---|---|---|---|---|---|\n\
             | `offset` | offset | `size=limit, at=offset` | | `0` | `50` | `.` | short page | |\n\n\
             ## Operations\n\n### things\n\nThings.\n\n### things.list\n\n`GET /things`\n\nLists.\n\n\
             - pages: offset\n\n#### Query\n\n| Field | Type | Need | Description |\n|---|---|---|---|\n\
             | `limit` | `integer` | optional | How many. |\n| `offset` | `integer` | optional | From where. |\n\n\
             #### Response 200\n\n`string[]`",
        );
        let operation = &plan.resources[0].operations[0];
        let emitter = EmitPagination {
            operation,
            pagination: operation.pagination.as_ref().expect("pages"),
            has_setters: true,
        };
        let expected = parse_quote! {
            impl rt::Paginated for ListThings {
                type Item = String;

                fn first(mut self) -> Self {
                    self.limit = PAGES.size_or(self.limit);
                    self
                }

                fn items(page: Self::Output) -> Vec<Self::Item> {
                    page
                }

                fn next(&self, page: &rt::PageParts<'_>) -> rt::NextPage<Self> {
                    let next = PAGES.next(page, self.limit, self.offset)?;
                    Ok(next.map(|position| self.clone().offset(position)))
                }

                rt::position_in!(offset);
            }
        };
        assert_emits(emitter, &expected);
    }
}
