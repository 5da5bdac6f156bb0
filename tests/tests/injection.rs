//! Hostile specs: whatever stands in any place of a spec, the code made of it is the code of a harmless
//! spec with other texts, or the spec is refused and the refusal says where.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use bindery_codegen::diagnostic::Style;
use bindery_codegen::files::Files;
use bindery_codegen::rust::{Package, client_crate};
use bindery_codegen::source::Source;
use bindery_codegen::spec;
use bindery_tests::generate::{checked, client_files, workspace, write};
use proc_macro2::{TokenStream, TokenTree};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use quote::ToTokens as _;
use syn::visit_mut::{VisitMut, visit_file_mut};
use syn::{Attribute, Item};

/// What is put into each place, by name.
const PAYLOADS: [(&str, &str); 24] = [
    ("a quote", "\""),
    ("the end of a string", "x\"); evil!(); (\""),
    ("the end of a raw string", "x\"#); evil!(); r#\""),
    ("an attribute", "x\")] #[evil] #[doc = (\""),
    ("an inner attribute", "#![evil]"),
    ("the end of a comment", "*/ fn evil() {} /*"),
    ("a line", "x\nfn evil() {}"),
    ("a line after two", "x\n\nfn evil() {}"),
    ("a carriage return", "x\rfn evil() {}"),
    ("a header", "x\r\nX-Evil: 1"),
    ("a line separator", "x\u{2028}fn evil() {}"),
    ("a nul", "x\0y"),
    ("an escape", "x\\"),
    ("a unicode escape", "\\u{22}); evil!(); (\\u{22}"),
    ("the folder above", "../../evil"),
    ("a path from the root", "/etc/passwd"),
    ("a path of windows", "..\\..\\evil"),
    ("braces", "{} {0} {evil} }} {{"),
    ("a macro", "include!(\"/etc/passwd\")"),
    ("a macro variable", "$crate::evil!()"),
    ("marks of direction", "\u{202e}x\u{2066}"),
    ("a fence", "```\n# fn evil() {}\n```"),
    (
        "a table in a manifest",
        "\"\nevil = \"1\"\n[build-dependencies]\nevil = \"1\" #",
    ),
    ("a link", "](crate::x) <b> ["),
];

#[test]
fn nothing_in_a_spec_becomes_more_than_text() {
    let twin = read("twin.md");
    let harmless = read("harmless.txt");
    let harmless: BTreeMap<&str, &str> = harmless
        .lines()
        .filter_map(|line| line.split_once(": "))
        .collect();
    let benign = shape(
        &client_files("acme", &filled(&twin, &harmless), None).unwrap_or_else(|it| panic!("{it}")),
    );
    let folder = tempfile::tempdir().expect("a folder");
    let (mut inert, mut refused) = (0, 0);
    let mut failures = Vec::new();
    for place in harmless.keys() {
        for (name, payload) in PAYLOADS {
            let case = format!("{name} in the place of the {place}");
            let mut values = harmless.clone();
            values.insert(place, payload);
            let text = filled(&twin, &values);
            let source = Source::new("acme.md", text.as_str());
            let (checked, report) = spec::read(&source);
            let has_errors = report.has_errors();
            let Some(checked) = checked else {
                assert!(has_errors, "{case}: refused without a reason");
                let shown = report.render(&source, Style::Plain);
                assert!(
                    shown.contains("acme.md:"),
                    "{case}: refused without a place\n{shown}"
                );
                refused += 1;
                continue;
            };
            let files = client_crate(checked.api(), &package("acme"), "acme.md", &source)
                .unwrap_or_else(|error| panic!("{case}: {error}"));
            let found = shape(&files);
            if found != benign {
                failures.push((case.clone(), different(&benign, &found)));
            }
            if inert % 16 == 0 {
                let out = folder.path().join("out");
                write(&files, &out);
                let beside: Vec<_> = fs::read_dir(folder.path()).expect("a folder").collect();
                assert_eq!(
                    beside.len(),
                    1,
                    "{case}: something is written outside the folder"
                );
            }
            inert += 1;
        }
    }
    assert!(failures.is_empty(), "more than text: {failures:#?}");
    println!("{inert} specs gave inert text, {refused} were refused with a place");
    assert!(inert >= 60 && refused >= 60, "{inert} {refused}");
}

#[test]
fn names_around_a_spec_are_no_code_either() {
    let harmless = read("harmless.txt");
    let values = harmless
        .lines()
        .filter_map(|line| line.split_once(": "))
        .collect();
    let text = filled(&read("twin.md"), &values);
    let checked = checked(&text).unwrap_or_else(|problems| panic!("{problems}"));
    let source = Source::new("acme.md", text.as_str());
    let shape_of = |spec_file: &str| {
        let files = client_crate(checked.api(), &package("acme"), spec_file, &source);
        shape(&files.expect("a crate"))
    };
    let benign = shape_of("acme.md");
    for (name, payload) in PAYLOADS {
        assert_eq!(shape_of(payload), benign, "{name} as the name of the spec");
    }
}

fn package(name: &str) -> Package {
    Package {
        name: format!("bindery-{name}"),
        version: "0.1.0".to_owned(),
        runtime_version: "0.1.0".to_owned(),
        runtime_path: None,
        mock: None,
    }
}

fn read(file: &str) -> String {
    fs::read_to_string(workspace().join("tests/hostile").join(file)).expect("a file of the test")
}

/// The twin with a value in each place.
fn filled(twin: &str, values: &BTreeMap<&str, &str>) -> String {
    let mut pieces = twin.split('@');
    let mut text = pieces.next().unwrap_or_default().to_owned();
    while let (Some(place), Some(rest)) = (pieces.next(), pieces.next()) {
        text.push_str(
            values
                .get(place)
                .unwrap_or_else(|| panic!("no value for {place}")),
        );
        text.push_str(rest);
    }
    text
}

/// What must not change: of each Rust file its items without names and texts, of the manifest its keys.
#[derive(Debug, PartialEq)]
struct Shape {
    rust: Vec<String>,
    manifest: BTreeSet<String>,
    others: Vec<String>,
}

fn shape(files: &Files) -> Shape {
    let mut shape = Shape {
        rust: Vec::new(),
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

/// The Rust code of a page, which is compiled as a doctest. The page has no HTML, and its links lead to
/// itself, to files of the crate or to the web.
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
                    let file = syn::parse_file(&code);
                    let file = file.unwrap_or_else(|error| panic!("{path}: {error}\n{code}"));
                    snippets.push(erased(file.into_token_stream()));
                }
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                let files = ["README.md", "REFERENCE.md", "spec.md"];
                let file = dest_url.split('#').next().unwrap_or_default();
                assert!(
                    file.is_empty() || files.contains(&file) || file.starts_with("http"),
                    "{path}: a link to {dest_url}"
                );
            }
            Event::Html(html) | Event::InlineHtml(html) => panic!("{path}: {html}"),
            _ => {}
        }
    }
    snippets
}

/// The first file that differs, from where it does.
fn different(one: &Shape, other: &Shape) -> String {
    let mut pairs = one.rust.iter().zip(&other.rust);
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

/// The items of a file without docs, imports, names and literals. Names of macros stay.
fn skeleton(path: &str, text: &str) -> String {
    let mut file = syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}\n{text}"));
    visit_file_mut(&mut Plain, &mut file);
    without_texts(&mut file.attrs);
    file.items.retain(|item| !matches!(item, Item::Use(_)));
    erased(file.into_token_stream())
}

/// Visits what must be plain.
struct Plain;

impl VisitMut for Plain {
    fn visit_attributes_mut(&mut self, attributes: &mut Vec<Attribute>) {
        without_texts(attributes);
    }

    fn visit_item_use_mut(&mut self, item: &mut syn::ItemUse) {
        let text = item.tree.to_token_stream().to_string();
        let first = text.split(' ').next().unwrap_or_default();
        assert!(first != "std" && first != "core", "the import `{text}`");
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
