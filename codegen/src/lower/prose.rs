//! What the spec says to people.

use crate::ir::{Block, CodeBlock, Inline, LinkTarget, OpenQuestion, Prose, Spanned, Unresolved};
use crate::syntax::{self, Fence, Text, is_example};

/// The paragraphs, lists, open questions and code among `blocks`; tables and examples are left out.
pub(super) fn lower(blocks: &[syntax::Block<'_>]) -> Prose<Unresolved> {
    Prose {
        blocks: blocks
            .iter()
            .filter_map(|block| lower_block(block))
            .collect(),
    }
}

/// A text, such as a description cell, as one paragraph; nothing where it is empty.
pub(super) fn text(text: Text<'_>) -> Prose<Unresolved> {
    let blocks = if text.is_empty() {
        Vec::new()
    } else {
        vec![paragraph(text)]
    };
    Prose { blocks }
}

fn lower_block(block: &syntax::Block<'_>) -> Option<Block<Unresolved>> {
    match block {
        syntax::Block::Paragraph(text) => Some(paragraph(*text)),
        syntax::Block::List(list) => Some(Block::List {
            items: list.items.iter().map(|item| inlines(*item)).collect(),
            span: list.span,
        }),
        syntax::Block::Fence(fence) if is_example(fence.info) => None,
        syntax::Block::Fence(fence) => Some(code(fence)),
        syntax::Block::Open(question) => Some(Block::Open(OpenQuestion {
            text: Spanned::new(question.text.clone(), question.span),
        })),
        syntax::Block::Table(_) => None,
    }
}

fn paragraph(text: Text<'_>) -> Block<Unresolved> {
    Block::Paragraph {
        text: inlines(text),
        span: text.span(),
    }
}

fn code(fence: &Fence<'_>) -> Block<Unresolved> {
    let lines: Vec<&str> = fence.content.lines().collect();
    Block::Code(Box::new(CodeBlock {
        language: fence.info.to_owned(),
        text: lines.join("\n"),
        span: fence.span,
    }))
}

fn inlines(text: Text<'_>) -> Vec<Inline<Unresolved>> {
    // Not collected, which would keep the room of the larger pieces that come in.
    let pieces = text.pieces();
    let mut inlines = Vec::with_capacity(pieces.len());
    inlines.extend(pieces.into_iter().map(inline));
    inlines
}

fn inline(piece: syntax::Inline<'_>) -> Inline<Unresolved> {
    match piece {
        syntax::Inline::Text { text, .. } => Inline::Text {
            text: text.into_owned(),
        },
        syntax::Inline::Code(code) => Inline::Code {
            text: code.text.into_owned(),
        },
        syntax::Inline::Link {
            text,
            target,
            target_span,
            ..
        } => {
            let text = text.into_owned();
            if let Some(name) = target.strip_prefix('#').filter(|name| !name.is_empty()) {
                let name = name.to_owned();
                let target = Box::new(LinkTarget::Name {
                    name,
                    span: target_span,
                });
                Inline::Link { text, target }
            } else {
                // Links that lead elsewhere were refused when the Markdown was read.
                let url = target.to_owned();
                let target = Box::new(LinkTarget::Url { url });
                Inline::Link { text, target }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::entry;
    use super::*;
    use crate::syntax::sections::SectionKind;

    fn read(blocks: &str) -> Vec<Block<Unresolved>> {
        let text = format!("### notes\n\n{blocks}");
        let (prose, problems) = entry(SectionKind::Operations, &text, |entry, _| {
            lower(&entry.content.blocks)
        });
        assert!(problems.is_empty(), "{problems:?}");
        prose.blocks
    }

    #[test]
    fn a_paragraph_keeps_its_marks_code_and_links() {
        let blocks = read("See *all* `a b` of\n[a note](#Note) or [them](https://acme.example).");
        let [Block::Paragraph { text, .. }] = &blocks[..] else {
            panic!("{blocks:?}");
        };
        assert_eq!(
            text[0],
            Inline::Text {
                text: "See *all* ".to_owned()
            }
        );
        assert_eq!(
            text[1],
            Inline::Code {
                text: "a b".to_owned()
            }
        );
        assert_eq!(
            text[2],
            Inline::Text {
                text: " of\n".to_owned()
            }
        );
        let target = |at: usize| match &text[at] {
            Inline::Link { target, .. } => &**target,
            other => panic!("{other:?}"),
        };
        assert!(matches!(&text[3], Inline::Link { text, .. } if text == "a note"));
        assert!(matches!(target(3), LinkTarget::Name { name, .. } if name == "Note"));
        assert!(matches!(target(5), LinkTarget::Url { url } if url == "https://acme.example"));
    }

    #[test]
    fn code_ends_without_a_line_end_and_examples_are_no_prose() {
        let blocks = read(
            "- one\n- two\n\n```sh\na\n\nb\n```\n\n```json request\n{}\n```\n\n> **Open:** Why?",
        );
        assert!(matches!(&blocks[0], Block::List { items, .. } if items.len() == 2));
        assert!(matches!(
            &blocks[1],
            Block::Code(code) if code.language == "sh" && code.text == "a\n\nb"
        ));
        assert!(matches!(&blocks[2], Block::Open(question) if question.text.value == "Why?"));
        assert_eq!(blocks.len(), 3);
    }
}
