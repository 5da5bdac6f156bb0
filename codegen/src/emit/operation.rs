//! Operations: the type that carries the arguments, and its implementation of `Operation`.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use crate::plan::{
    Docs, FieldPlan, OperationPlan, OutputPlan, PaginationPlan, ParameterPlan, Place, Presence,
    RustName, RustType,
};

use super::attributes::{deprecated, doc_aliases};
use super::function::EmitFunction;
use super::located::at;
use super::meta::meta;
use super::output::EmitOutput;
use super::pagination::EmitPagination;
use super::setter::{argument_type, initial_value, literal_argument, setter};
use super::{EmitErrorEnum, EmitType};

/// Emits the items of an operation's file.
#[derive(Debug)]
pub struct EmitOperation<'a> {
    /// The operation.
    pub operation: &'a OperationPlan,
    /// The client.
    pub client: &'a RustName,
    /// What is added to the doc comment: an example.
    pub example: Docs,
}

impl ToTokens for EmitOperation<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let plan = self.operation;
        let example = (!self.example.is_empty()).then(|| {
            let example = &self.example;
            quote!(#[doc = ""] #example)
        });
        let OperationPlan {
            name,
            docs,
            provider,
            ..
        } = plan;
        let aliases = doc_aliases(&plan.aliases, name.rust_text());
        let deprecated = deprecated(plan.deprecated.as_deref());
        let stored: Vec<&FieldPlan> = stored(plan).collect();
        let link = follows_link(plan);
        let fields = stored.iter().map(|field| {
            let (name, ty) = (&field.name, field.stored());
            quote!(#name: #ty)
        });
        let fields = fields.chain(link.then(|| quote!(link: Option<String>)));
        let constructor = constructor(plan);
        let setters: Vec<TokenStream> = stored
            .iter()
            .filter(|field| field.has_setter())
            .map(|field| setter(field, &field.docs.to_token_stream()))
            .collect();
        let setters = (!setters.is_empty()).then(|| quote!(impl<C> #name<C> { #(#setters)* }));
        let names = stored.iter().map(|field| field.name.to_token_stream());
        let names = names.chain(link.then(|| quote!(link)));
        let error_type = plan.error.ty();
        let attached = if plan.output.is_stream() {
            quote!(rt::streamed! { #name { #(#names),* } for #provider => #error_type })
        } else {
            let (client, output) = (self.client, output_type(plan));
            quote! {
                rt::attached! {
                    #deprecated
                    #name { #(#names),* } for #client, #provider => #output, #error_type
                }
            }
        };
        let meta = meta(plan);
        let body = implementation(plan);
        let output = EmitOutput(plan);
        let pagination = plan.pagination.as_ref().map(|pagination| EmitPagination {
            operation: plan,
            pagination,
            has_setters: true,
        });
        let pages = pagination.as_ref().map(EmitPagination::pages);
        let paginated = plan
            .pagination
            .as_ref()
            .map(|_| quote!(rt::paginated! { #name, #provider }));
        let error = match &plan.error {
            crate::plan::ErrorPlan::Own(error) => Some(EmitErrorEnum(error)),
            _ => None,
        };
        let types = plan.types.iter().map(EmitType);
        let function = EmitFunction {
            operation: plan,
            client: self.client,
        };
        tokens.extend(quote! {
            #docs
            #example
            #aliases
            #deprecated
            #[derive(Clone, Debug)]
            #[must_use = "an operation does nothing until it is sent"]
            #[non_exhaustive]
            pub struct #name<C = ()> {
                call: C,
                #(#fields,)*
            }

            #constructor
            #setters
            #attached
            #paginated
            #meta
            #pages
            #body
            #pagination
            #output
            #error
            #(#types)*
            #function
        });
    }
}

/// The implementation of `Operation` or `StreamOperation`.
pub(super) fn implementation(plan: &OperationPlan) -> TokenStream {
    let OperationPlan { name, provider, .. } = plan;
    let output = output_type(plan);
    let error = plan.error.ty();
    let arguments = plan.parameters.iter().map(argument);
    let decode = decode(plan);
    let follow = follows_link(plan).then(|| quote!(req.follow(self.link.as_deref());));
    let request = if plan.parameters.is_empty() && follow.is_none() {
        quote!(cx.start(&META).finish())
    } else {
        quote! {
            let mut req = cx.start(&META);
            #(#arguments)*
            #follow
            req.finish()
        }
    };
    if let OutputPlan::Stream(item) = &plan.output {
        let entry = at(item, quote!(cx.entry(entry)));
        return quote! {
            impl rt::StreamOperation for #name {
                type Provider = #provider;
                type Item = #item;
                type Error = #error;

                fn meta(&self) -> &rt::OperationMeta {
                    &META
                }

                fn request(&self, cx: &rt::RequestContext) -> rt::Built {
                    #request
                }

                fn decode(&self, cx: &rt::DecodeContext<'_>, entry: rt::Bytes) -> rt::DecodedEntry<Self> {
                    #entry
                }
            }
        };
    }
    quote! {
        impl rt::Operation for #name {
            type Provider = #provider;
            type Output = #output;
            type Error = #error;

            fn meta(&self) -> &rt::OperationMeta {
                &META
            }

            fn request(&self, cx: &rt::RequestContext) -> rt::Built {
                #request
            }

            fn decode(&self, cx: &rt::DecodeContext<'_>, raw: rt::Answer) -> rt::Decoded<Self> {
                #decode
            }
        }
    }
}

/// Whether the operation carries the link to a page.
pub(super) fn follows_link(plan: &OperationPlan) -> bool {
    plan.pagination
        .as_ref()
        .is_some_and(PaginationPlan::follows_link)
}

/// The arguments that the operation holds; constants are only sent.
pub(super) fn stored(plan: &OperationPlan) -> impl Iterator<Item = &FieldPlan> {
    plan.parameters
        .iter()
        .map(|parameter| &parameter.field)
        .filter(|field| field.constant.is_none())
}

/// What a success gives.
pub(super) fn output_type(plan: &OperationPlan) -> RustType {
    match &plan.output {
        OutputPlan::None => RustType::Unit,
        OutputPlan::Json(ty) | OutputPlan::Whole(ty) => ty.clone(),
        OutputPlan::Bytes => RustType::Runtime("Bytes"),
        OutputPlan::Stream(_) => RustType::RuntimeOf(
            "Entries",
            Box::new(RustType::Tokens(plan.name.to_token_stream())),
        ),
        OutputPlan::Beside(beside) => RustType::Tokens(beside.name.to_token_stream()),
        OutputPlan::ByStatus(by_status) => RustType::Tokens(by_status.name.to_token_stream()),
        OutputPlan::Optional { body, .. } => body.clone().optional(),
    }
}

fn constructor(plan: &OperationPlan) -> TokenStream {
    let name = &plan.name;
    let parameters = plan.arguments().map(|field| {
        let (name, ty) = (&field.name, argument_type(field));
        quote!(#name: #ty)
    });
    let values = stored(plan).map(initial_value);
    let values = values.chain(follows_link(plan).then(|| quote!(link: None)));
    let (docs, default) = if plan.arguments().next().is_none() {
        let default = quote! {
            impl Default for #name {
                fn default() -> Self {
                    Self::new()
                }
            }
        };
        (quote!(#[doc = " With nothing set."]), Some(default))
    } else {
        (quote!(#[doc = " With its required arguments."]), None)
    };
    let arguments = plan.arguments().filter(|field| !field.docs.is_empty());
    let arguments: Vec<_> = arguments
        .map(|field| field.docs.as_list_item(field.name.rust_text()))
        .collect();
    let blank = (!arguments.is_empty()).then(|| quote!(#[doc = ""]));
    quote! {
        impl #name {
            #docs
            #blank
            #(#arguments)*
            pub fn new(#(#parameters),*) -> Self {
                Self { call: (), #(#values),* }
            }
        }

        #default
    }
}

/// The statement that writes an argument into the request.
fn argument(parameter: &ParameterPlan) -> TokenStream {
    let FieldPlan { name, wire, .. } = &parameter.field;
    let value = match literal_argument(&parameter.field) {
        Some(constant) => constant,
        None => quote!(&self.#name),
    };
    let statement = match parameter.place {
        Place::Path => quote!(req.path(#wire, #value);),
        Place::Query(None) => quote!(req.query(#wire, #value);),
        Place::Query(Some(style)) => {
            let style = style_tokens(style);
            quote!(req.query_as(#style, #wire, #value);)
        }
        Place::Header => quote!(req.header(#wire, #value);),
        Place::Cookie => quote!(req.cookie(#wire, #value);),
        Place::FormField(None) => quote!(req.form(#wire, #value);),
        Place::FormField(Some(style)) => {
            let style = style_tokens(style);
            quote!(req.form_as(#style, #wire, #value);)
        }
        Place::JsonMember if is_left_out(&parameter.field) => {
            quote!(req.optional_field(#wire, #value);)
        }
        Place::JsonMember => quote!(req.field(#wire, #value);),
        Place::Part => quote!(req.part(#wire, #value);),
        Place::JsonPart => quote!(req.json_part(#wire, #value);),
        Place::FilePart => quote!(req.file(#wire, #value);),
        Place::Json => quote!(req.json(#value);),
        Place::Bytes => quote!(req.bytes(self.#name.clone());),
    };
    at(&parameter.field.value, statement)
}

/// Whether an argument may be left out of the request.
fn is_left_out(field: &FieldPlan) -> bool {
    field.constant.is_none() && matches!(field.presence, Presence::Optional | Presence::Tristate)
}

fn style_tokens(style: &str) -> TokenStream {
    let style = proc_macro2::Ident::new(style, proc_macro2::Span::call_site());
    quote!(rt::Style::#style)
}

/// How the response is read.
fn decode(plan: &OperationPlan) -> TokenStream {
    match &plan.output {
        OutputPlan::None => quote!(cx.none(raw)),
        OutputPlan::Json(ty) | OutputPlan::Stream(ty) => at(ty, quote!(cx.json(raw))),
        OutputPlan::Whole(ty) => at(ty, quote!(cx.whole(raw))),
        OutputPlan::Bytes => quote!(cx.bytes(raw)),
        OutputPlan::Beside(_) => quote!(cx.whole(raw)),
        OutputPlan::Optional { none, body } => {
            let read = at(body, quote!(cx.json(raw)));
            let none = none.iter().map(|status| Literal::u16_unsuffixed(*status));
            quote! {
                match raw.status().as_u16() {
                    #(#none)|* => cx.none(raw).map(|()| None),
                    _ => #read.map(Some),
                }
            }
        }
        OutputPlan::ByStatus(by_status) => {
            let name = &by_status.name;
            let last = by_status.variants.len().saturating_sub(1);
            let arms =
                by_status
                    .variants
                    .iter()
                    .enumerate()
                    .map(|(position, (variant, status, ty))| {
                        let status = match status {
                            Some(status) if position != last => {
                                Literal::u16_unsuffixed(*status).to_token_stream()
                            }
                            _ => quote!(_),
                        };
                        let read = match ty {
                            Some(RustType::Runtime("Bytes")) => {
                                quote!(cx.bytes(raw).map(#name::#variant))
                            }
                            Some(ty) => at(ty, quote!(cx.json(raw).map(#name::#variant))),
                            None => quote!(cx.none(raw).map(|()| #name::#variant)),
                        };
                        quote!(#status => #read)
                    });
            quote! {
                match raw.status().as_u16() {
                    #(#arms,)*
                }
            }
        }
    }
}
