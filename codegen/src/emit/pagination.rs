//! How the pages of an operation are read.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use crate::ir::{PaginationKind, StopWhen};
use crate::plan::{FieldPlan, ItemsOf, OperationPlan, PaginationPlan, Presence, RustName};

/// Emits the implementation of `Paginated`.
#[derive(Debug)]
pub(super) struct EmitPagination<'a> {
    pub(super) operation: &'a OperationPlan,
    pub(super) pagination: &'a PaginationPlan,
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
            let size = Literal::i64_unsuffixed(size);
            steps.push(quote!(size(#size)));
        }
        let numbered = matches!(plan.kind, PaginationKind::Offset | PaginationKind::Page);
        if let Some(start) = plan.start.filter(|_| numbered) {
            let usual = i64::from(plan.kind == PaginationKind::Page);
            if start != usual {
                let start = Literal::i64_unsuffixed(start);
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
        (self.presence(size) == Some(Presence::Optional)).then(|| {
            quote! {
                fn first(mut self) -> Self {
                    self.#size = PAGES.size_or(self.#size);
                    self
                }
            }
        })
    }

    fn next(&self) -> TokenStream {
        let plan = self.pagination;
        if plan.follows_link() {
            return quote! {
                let next = PAGES.next(page, self.link.as_deref())?;
                Ok(next.map(|link| {
                    let mut operation = self.clone();
                    operation.link = Some(link);
                    operation
                }))
            };
        }
        let size = self.asked(plan.size.as_ref());
        let Some(at) = &plan.at else {
            return quote! {
                let _ = page;
                Ok(None)
            };
        };
        let asked = match plan.kind {
            PaginationKind::Offset | PaginationKind::Page => {
                let at = self.asked(Some(at));
                quote!(PAGES.next(page, #size, #at)?)
            }
            PaginationKind::Token | PaginationKind::Link => match self.presence(at) {
                Some(Presence::Required) => quote!(PAGES.next(page, Some(&self.#at))?),
                _ => quote!(PAGES.next(page, self.#at.as_deref())?),
            },
        };
        let set = match self.presence(at) {
            Some(Presence::Required) => quote! {
                Ok(next.map(|position| {
                    let mut operation = self.clone();
                    operation.#at = position;
                    operation
                }))
            },
            _ => quote!(Ok(next.map(|position| self.clone().#at(position)))),
        };
        quote! {
            let next = #asked;
            #set
        }
    }

    /// What the caller asked for, as an `Option`.
    fn asked(&self, argument: Option<&RustName>) -> TokenStream {
        match argument {
            None => quote!(None),
            Some(name) if self.presence(name) == Some(Presence::Required) => {
                quote!(Some(self.#name))
            }
            Some(name) => quote!(self.#name),
        }
    }

    fn presence(&self, name: &RustName) -> Option<Presence> {
        let fields = self
            .operation
            .parameters
            .iter()
            .map(|parameter| &parameter.field);
        let mut found = fields.filter(|field: &&FieldPlan| &field.name == name);
        found.next().map(|field| field.presence)
    }
}
