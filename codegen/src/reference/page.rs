//! A page of Markdown: blocks, tables, and headings that links can lead to.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;

use crate::files::{FileText, FileTextWriter};
use crate::plan::{Docs, RustName, code_span, visible};
use crate::print::print_snippet;

/// What a link can lead to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Anchor {
    /// A section of the page.
    Section(&'static str),
    /// An operation, by its name in the spec.
    Operation(String),
    /// A type.
    Type(RustName),
    /// The errors of an operation, or of all.
    Errors(RustName),
    /// An event, by its name.
    Event(String),
}

/// The anchors of a page's headings.
pub(crate) type Anchors = BTreeMap<Anchor, String>;

/// A page on its way.
pub(crate) struct Page {
    text: FileTextWriter,
    /// Where links lead.
    anchors: Anchors,
    /// Set while only the headings are being found.
    draft: Option<Draft>,
}

impl Page {
    /// A page of which nothing is kept but the anchors of its headings.
    pub(crate) fn draft() -> Self {
        Self {
            text: FileTextWriter::new(),
            anchors: Anchors::new(),
            draft: Some(Draft::default()),
        }
    }

    /// An empty page whose links lead to these anchors.
    pub(crate) fn new(anchors: Anchors) -> Self {
        Self {
            text: FileTextWriter::new(),
            anchors,
            draft: None,
        }
    }

    /// The text and the anchors.
    pub(crate) fn into_parts(self) -> (FileText, Anchors) {
        (self.text.finish(), self.anchors)
    }

    /// A heading that nothing links to. Its text is a name or words of ours.
    pub(crate) fn heading(&mut self, level: usize, text: &str) {
        self.write_heading(level, text, text, None);
    }

    /// A heading that links lead to. Its text is a name or words of ours.
    pub(crate) fn anchor(&mut self, level: usize, text: &str, anchor: Anchor) {
        self.write_heading(level, text, text, Some(anchor));
    }

    /// A heading that is a name on the wire.
    pub(crate) fn wire_anchor(&mut self, level: usize, wire: &str, anchor: Anchor) {
        self.write_heading(level, &code_span(wire), wire, Some(anchor));
    }

    fn write_heading(&mut self, level: usize, markdown: &str, text: &str, anchor: Option<Anchor>) {
        let Some(draft) = &mut self.draft else {
            let heading = markdown.replace(['\n', '\r'], " ");
            return self.block([format!("{} {heading}", "#".repeat(level))]);
        };
        let slug = draft.slug(text);
        if let Some(anchor) = anchor {
            self.anchors.insert(anchor, slug);
        }
    }

    /// A paragraph, list or other block, which is Markdown already.
    pub(crate) fn markdown(&mut self, text: impl Into<String>) {
        self.block(text.into().split('\n'));
    }

    /// Paragraphs.
    pub(crate) fn docs(&mut self, docs: &Docs) {
        if !docs.is_empty() {
            self.block(docs.text().split('\n'));
        }
    }

    /// A list.
    pub(crate) fn list(&mut self, items: &[String]) {
        if !items.is_empty() {
            let lines: Vec<String> = items.iter().map(|item| format!("- {item}")).collect();
            self.markdown(lines.join("\n"));
        }
    }

    /// Code in a language that rustdoc does not compile, or `rust`.
    pub(crate) fn fence(&mut self, language: &str, code: &str) {
        let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat(3.max(longest + 1));
        self.markdown(format!("{fence}{language}\n{code}\n{fence}"));
    }

    /// Rust code, formatted. `info` says what rustdoc does with it.
    pub(crate) fn rust(&mut self, info: &str, code: TokenStream) {
        if !self.is_draft()
            && let Ok(text) = print_snippet(code)
        {
            self.fence(info, text.trim_end());
        }
    }

    /// A table whose cells are Markdown. Columns without a cell are left out.
    pub(crate) fn table<const N: usize>(&mut self, headings: [&str; N], rows: &[[String; N]]) {
        if rows.is_empty() || self.is_draft() {
            return;
        }
        let kept: Vec<bool> = (0..N)
            .map(|column| rows.iter().any(|row| !row[column].trim().is_empty()))
            .collect();
        let line = |cells: &mut dyn Iterator<Item = String>| {
            let cells: Vec<String> = cells
                .zip(&kept)
                .filter(|(_, kept)| **kept)
                .map(|(cell, _)| cell)
                .collect();
            format!("| {} |", cells.join(" | "))
        };
        let heads = [
            line(&mut headings.iter().map(ToString::to_string)),
            line(&mut headings.iter().map(|_| "---".to_owned())),
        ];
        let rows = rows
            .iter()
            .map(|row| line(&mut row.iter().map(|cell| cell_text(cell))));
        self.block(heads.into_iter().chain(rows));
    }

    /// A link to a heading of this page; the text alone where there is no such heading.
    pub(crate) fn link(&self, text: &str, anchor: &Anchor) -> String {
        match self.slug(anchor) {
            Some(slug) => format!("[{text}](#{slug})"),
            None => text.to_owned(),
        }
    }

    /// Where a heading is.
    pub(super) fn target(&self, anchor: &Anchor) -> Option<String> {
        self.slug(anchor).map(|slug| format!("#{slug}"))
    }

    fn slug(&self, anchor: &Anchor) -> Option<&String> {
        self.anchors.get(anchor)
    }

    fn is_draft(&self) -> bool {
        self.draft.is_some()
    }

    /// Adds lines, with an empty line before them.
    fn block(&mut self, lines: impl IntoIterator<Item = impl AsRef<str>>) {
        if self.is_draft() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push("\n");
        }
        for line in lines {
            self.text.push(&visible(line.as_ref().trim_end()));
            self.text.push("\n");
        }
    }
}

/// The headings that were found so far.
#[derive(Default)]
struct Draft {
    /// The anchors that are taken, each with the number for the next heading that would have it.
    taken: BTreeMap<String, usize>,
}

impl Draft {
    /// The anchor of the next heading.
    fn slug(&mut self, text: &str) -> String {
        let slug = slug(text);
        let mut number = self.taken.get(&slug).copied().unwrap_or(0);
        let free = loop {
            let free = match number {
                0 => slug.clone(),
                number => format!("{slug}-{number}"),
            };
            number += 1;
            if !self.taken.contains_key(&free) {
                break free;
            }
        };
        self.taken.insert(slug, number);
        self.taken.entry(free.clone()).or_insert(1);
        free
    }
}

/// A cell on one line. A bar would end it, also in a code span; behind a backslash it could not be
/// escaped, so that it becomes the number of its character.
fn cell_text(markdown: &str) -> String {
    let mut line = String::with_capacity(markdown.len());
    for c in markdown.chars() {
        match c {
            '\n' | '\r' | ' ' if line.ends_with(' ') || line.is_empty() => {}
            '\n' | '\r' => line.push(' '),
            '|' if line.ends_with('\\') => line.push_str("&#124;"),
            '|' => line.push_str("\\|"),
            c => line.push(c),
        }
    }
    line
}

/// The anchor that a heading gets: lower case, blanks as hyphens, nothing else but letters, digits,
/// hyphens and underscores.
fn slug(text: &str) -> String {
    text.chars()
        .filter_map(|c| match c {
            ' ' => Some('-'),
            c if c.is_alphanumeric() || matches!(c, '-' | '_') => Some(c),
            _ => None,
        })
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Anchor, Anchors, Page, cell_text};

    #[test]
    fn headings_of_one_name_have_anchors_of_their_own() {
        let write = |mut page: Page| {
            page.anchor(2, "notes.list", Anchor::Section("first"));
            page.heading(3, "Errors");
            page.anchor(2, "Errors", Anchor::Section("second"));
            page.into_parts()
        };
        let (_, anchors) = write(Page::draft());
        let (text, anchors) = write(Page::new(anchors));
        assert_eq!(text.unpack(), "## notes.list\n\n### Errors\n\n## Errors\n");
        let slugs: Vec<&str> = anchors.values().map(String::as_str).collect();
        assert_eq!(slugs, ["noteslist", "errors-1"]);
    }

    #[test]
    fn a_cell_ends_where_it_should() {
        assert_eq!(cell_text("`a|b`\nc"), "`a\\|b` c");
        assert_eq!(cell_text("`a\\|b`"), "`a\\&#124;b`");
    }

    #[test]
    fn a_fence_is_longer_than_every_run_within() {
        let mut page = Page::new(Anchors::new());
        page.fence("json", "```\nrust");
        assert_eq!(page.into_parts().0.unpack(), "````json\n```\nrust\n````\n");
    }
}
