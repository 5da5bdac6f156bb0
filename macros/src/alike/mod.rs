//! Derived and generated code are alike: each item that a derive writes is one that the generator writes
//! for the equivalent spec.

mod events;
mod operations;
mod pages;
mod provider;
mod types;
mod webhooks;

use bindery_codegen::diagnostic::Style;
use bindery_codegen::rust::{ModuleOptions, client_module};
use bindery_codegen::source::Source;
use bindery_codegen::spec;
use proc_macro2::{Group, TokenStream, TokenTree};
use quote::{ToTokens as _, quote};
use syn::{Attribute, DeriveInput, Item};

/// What the generator writes for a spec with these settings and sections.
fn generated(settings: &str, sections: &str) -> Vec<String> {
    let text = format!(
        "# Acme\n\nSpec format: `bindery 1`\n\n## Settings\n\n| Setting | Value | Source |\n|---|---|---|\n\
         | `base_url` | `https://api.acme.example` | |\n{settings}\n{sections}"
    );
    let source = Source::new("acme.md", text);
    let (checked, report) = spec::read(&source);
    let problems = report.render(&source, Style::Plain);
    let checked = checked.unwrap_or_else(|| panic!("{problems}"));
    let options = ModuleOptions {
        name: "acme".to_owned(),
        only: Vec::new(),
        events: true,
    };
    let module = client_module(checked.api(), &options, "acme.md").expect("a module");
    let file = syn::parse_file(&module).expect("Rust");
    let mut items = Vec::new();
    flatten(file.items, &mut items);
    items
}

/// What a derive writes.
fn derived(
    derive: fn(&DeriveInput) -> syn::Result<TokenStream>,
    input: TokenStream,
) -> Vec<String> {
    let input: DeriveInput = syn::parse2(input).expect("a type");
    let tokens = derive(&input).unwrap_or_else(|errors| panic!("{errors}"));
    let file = syn::parse2::<syn::File>(with_short_paths(tokens)).expect("Rust");
    let mut items = Vec::new();
    flatten(file.items, &mut items);
    items
}

/// Asserts that each item of the derive is one of the generator, and that there are as many as expected.
#[track_caller]
fn assert_alike(derived: &[String], generated: &[String], expected: usize) {
    for item in derived {
        let kind = &item[..item.len().min(30)];
        let near: Vec<&String> = generated.iter().filter(|it| it.starts_with(kind)).collect();
        assert!(
            generated.contains(item),
            "derived:\n{item}\n\ngenerated:\n{near:#?}"
        );
    }
    assert_eq!(derived.len(), expected, "{}", derived.join("\n"));
}

/// The items of all modules and blocks, without their docs.
fn flatten(items: Vec<Item>, out: &mut Vec<String>) {
    for mut item in items {
        match &mut item {
            Item::Mod(module) => {
                flatten(
                    module.content.take().expect("a module with its content").1,
                    out,
                );
                continue;
            }
            Item::Const(constant) if constant.ident == "_" => {
                let syn::Expr::Block(block) = *constant.expr.clone() else {
                    panic!("a block");
                };
                let statements = block.block.stmts.into_iter();
                let items = statements.map(|statement| match statement {
                    syn::Stmt::Item(item) => item,
                    syn::Stmt::Macro(call) => syn::parse_quote!(#call),
                    other => panic!("{}", other.to_token_stream()),
                });
                flatten(items.collect(), out);
                continue;
            }
            Item::Enum(item) => {
                without_docs(&mut item.attrs);
                for variant in &mut item.variants {
                    without_docs(&mut variant.attrs);
                }
            }
            Item::Struct(item) => without_docs(&mut item.attrs),
            Item::Static(item) => without_docs(&mut item.attrs),
            Item::Const(item) => without_docs(&mut item.attrs),
            Item::Fn(item) => without_docs(&mut item.attrs),
            Item::Macro(item) => without_docs(&mut item.attrs),
            Item::Impl(item) => {
                without_docs(&mut item.attrs);
                for member in &mut item.items {
                    if let syn::ImplItem::Fn(method) = member {
                        without_docs(&mut method.attrs);
                    }
                }
            }
            _ => {}
        }
        let text = without_last_commas(item.to_token_stream()).to_string();
        out.extend(facts(&text));
        out.push(text);
    }
}

/// Without what is for people, and for the formatter.
fn without_docs(attributes: &mut Vec<Attribute>) {
    let is_layout = |attribute: &Attribute| {
        let first = attribute.path().segments.first();
        first.is_some_and(|first| first.ident == "doc" || first.ident == "rustfmt")
    };
    attributes.retain(|attribute| !is_layout(attribute));
}

/// The facts of an operation that is generated with its attached form, `attached! { Name { fields } for
/// Client, Provider => facts }`, as the macro of a derived one has them.
fn facts(item: &str) -> Option<String> {
    let (macro_name, body) = [
        ("operation", "rt :: attached ! { "),
        ("stream_operation", "rt :: streamed ! { "),
    ]
    .into_iter()
    .find_map(|(name, start)| Some((name, item.strip_prefix(start)?)))?;
    let (head, facts) = body.split_once(" => ")?;
    let (name, clients) = head.split_once(" for ")?;
    let name = name.split(' ').next()?;
    let provider = clients.rsplit(" , ").next()?;
    Some(format!(
        "rt :: {macro_name} ! {{ {name} for {provider} => {facts}"
    ))
}

/// The printer sets a comma at the end of a list that takes several lines.
fn without_last_commas(tokens: TokenStream) -> TokenStream {
    let mut tokens: Vec<TokenTree> = tokens.into_iter().collect();
    if matches!(tokens.last(), Some(TokenTree::Punct(punct)) if punct.as_char() == ',') {
        tokens.pop();
    }
    let inner = |token| match token {
        TokenTree::Group(group) => TokenTree::Group(Group::new(
            group.delimiter(),
            without_last_commas(group.stream()),
        )),
        token => token,
    };
    tokens.into_iter().map(inner).collect()
}

/// The runtime's path as generated files write it.
fn with_short_paths(tokens: TokenStream) -> TokenStream {
    let long: Vec<String> = quote!(::bindery::__codegen::v1)
        .into_iter()
        .map(|token| token.to_string())
        .collect();
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut out = TokenStream::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let here = tokens[at..].iter().map(ToString::to_string);
        if here.take(long.len()).eq(long.iter().cloned()) {
            out.extend(quote!(rt));
            at += long.len();
            continue;
        }
        out.extend([match token {
            TokenTree::Group(group) => TokenTree::Group(Group::new(
                group.delimiter(),
                with_short_paths(group.stream()),
            )),
            token => token.clone(),
        }]);
        at += 1;
    }
    out
}
