//! `client!`: the module that the generator would write, where the macro stands.

mod expansion;
mod input;
mod spec_text;

use bindery_codegen::diagnostic::Severity;
use bindery_codegen::rust::{ModuleOptions, client_module, known_groups};
use bindery_codegen::spec;
use proc_macro2::{Span, TokenStream};
use quote::quote;

use self::input::Input;
use self::spec_text::SpecText;
use crate::problems::Problems;

/// Expands the macro.
pub(crate) fn expand(input: TokenStream) -> syn::Result<TokenStream> {
    let input: Input = syn::parse2(input)?;
    let place = input.spec.span();
    let text = SpecText::read(&input.spec).map_err(|message| syn::Error::new(place, message))?;
    let module = module(&input, &text, place)?;
    let expansion = expansion::place(&module, &input.module_name(&text))
        .map_err(|message| syn::Error::new(place, message))?;
    // The compiler looks at files that are included: it expands anew when the spec changes.
    let tracked = text.file().map(|file| {
        quote!(
            const _: &[u8] = include_bytes!(#file);
        )
    });
    Ok(quote!(#tracked #expansion))
}

/// The text of the module, or all mistakes of the spec.
fn module(input: &Input, text: &SpecText, place: Span) -> syn::Result<String> {
    let source = text.source();
    let (checked, report) = spec::read(source);
    let mut problems = Problems::default();
    for found in report.diagnostics() {
        if found.severity == Severity::Error {
            let at = text.position(found.span.start());
            problems.at(place, format!("{at}: {}", found.one_line()));
        }
    }
    let Some(checked) = checked else {
        return problems.finish(None);
    };
    let options = ModuleOptions {
        name: input.module_name(text),
        only: input.only.iter().map(syn::LitStr::value).collect(),
        events: input.events,
    };
    if let Err(message) = known_groups(checked.api(), &options.only) {
        let place = input.only.first().map_or(place, syn::LitStr::span);
        problems.at(place, message);
    }
    let module = client_module(checked.api(), &options, source.name())
        .map_err(|error| syn::Error::new(place, error))?;
    let module = match &input.runtime {
        Some(path) => {
            let path = quote!(#path).to_string().replace(' ', "");
            module.replace("::bindery::__codegen", &format!("{path}::__codegen"))
        }
        None => module,
    };
    problems.finish(Some(module))
}
