//! Prose: paragraphs, lists, code and open questions, and prose in cells.

use crate::ir::{Block, Inline, LinkTarget, OpenQuestion, Prose, Unresolved};
use crate::source::Span;

use super::draft::Draft;
use super::inline::{self, Mark, Marks};
use super::markdown;

/// What stands around prose, and could take a block of it for something else.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Nothing that could.
    Free,
    /// Behind a code line and before a list of attributes.
    BeforeAttributes,
    /// Directly under a heading that a code line may follow.
    InsteadOfCodeLine,
}

/// Writes `prose` as blocks.
pub(super) fn write(draft: &mut Draft, prose: &Prose<Unresolved>, place: Place) {
    let mut after_list = false;
    for (position, block) in prose.blocks.iter().enumerate() {
        draft.within(format_args!("blocks[{position}]"), |draft| match block {
            Block::Paragraph { text, span } => {
                if place == Place::InsteadOfCodeLine && position == 0 && only_code(text) {
                    draft.refuse(*span, "code spans alone would be read as a code line here");
                }
                let text = paragraph(draft, text, *span);
                draft.block(text);
            }
            Block::List { items, span } => {
                if after_list {
                    draft.refuse(*span, "it would be read as one with the list before it");
                }
                if place == Place::BeforeAttributes {
                    draft.refuse(*span, "a list would be read as the attributes here");
                }
                list(draft, items, *span);
            }
            Block::Code {
                language,
                text,
                span,
            } => code(draft, language, text, *span),
            Block::Open(question) => open_question(draft, question),
        });
        after_list = matches!(block, Block::List { .. });
    }
}

/// Writes the part for the reference only, unless there is nothing to say.
pub(super) fn notes(draft: &mut Draft, notes: &Prose<Unresolved>) {
    if !notes.is_empty() {
        draft.heading(4, "Notes");
        draft.within("notes", |draft| write(draft, notes, Place::Free));
    }
}

/// Prose in a cell: at most one paragraph, on one line.
pub(super) fn cell(draft: &mut Draft, prose: &Prose<Unresolved>, span: Span) -> String {
    match prose.blocks.as_slice() {
        [] => String::new(),
        [Block::Paragraph { text, span }] => {
            let (markdown, marks) = render(draft, text, *span);
            draft.one_line(&markdown, *span, Marks::Exactly(&marks))
        }
        _ => {
            draft.refuse(span, "a cell holds one paragraph and nothing else");
            String::new()
        }
    }
}

fn paragraph(draft: &mut Draft, text: &[Inline<Unresolved>], span: Span) -> String {
    let (markdown, marks) = render(draft, text, span);
    if let Err(reason) = inline::check_paragraph(&markdown, Marks::Exactly(&marks)) {
        draft.refuse(span, reason);
    }
    markdown
}

fn list(draft: &mut Draft, items: &[Vec<Inline<Unresolved>>], span: Span) {
    if items.is_empty() {
        draft.refuse(span, "the list is empty");
    }
    let items: Vec<String> = items
        .iter()
        .map(|item| paragraph(draft, item, span).replace('\n', "\n  "))
        .collect();
    draft.list(&items);
}

fn code(draft: &mut Draft, language: &str, text: &str, span: Span) {
    if language.contains(|c: char| c.is_whitespace() || c.is_control() || "`\\&".contains(c)) {
        draft.refuse(
            span,
            "the language of a code block is a single word without marks",
        );
    }
    match markdown::fenced(language, text) {
        Ok(fence) => draft.block(fence),
        Err(reason) => draft.refuse(span, reason),
    }
}

fn open_question(draft: &mut Draft, question: &OpenQuestion) {
    let text = format!("**Open:** {}", question.text.value);
    if let Err(reason) = inline::check_paragraph(&text, Marks::Any) {
        draft.refuse(question.text.span, reason);
    }
    draft.block(format!("> {}", text.replace('\n', "\n> ")));
}

/// The Markdown of `pieces`, and where its code spans and links are.
fn render(
    draft: &mut Draft,
    pieces: &[Inline<Unresolved>],
    span: Span,
) -> (String, Vec<(std::ops::Range<usize>, Mark)>) {
    let mut markdown = String::new();
    let mut marks = Vec::new();
    let mut after_text = false;
    for piece in pieces {
        let start = markdown.len();
        match piece {
            Inline::Text { text } => {
                if after_text || text.is_empty() {
                    draft.refuse(span, "its pieces of text are empty or not joined");
                }
                markdown.push_str(text);
            }
            Inline::Code { text } => {
                markdown.push_str(&draft.code(text, span));
                marks.push((start..markdown.len(), Mark::Code(text.clone())));
            }
            Inline::Link { text, target } => {
                let address = address(draft, target, span);
                markdown.extend(["[", text, "](", &address, ")"]);
                marks.push((start..markdown.len(), Mark::Link(address)));
            }
        }
        after_text = matches!(piece, Inline::Text { .. });
    }
    (markdown, marks)
}

fn address(draft: &mut Draft, target: &LinkTarget<Unresolved>, span: Span) -> String {
    match target {
        LinkTarget::Url { url } => {
            if !url.starts_with("https://") && !url.starts_with("http://") {
                draft.refuse(
                    span,
                    format!("`{url}` is not an absolute http or https URL"),
                );
            }
            url.clone()
        }
        LinkTarget::Name { name, .. } => format!("#{name}"),
        LinkTarget::Type { target } | LinkTarget::Operation { target } => {
            draft.refuse(
                target.span,
                "a link says a name; only resolving tells whether it is a type or an operation",
            );
            String::new()
        }
    }
}

/// True for code spans with nothing but blanks between them.
fn only_code(text: &[Inline<Unresolved>]) -> bool {
    text.iter().all(|piece| match piece {
        Inline::Code { .. } => true,
        Inline::Text { text } => text.trim().is_empty(),
        Inline::Link { .. } => false,
    })
}
