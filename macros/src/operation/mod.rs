//! `#[derive(Operation)]`: a request struct of the user's as an operation.

mod errors;
mod fields;
mod meta;
mod output;
mod pages;
mod path;
mod request;

use bindery_codegen::emit::EmitDerived;
use bindery_codegen::plan::{Docs, OperationPlan, ParameterPlan, RustName};
use proc_macro2::TokenStream;
use syn::{DeriveInput, Fields};

use crate::problems::Problems;
use crate::runtime_path::{UserTokens, apart, as_visible_as};
use crate::settings::Settings;

/// The settings of `#[operation(..)]` on the struct.
const KNOWN: [&str; 24] = [
    "provider",
    "method",
    "path",
    "output",
    "error",
    "pages",
    "success",
    "scopes",
    "any_scope",
    "auth",
    "replay",
    "retry",
    "idempotency",
    "envelope",
    "accept",
    "content_type",
    "whole",
    "stream",
    "bytes",
    "calls_back",
    "id",
    "new",
    "setters",
    "crate",
];

/// Derives `Operation`, and what belongs to it.
pub(crate) fn derive(input: &DeriveInput) -> syn::Result<TokenStream> {
    let mut problems = Problems::default();
    let tokens = expand(input, &mut problems);
    problems.finish(tokens)
}

fn expand(input: &DeriveInput, problems: &mut Problems) -> Option<TokenStream> {
    let mut settings = Settings::of(&input.attrs, "operation", problems);
    if !settings.is_given() {
        settings.missing(
            problems,
            "say what it does: `#[operation(provider = Type, method = GET, path = \"/..\")]`",
        );
        return None;
    }
    let mut user = UserTokens::of(&mut settings, problems);
    let fields = named_fields(input, problems);
    let provider = settings.ty("provider", problems);
    if provider.is_none() {
        settings.missing(
            problems,
            "`provider = Type` is missing: the provider whose API this belongs to",
        );
    }
    let method = meta::method(&mut settings, problems);
    let path = path::template(&mut settings, problems);
    let fields =
        fields.map(|fields| fields::read(input, fields, path.as_ref(), &mut user, problems));
    let output = output::read(input, &mut settings, &mut user, problems);
    let error = errors::read(input, &mut settings, &mut user, problems);
    let mut meta = meta::read(&mut settings, problems);
    meta.success.clone_from(&output.success);
    meta.accept = meta.accept.or_else(|| output.accept());
    meta.body = fields.as_ref().and_then(request::RequestFields::body_kind);
    meta.request_envelope = meta.body.and(meta.request_envelope);
    let pagination = pages::read(
        &mut settings,
        fields.as_ref(),
        &output.plan,
        &mut user,
        problems,
    );
    let id = settings.text("id", problems);
    let has_new = settings.flag("new", problems);
    let has_setters = settings.flag("setters", problems);
    settings.finish(&KNOWN, problems);
    let fields = fields?;
    let operation = OperationPlan {
        index: None,
        id: id.map_or_else(|| input.ident.to_string(), |id| id.value()),
        http_method: method?,
        path: path?.text,
        name: RustName::of(&input.ident),
        method: RustName::of(&input.ident),
        summary: Docs::default(),
        docs: Docs::default(),
        aliases: Vec::new(),
        deprecated: None,
        provider: user.ty(&provider?),
        parameters: fields
            .list
            .iter()
            .map(|field| ParameterPlan {
                field: field.plan.clone(),
                place: field.place,
            })
            .collect(),
        output: output.plan,
        error,
        meta,
        pagination: pagination.map(Box::new),
        types: Vec::new(),
    };
    let emit = EmitDerived {
        operation: &operation,
        has_setters,
    };
    let types = as_visible_as(&input.vis, emit.types());
    let link: Vec<_> = fields.link.into_iter().collect();
    let constructor = has_new.then(|| emit.constructor(&link));
    let setters = has_setters.then(|| emit.setters());
    let implementations = apart(&quote::quote!(#constructor #setters #emit));
    Some(user.settle(quote::quote!(#types #implementations)))
}

fn named_fields<'i>(
    input: &'i DeriveInput,
    problems: &mut Problems,
) -> Option<Vec<&'i syn::Field>> {
    if let Some(parameter) = input.generics.params.first() {
        problems.on(
            parameter,
            "an operation is one type: write one struct for each, without parameters",
        );
    }
    match &input.data {
        syn::Data::Struct(data) => match &data.fields {
            Fields::Named(fields) => Some(fields.named.iter().collect()),
            Fields::Unit => Some(Vec::new()),
            Fields::Unnamed(fields) => {
                problems.on(
                    fields,
                    "each argument needs a name: write `{ name: Type }` instead of `(Type)`",
                );
                None
            }
        },
        _ => {
            problems.on(
                &input.ident,
                "an operation is a struct, with a field for each argument",
            );
            None
        }
    }
}
