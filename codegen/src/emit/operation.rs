//! Operations: the type that carries the arguments, and its implementation of `Operation`.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use crate::plan::{
    Docs, FieldPlan, OperationPlan, OutputPlan, ParameterPlan, Place, Presence, RustName, RustType,
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
        let OperationPlan { name, docs, .. } = plan;
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
        let (provider, answer) = (&plan.provider, answer(plan));
        let attached = if plan.output.is_stream() {
            quote!(rt::streamed! { #name { #(#names),* } for #provider => #answer })
        } else {
            let client = self.client;
            quote! {
                rt::attached! {
                    #deprecated
                    #name { #(#names),* } for #client, #provider => #answer
                }
            }
        };
        let meta = meta(plan);
        let arguments = arguments(plan);
        let by_status = read_by_status(plan);
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
            #arguments
            #by_status
            #pagination
            #output
            #error
            #(#types)*
            #function
        });
    }
}

/// The implementation of `Operation` or `StreamOperation` for a type that exists.
pub(super) fn implementation(plan: &OperationPlan) -> TokenStream {
    let OperationPlan { name, provider, .. } = plan;
    let (answer, arguments) = (answer(plan), arguments(plan));
    let by_status = read_by_status(plan);
    let operation = if plan.output.is_stream() {
        quote!(stream_operation)
    } else {
        quote!(operation)
    };
    quote! {
        rt::#operation! { #name for #provider => #answer }
        #arguments
        #by_status
    }
}

/// What an operation gives, as what its answer is read, and its documented errors.
fn answer(plan: &OperationPlan) -> TokenStream {
    let (ty, read) = match &plan.output {
        OutputPlan::None => (RustType::Unit, quote!(none)),
        OutputPlan::Json(ty) => (ty.clone(), at(ty, quote!(json))),
        OutputPlan::Whole(ty) => (ty.clone(), at(ty, quote!(whole))),
        OutputPlan::Bytes => (output_type(plan), quote!(bytes)),
        OutputPlan::Stream(entry) => (entry.clone(), at(entry, quote!(entry))),
        OutputPlan::Beside(_) => (output_type(plan), quote!(whole)),
        OutputPlan::ByStatus(_) | OutputPlan::Optional { .. } => {
            (output_type(plan), quote!(fn read_by_status))
        }
    };
    let error = plan.error.ty();
    quote!(#ty as #read, #error)
}

/// How the arguments are written into the request.
fn arguments(plan: &OperationPlan) -> TokenStream {
    let name = &plan.name;
    let arguments = plan.parameters.iter().map(argument);
    let follow = follows_link(plan).then(|| quote!(request.follow(self.link.as_deref());));
    let request = if plan.parameters.is_empty() && follow.is_none() {
        quote!(_)
    } else {
        quote!(request)
    };
    quote! {
        impl rt::Arguments for #name {
            fn write(&self, #request: &mut rt::RequestWriter<'_>) {
                #(#arguments)*
                #follow
            }
        }
    }
}

/// Whether the operation carries the link to a page.
pub(super) fn follows_link(plan: &OperationPlan) -> bool {
    plan.pagination
        .as_ref()
        .is_some_and(|pagination| pagination.follows_link())
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
        Place::Path => quote!(request.path(#wire, #value);),
        Place::Query(None) => quote!(request.query(#wire, #value);),
        Place::Query(Some(style)) => {
            let style = style_tokens(style);
            quote!(request.query_as(#style, #wire, #value);)
        }
        Place::Header => quote!(request.header(#wire, #value);),
        Place::Cookie => quote!(request.cookie(#wire, #value);),
        Place::FormField(None) => quote!(request.form(#wire, #value);),
        Place::FormField(Some(style)) => {
            let style = style_tokens(style);
            quote!(request.form_as(#style, #wire, #value);)
        }
        Place::JsonMember if is_left_out(&parameter.field) => {
            quote!(request.optional_field(#wire, #value);)
        }
        Place::JsonMember => quote!(request.field(#wire, #value);),
        Place::Part => quote!(request.part(#wire, #value);),
        Place::JsonPart => quote!(request.json_part(#wire, #value);),
        Place::FilePart => quote!(request.file(#wire, #value);),
        Place::Json => quote!(request.json(#value);),
        Place::Bytes => quote!(request.bytes(self.#name.clone());),
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

/// The function that reads an answer whose status decides what it is.
fn read_by_status(plan: &OperationPlan) -> Option<TokenStream> {
    let arms: Vec<TokenStream> = match &plan.output {
        OutputPlan::Optional { none, body } => {
            let read = at(body, quote!(cx.json(raw)));
            let none = none.iter().map(|status| Literal::u16_unsuffixed(*status));
            vec![
                quote!(#(#none)|* => cx.none(raw).map(|()| None)),
                quote!(_ => #read.map(Some)),
            ]
        }
        OutputPlan::ByStatus(by_status) => {
            let last = by_status.variants.len().saturating_sub(1);
            let variants = by_status.variants.iter().enumerate();
            variants
                .map(|(position, variant)| status_arm(&by_status.name, variant, position == last))
                .collect()
        }
        _ => return None,
    };
    let name = &plan.name;
    Some(quote! {
        fn read_by_status(cx: &rt::DecodeContext<'_>, raw: &rt::Answer) -> rt::Decoded<#name> {
            match raw.status().as_u16() {
                #(#arms,)*
            }
        }
    })
}

/// The arm of a status and its variant; the last one takes what is left.
fn status_arm(
    name: &RustName,
    (variant, status, ty): &(RustName, Option<u16>, Option<RustType>),
    is_last: bool,
) -> TokenStream {
    let status = match status {
        Some(status) if !is_last => Literal::u16_unsuffixed(*status).to_token_stream(),
        _ => quote!(_),
    };
    let read = match ty {
        Some(RustType::Runtime("Bytes")) => quote!(cx.bytes(raw).map(#name::#variant)),
        Some(ty) => at(ty, quote!(cx.json(raw).map(#name::#variant))),
        None => quote!(cx.none(raw).map(|()| #name::#variant)),
    };
    quote!(#status => #read)
}

#[cfg(test)]
mod tests {
    use syn::parse_quote;

    use super::implementation;
    use crate::emit::testing::{assert_emits, operation};

    #[test]
    fn arguments_are_written_where_they_belong() {
        let parts = "#### Path\n\n| Field | Type | Need | Description |\n|---|---|---|---|\n\
                     | `id` | `string` | required | Which. |\n\n#### Query\n\n\
                     | Field | Type | Need | Description |\n|---|---|---|---|\n\
                     | `limit` | `integer` | optional | How many. |\n\n#### Body json\n\n\
                     | Field | Type | Need | Description |\n|---|---|---|---|\n\
                     | `name` | `string` | required | Its name. |\n| `note` | `string` | optional | A note. |\n\n\
                     #### Response 200\n\n`Thing`";
        let expected = parse_quote! {
            rt::operation! { RunThing for AcmeApi => Thing as json, rt::Infallible }

            impl rt::Arguments for RunThing {
                fn write(&self, request: &mut rt::RequestWriter<'_>) {
                    request.path("id", &self.id);
                    request.query("limit", &self.limit);
                    request.field("name", &self.name);
                    request.optional_field("note", &self.note);
                }
            }
        };
        assert_emits(
            implementation(&operation("PUT /things/{id}", parts)),
            &expected,
        );
    }

    #[test]
    fn a_status_decides_what_an_answer_is() {
        let parts = "#### Response 200\n\n`Thing`\n\n#### Response 204\n\n`none`";
        let expected = parse_quote! {
            rt::operation! { RunThing for AcmeApi => Option<Thing> as fn read_by_status, rt::Infallible }

            impl rt::Arguments for RunThing {
                fn write(&self, _: &mut rt::RequestWriter<'_>) {}
            }

            fn read_by_status(cx: &rt::DecodeContext<'_>, raw: &rt::Answer) -> rt::Decoded<RunThing> {
                match raw.status().as_u16() {
                    204 => cx.none(raw).map(|()| None),
                    _ => cx.json(raw).map(Some),
                }
            }
        };
        assert_emits(implementation(&operation("POST /things", parts)), &expected);
    }
}
