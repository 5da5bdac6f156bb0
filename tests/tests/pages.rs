//! The pages of the generated crates: every link leads somewhere, everything has a heading, and nothing is
//! raw HTML.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use bindery_codegen::check::Checked;
use bindery_tests::generate::{checked, workspace};
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

const CRATES: [&str; 4] = ["affinity", "asana", "attio", "ingedata"];

/// What a page consists of.
#[derive(Debug, Default)]
struct Page {
    /// Level and text.
    headings: Vec<(HeadingLevel, String)>,
    links: Vec<String>,
    languages: BTreeSet<String>,
    html: Vec<String>,
}

impl Page {
    fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).unwrap_or_else(|it| panic!("{}: {it}", path.display()));
        let mut page = Self::default();
        let mut heading: Option<(HeadingLevel, String)> = None;
        for event in Parser::new_ext(&text, Options::ENABLE_TABLES) {
            match event {
                Event::Start(Tag::Heading { level, .. }) => heading = Some((level, String::new())),
                Event::End(TagEnd::Heading(_)) => page.headings.extend(heading.take()),
                Event::Text(text) | Event::Code(text) => {
                    if let Some((_, heading)) = &mut heading {
                        heading.push_str(&text);
                    }
                }
                Event::Start(Tag::Link { dest_url, .. }) => page.links.push(dest_url.to_string()),
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => {
                    page.languages.insert(language.to_string());
                }
                Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => {
                    page.html.push("an indented block of code".to_owned());
                }
                Event::Html(html) | Event::InlineHtml(html) => page.html.push(html.to_string()),
                _ => {}
            }
        }
        page
    }

    /// The anchors as GitHub makes them: the second heading of a name gets `-1`.
    fn anchors(&self) -> BTreeSet<String> {
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        let mut anchors = BTreeSet::new();
        for (_, text) in &self.headings {
            let slug: String = text
                .to_lowercase()
                .chars()
                .filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ' '))
                .map(|c| if c == ' ' { '-' } else { c })
                .collect();
            let count = seen.entry(slug.clone()).or_default();
            anchors.insert(match *count {
                0 => slug,
                n => format!("{slug}-{n}"),
            });
            *count += 1;
        }
        anchors
    }
}

fn folder(name: &str) -> PathBuf {
    workspace().join("generated").join(name)
}

fn api(name: &str) -> Checked {
    let spec = fs::read_to_string(folder(name).join("spec.md")).expect("the crate holds its spec");
    checked(&spec).unwrap_or_else(|problems| panic!("{problems}"))
}

#[test]
fn every_link_leads_somewhere() {
    let mut followed = 0;
    for name in CRATES {
        let pages = ["README.md", "REFERENCE.md"];
        let anchors: BTreeMap<&str, BTreeSet<String>> = pages
            .iter()
            .map(|file| (*file, Page::read(&folder(name).join(file)).anchors()))
            .collect();
        for file in pages {
            let page = Page::read(&folder(name).join(file));
            for link in &page.links {
                if link.starts_with("https://") || link.starts_with("http://") {
                    let address: http::Uri = link.parse().expect("an address");
                    assert!(address.host().is_some(), "{name}/{file}: {link}");
                    continue;
                }
                let (target, anchor) = link.split_once('#').unwrap_or((link, ""));
                let target = if target.is_empty() { file } else { target };
                let is_file = folder(name).join(target).is_file();
                assert!(is_file, "{name}/{file}: there is no {link}");
                let is_there = |anchors: &BTreeSet<String>| anchors.contains(anchor);
                assert!(
                    anchor.is_empty() || anchors.get(target).is_some_and(is_there),
                    "{name}/{file}: nothing is at {link}"
                );
                followed += 1;
            }
        }
    }
    assert!(followed > 200, "{followed} links were followed");
}

#[test]
fn everything_of_the_api_has_a_heading() {
    for name in CRATES {
        let page = Page::read(&folder(name).join("REFERENCE.md"));
        let headings: BTreeSet<&str> = page
            .headings
            .iter()
            .map(|(_, text)| text.as_str())
            .collect();
        let checked = api(name);
        let api = checked.api();
        let operations = api.operations.iter().map(|it| it.id.value.to_string());
        let types = api.types.iter().map(|it| it.name.value.clone());
        let events = api.events.iter().flat_map(|it| &it.events);
        let events = events.map(|it| it.name.value.clone());
        for wanted in operations.chain(types).chain(events) {
            assert!(headings.contains(wanted.as_str()), "{name}: {wanted}");
        }
        for wanted in [
            "Error types",
            "Retries",
            "Authentication",
            "Open questions",
            "Documents",
        ] {
            assert!(headings.contains(wanted), "{name}: {wanted}");
        }
    }
}

#[test]
fn snippets_are_compiled_and_nothing_is_html() {
    for name in CRATES {
        for file in ["README.md", "REFERENCE.md"] {
            let page = Page::read(&folder(name).join(file));
            assert_eq!(page.html, [""; 0], "{name}/{file}");
            for language in &page.languages {
                let known = [
                    "http",
                    "json",
                    "rust",
                    "rust,no_run",
                    "shell",
                    "text",
                    "toml",
                ];
                assert!(
                    known.contains(&language.as_str()),
                    "{name}/{file}: {language:?}"
                );
            }
            assert!(page.languages.iter().any(|it| it.starts_with("rust")));
        }
        let root = fs::read_to_string(folder(name).join("src/lib.rs")).expect("a root");
        for file in ["README.md", "REFERENCE.md"] {
            assert!(
                root.contains(&format!("include_str!(\"../{file}\")")),
                "{name}: {file}"
            );
        }
    }
}
