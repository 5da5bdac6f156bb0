//! Prose: paragraphs, lists, code and open questions, and prose in cells.

use crate::ir::{Block, Inline, LinkTarget, OpenQuestion, Prose, Unresolved};
use crate::source::Span;
use crate::syntax::{belongs, is_example};

use super::draft::Draft;
use super::inline::{self, Expected};
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
                paragraph(draft, text, *span);
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
            Block::Code(block) => code(draft, &block.language, &block.text, block.span),
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
            let markdown = render(draft, text, *span);
            draft.one_line(&markdown, *span, Expected::Pieces(&inline::of_prose(text)))
        }
        _ => {
            draft.refuse(span, "a cell holds one paragraph and nothing else");
            String::new()
        }
    }
}

fn paragraph(draft: &mut Draft, text: &[Inline<Unresolved>], span: Span) {
    let markdown = render(draft, text, span);
    let pieces = inline::of_prose(text);
    draft.check(
        span,
        inline::check_paragraph(&markdown, Expected::Pieces(&pieces)),
    );
    draft.block(markdown);
}

fn list(draft: &mut Draft, items: &[Vec<Inline<Unresolved>>], span: Span) {
    if items.is_empty() {
        draft.refuse(span, "the list is empty");
    }
    let mut lines = Vec::new();
    for item in items {
        let text = render(draft, item, span);
        let line = format!("- {}", text.replace('\n', "\n  "));
        let pieces = inline::of_prose(item);
        draft.check(
            span,
            inline::check_item(&line, &text, Expected::Pieces(&pieces)),
        );
        lines.push(line);
    }
    draft.block(lines.join("\n"));
}

fn code(draft: &mut Draft, language: &str, text: &str, span: Span) {
    if language.trim() != language || !language.chars().all(|c| belongs(c) && c != '`') {
        draft.refuse(
            span,
            "the language of a code block is words on one line without backticks",
        );
    }
    if is_example(language) {
        draft.refuse(span, "the code block would be read as an example");
    }
    match markdown::fenced(language, text) {
        Ok(fence) => draft.block(fence),
        Err(reason) => draft.refuse(span, reason),
    }
}

fn open_question(draft: &mut Draft, question: &OpenQuestion) {
    let text = &question.text.value;
    let quote = format!("> **Open:** {}", text.replace('\n', "\n> "));
    draft.check(question.text.span, inline::check_question(&quote, text));
    draft.block(quote);
}

/// The Markdown of `pieces`.
fn render(draft: &mut Draft, pieces: &[Inline<Unresolved>], span: Span) -> String {
    let mut markdown = String::new();
    for piece in pieces {
        match piece {
            Inline::Text { text } => markdown.push_str(text),
            Inline::Code { text } => markdown.push_str(&draft.code(text, span)),
            Inline::Link { text, target } => {
                check_target(draft, target, span);
                markdown.extend(["[", text, "](", &inline::address(target), ")"]);
            }
        }
    }
    markdown
}

fn check_target(draft: &mut Draft, target: &LinkTarget<Unresolved>, span: Span) {
    match target {
        LinkTarget::Url { url } => {
            if !url.starts_with("https://") && !url.starts_with("http://") {
                draft.refuse(
                    span,
                    format!("`{url}` is not an absolute http or https URL"),
                );
            }
        }
        LinkTarget::Name { .. } => {}
        LinkTarget::Type { target } | LinkTarget::Operation { target } => draft.refuse(
            target.span,
            "a link says a name; only resolving tells whether it is a type or an operation",
        ),
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
