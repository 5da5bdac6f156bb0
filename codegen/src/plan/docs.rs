//! Doc comments: prose as rustdoc reads it without a warning.

use std::borrow::Cow;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::ir::{Block, Inline, LinkTarget, Prose, Resolved};

/// The text of a doc comment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs {
    text: Option<String>,
}

impl Docs {
    /// A doc comment of one line, which is `CommonMark` already.
    pub fn line(text: impl Into<String>) -> Self {
        let mut docs = Self::default();
        docs.paragraph(text);
        docs
    }

    /// Adds a paragraph, which is `CommonMark` already.
    pub fn paragraph(&mut self, text: impl Into<String>) {
        let text = text.into();
        let lines: Vec<Cow<'_, str>> = text
            .split('\n')
            .map(|line| visible(line.trim_end()))
            .collect();
        self.push(&lines.join("\n"));
    }

    /// Adds a text with an empty line before it.
    fn push(&mut self, text: &str) {
        match &mut self.text {
            Some(before) => {
                before.push_str("\n\n");
                before.push_str(text);
            }
            None => self.text = Some(text.to_owned()),
        }
    }

    /// Adds prose. `link` gives the path of what a link names.
    pub fn prose(
        &mut self,
        prose: &Prose<Resolved>,
        link: &dyn Fn(&LinkTarget<Resolved>) -> Option<String>,
    ) {
        for block in &prose.blocks {
            match block {
                Block::Paragraph { text, .. } => self.paragraph(inlines(text, link)),
                Block::List { items, .. } => {
                    let items: Vec<String> = items
                        .iter()
                        .map(|item| format!("- {}", inlines(item, link).replace('\n', "\n  ")))
                        .collect();
                    self.paragraph(items.join("\n"));
                }
                Block::Code(block) => {
                    self.code("text", &block.text);
                }
                Block::Open(question) => {
                    self.paragraph(format!("**Open:** {}", markdown_text(&question.text.value)));
                }
            }
        }
    }

    /// Adds a block of code in a language.
    pub fn code(&mut self, language: &str, text: &str) {
        let fence = "`".repeat(3.max(longest_run(text, '`') + 1));
        self.paragraph(format!(
            "{fence}{language}\n{}\n{fence}",
            text.trim_end_matches('\n')
        ));
    }

    /// As an item of a list of arguments.
    #[must_use]
    pub fn as_list_item(&self, name: &str) -> Self {
        let text: Vec<&str> = self.lines().take_while(|line| !line.is_empty()).collect();
        Self {
            text: Some(format!("- `{name}`: {}", text.join(" "))),
        }
    }

    /// Adds the paragraphs of another doc comment.
    pub fn append(&mut self, other: &Self) {
        if let Some(text) = &other.text {
            self.push(text);
        }
    }

    /// True when there is no line.
    pub fn is_empty(&self) -> bool {
        self.text.is_none()
    }

    /// As the text of a Markdown file.
    pub fn text(&self) -> &str {
        self.text.as_deref().unwrap_or_default()
    }

    fn lines(&self) -> impl Iterator<Item = &str> {
        self.text.iter().flat_map(|text| text.split('\n'))
    }

    /// As the doc comment of a file or crate.
    pub fn inner(&self) -> TokenStream {
        let lines = self.lines().map(spaced);
        quote!(#(#![doc = #lines])*)
    }
}

impl ToTokens for Docs {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        for line in self.lines() {
            let line = spaced(line);
            tokens.extend(quote!(#[doc = #line]));
        }
    }
}

/// A line with the space that stands after the slashes.
fn spaced(line: &str) -> String {
    if line.is_empty() {
        String::new()
    } else {
        format!(" {line}")
    }
}

fn inlines(
    text: &[Inline<Resolved>],
    link: &dyn Fn(&LinkTarget<Resolved>) -> Option<String>,
) -> String {
    let mut out = String::new();
    for piece in text {
        match piece {
            Inline::Text { text } => out.push_str(&escaped(text)),
            Inline::Code { text } => out.push_str(&code_span(text)),
            Inline::Link { text, target } => match (&**target, link(target)) {
                (LinkTarget::Url { url }, _) => {
                    out.push_str(&format!(
                        "[{}](<{}>)",
                        escaped(text),
                        url.replace(['<', '>'], "")
                    ));
                }
                (_, Some(path)) => out.push_str(&format!("[{}]({path})", escaped(text))),
                (_, None) => out.push_str(&escaped(text)),
            },
        }
    }
    out
}

/// A code span with as many backticks as its text needs.
pub fn code_span(text: &str) -> String {
    let fence = "`".repeat(longest_run(text, '`') + 1);
    let text = text.replace(['\n', '\r'], " ");
    if text.is_empty() {
        String::new()
    } else if text.starts_with('`') || text.ends_with('`') {
        format!("{fence} {text} {fence}")
    } else {
        format!("{fence}{text}{fence}")
    }
}

/// Text with its `CommonMark` marks, code spans among them, as rustdoc reads it without a warning.
pub fn markdown_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('`') {
        let (before, from) = rest.split_at(start);
        let run = from.len() - from.trim_start_matches('`').len();
        let (fence, inside) = from.split_at(run);
        // A run of backticks that nothing closes is text.
        let Some(end) = closing(inside, run) else {
            out.push_str(&escaped(before));
            out.push_str(&fence.replace('`', "\\`"));
            rest = inside;
            continue;
        };
        out.push_str(&escaped(before));
        out.push_str(&code_span(inside[..end].trim()));
        rest = &inside[end + run..];
    }
    out.push_str(&escaped(rest));
    out
}

/// Where the first run of exactly this many backticks begins.
fn closing(text: &str, run: usize) -> Option<usize> {
    let mut at = 0;
    while let Some(found) = text[at..].find('`') {
        let start = at + found;
        let length = text.len() - start - text[start..].trim_start_matches('`').len();
        if length == run {
            return Some(start);
        }
        at = start + length;
    }
    None
}

fn longest_run(text: &str, of: char) -> usize {
    text.split(|c| c != of)
        .map(|run| run.chars().count())
        .max()
        .unwrap_or(0)
}

/// `CommonMark` text without what rustdoc would take for a link to an item, an HTML tag or a bare
/// URL.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        if c == '\\' {
            let next = after.chars().next();
            out.push('\\');
            match next {
                Some(next) if next.is_ascii_punctuation() => {
                    out.push(next);
                    rest = &after[next.len_utf8()..];
                    continue;
                }
                _ => out.push('\\'),
            }
        } else if rest.starts_with("http://") || rest.starts_with("https://") {
            let end = rest
                .find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | ')' | ']' | '`' | '"'))
                .unwrap_or(rest.len());
            let url = rest[..end].trim_end_matches(['.', ',', ';', ':', '*', '_']);
            out.push_str(&format!("<{url}>"));
            rest = &rest[url.len()..];
            continue;
        } else if matches!(c, '[' | ']' | '<') {
            out.push('\\');
            out.push(c);
        } else {
            out.push(c);
        }
        rest = after;
    }
    out
}

/// Control characters and marks that change the direction of text, made visible: rustc refuses
/// them in comments.
pub(crate) fn visible(line: &str) -> Cow<'_, str> {
    if !line.contains(is_invisible) {
        return line.into();
    }
    let mut out = String::with_capacity(line.len());
    for c in line.chars() {
        match c {
            '\t' => out.push(' '),
            c if is_invisible(c) => out.push_str(&format!("(U+{:04X})", u32::from(c))),
            c => out.push(c),
        }
    }
    out.into()
}

fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::{Docs, code_span, escaped, markdown_text};

    #[test]
    fn code_spans_of_a_text_stay_as_they_are() {
        assert_eq!(markdown_text("a `b[]` <c>"), r"a `b[]` \<c>");
        assert_eq!(markdown_text("``x`y`` `z"), r"``x`y`` \`z");
    }

    #[test]
    fn rustdoc_finds_no_link_and_no_tag() {
        assert_eq!(
            escaped("a [b] <c> https://x.dev/a."),
            r"a \[b\] \<c> <https://x.dev/a>."
        );
        assert_eq!(escaped(r"kept \[ and \q"), r"kept \[ and \\q");
    }

    #[test]
    fn code_spans_hold_backticks() {
        assert_eq!(code_span("a`b"), "``a`b``");
        assert_eq!(code_span("`"), "`` ` ``");
    }

    #[test]
    fn control_characters_are_made_visible() {
        let docs = Docs::line("a\rb\u{202e}c");
        assert_eq!(docs.text(), "a(U+000D)b(U+202E)c");
    }
}
