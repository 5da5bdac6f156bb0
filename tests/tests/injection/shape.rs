//! What a client is, but for its names and texts.

use std::collections::BTreeSet;
use std::path::Path;

use bindery_codegen::files::Files;
use proc_macro2::{TokenStream, TokenTree};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use quote::ToTokens as _;
use syn::visit_mut::{VisitMut, visit_file_mut};
use syn::{Attribute, Expr, Item, Lit, Meta};

/// What must not change: of each Rust file its items without names and texts and the code in its doc
/// comments, of the manifest its keys.
#[derive(Debug, PartialEq)]
pub(crate) struct Shape {
    rust: Vec<String>,
    manifest: BTreeSet<String>,
    others: Vec<String>,
}

impl Shape {
    /// Of a crate, and of the module of the same client.
    pub(crate) fn of(files: &Files, module: &str) -> Self {
        let mut shape = Self {
            rust: vec![skeleton("the module", module)],
            manifest: BTreeSet::new(),
            others: Vec::new(),
        };
        for (path, text) in files.iter() {
            let (path, text) = (path.as_str(), &text.unpack());
            if path.rsplit('.').next() == Some("rs") {
                shape.rust.push(skeleton(path, text));
            } else if path == "Cargo.toml" {
                let table: toml::Table = text
                    .parse()
                    .unwrap_or_else(|error| panic!("{text}\n{error}"));
                keys("", &table, &mut shape.manifest);
            } else {
                if Path::new(path).extension().is_some_and(|it| it == "md") && path != "spec.md" {
                    shape.rust.extend(snippets(path, text));
                }
                shape.others.push(path.to_owned());
            }
        }
        // Files are named after what is in them, so their order may change.
        shape.rust.sort();
        shape
    }

    /// The first file that differs, from where it does.
    pub(crate) fn difference(&self, other: &Self) -> String {
        let mut pairs = self.rust.iter().zip(&other.rust);
        let Some((one, other)) = pairs.find(|(one, other)| one != other) else {
            return "the manifest, or how many files there are".to_owned();
        };
        let same = one
            .chars()
            .zip(other.chars())
            .take_while(|(one, other)| one == other);
        let from = same.count().saturating_sub(40);
        let around = |text: &str| text.chars().skip(from).take(90).collect::<String>();
        format!("{} // {}", around(one), around(other))
    }
}

/// The Rust code of a page or of docs, which is compiled as a doctest. There is no HTML, and links lead to
/// items, to files of the crate or to the web.
fn snippets(path: &str, text: &str) -> Vec<String> {
    let mut snippets = Vec::new();
    let mut snippet: Option<String> = None;
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                let CodeBlockKind::Fenced(language) = kind else {
                    panic!("{path}: code that rustdoc compiles");
                };
                let is_plain = ["http", "json", "shell", "text", "toml"].contains(&&*language);
                snippet = (!is_plain).then(String::new);
            }
            Event::Text(text) => {
                if let Some(snippet) = &mut snippet {
                    snippet.push_str(&text);
                }
            }
            Event::End(TagEnd::CodeBlock) => {
                if let Some(code) = snippet.take() {
                    // Lines that rustdoc hides.
                    let lines = code
                        .lines()
                        .map(|line| line.strip_prefix("# ").unwrap_or(line));
                    let code = lines.collect::<Vec<_>>().join("\n");
                    let tokens = code.parse::<TokenStream>();
                    let tokens = tokens.unwrap_or_else(|error| panic!("{path}: {error}\n{code}"));
                    snippets.push(erased(tokens));
                }
            }
            Event::Start(Tag::Link { dest_url, .. }) => assert!(
                is_own_place(&dest_url) || dest_url.starts_with("http"),
                "{path}: a link to {dest_url}"
            ),
            Event::Html(html) | Event::InlineHtml(html) => panic!("{path}: {html}"),
            _ => {}
        }
    }
    snippets
}

/// A file of the crate, a heading of the page, or a path in Rust.
fn is_own_place(link: &str) -> bool {
    let files = ["", "README.md", "REFERENCE.md", "spec.md"];
    let is_path = |text: &str| {
        let mut names = text.split("::");
        names.all(|name| {
            syn::parse_str::<syn::Ident>(name.trim_start_matches("r#")).is_ok() || name == "super"
        })
    };
    let file = link.split('#').next().unwrap_or_default();
    files.contains(&file) || is_path(link)
}

fn keys(above: &str, table: &toml::Table, found: &mut BTreeSet<String>) {
    for (key, value) in table {
        let key = format!("{above}.{key}");
        match value {
            // One feature per group, named after it.
            toml::Value::Table(_) if key == ".features" => {}
            toml::Value::Table(inner) => keys(&key, inner, found),
            _ => {}
        }
        found.insert(key);
    }
}

/// The items of a file without docs, imports, names and literals, and the code in its docs. Names of macros
/// stay.
fn skeleton(path: &str, text: &str) -> String {
    let mut file = syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}\n{text}"));
    let mut plain = Plain {
        path,
        code: Vec::new(),
    };
    visit_file_mut(&mut plain, &mut file);
    let code = plain.code.concat();
    file.items.retain(|item| !matches!(item, Item::Use(_)));
    erased(file.into_token_stream()) + &code
}

/// Visits what must be plain.
struct Plain<'a> {
    path: &'a str,
    /// What doctests compile.
    code: Vec<String>,
}

impl VisitMut for Plain<'_> {
    fn visit_attributes_mut(&mut self, attributes: &mut Vec<Attribute>) {
        let docs: Vec<String> = attributes.iter().filter_map(line_of_docs).collect();
        self.code.extend(snippets(self.path, &docs.join("\n")));
        without_texts(attributes);
    }

    fn visit_item_use_mut(&mut self, item: &mut syn::ItemUse) {
        let text = item.tree.to_token_stream().to_string();
        let first = text.split(' ').next().unwrap_or_default();
        assert!(first != "std" && first != "core", "the import `{text}`");
    }
}

/// The text of `#[doc = ".."]`; of the crate's own pages nothing.
fn line_of_docs(attribute: &Attribute) -> Option<String> {
    let Meta::NameValue(pair) = &attribute.meta else {
        return None;
    };
    match &pair.value {
        _ if !pair.path.is_ident("doc") => None,
        Expr::Lit(value) => match &value.lit {
            Lit::Str(text) => Some(text.value().trim_start_matches(' ').to_owned()),
            other => panic!("docs of {}", other.to_token_stream()),
        },
        other => {
            let text = other.to_token_stream().to_string();
            let pages =
                ["REFERENCE.md", "README.md"].map(|it| format!("include_str ! (\"../{it}\")"));
            assert!(pages.contains(&text), "docs of {text}");
            None
        }
    }
}

/// Removes what only holds text, and lets no other attribute pass than those that emitters write.
fn without_texts(attributes: &mut Vec<Attribute>) {
    const KNOWN: [&str; 10] = [
        "allow",
        "cfg",
        "deprecated",
        "derive",
        "doc",
        "must_use",
        "non_exhaustive",
        "rustfmt :: skip",
        "serde",
        "test",
    ];
    // What the printer sets where a name is long.
    attributes.retain(|it| it.to_token_stream().to_string() != "# [rustfmt :: skip]");
    for attribute in attributes.iter() {
        let name = attribute.path().to_token_stream().to_string();
        assert!(KNOWN.contains(&name.as_str()), "the attribute `{name}`");
    }
    attributes.retain(|attribute| {
        let path = attribute.path();
        !(path.is_ident("doc") || path.is_ident("serde") || path.is_ident("deprecated"))
    });
}

/// Tokens with `i` for each name and `l` for each literal.
fn erased(tokens: TokenStream) -> String {
    let mut text = String::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    proc_macro2::Delimiter::Parenthesis => ("(", ")"),
                    proc_macro2::Delimiter::Brace => ("{", "}"),
                    proc_macro2::Delimiter::Bracket => ("[", "]"),
                    proc_macro2::Delimiter::None => ("", ""),
                };
                // A list that takes several lines ends with a comma.
                text.extend([open, erased(group.stream()).trim_end_matches(','), close]);
            }
            TokenTree::Ident(name) => {
                let calls =
                    matches!(tokens.peek(), Some(TokenTree::Punct(it)) if it.as_char() == '!');
                let name = name.to_string();
                let keyword = [
                    "fn", "mod", "unsafe", "extern", "impl", "struct", "enum", "static", "const",
                    "pub",
                ];
                let kept = calls || keyword.contains(&name.as_str());
                text.push_str(if kept { &name } else { "i" });
                text.push(' ');
            }
            TokenTree::Literal(_) => text.push('l'),
            TokenTree::Punct(sign) => text.push(sign.as_char()),
        }
    }
    text
}
