//! Prose of all places.

use bindery_codegen::ir::{Block, CodeBlock, Inline, LinkTarget, OpenQuestion, Prose, Unresolved};
use bindery_codegen::source::Span;
use proptest::collection::vec;
use proptest::prelude::*;

use super::{spanned, text};

/// Prose of a place without attributes, which may have lists.
pub(super) fn with_lists() -> BoxedStrategy<Prose<Unresolved>> {
    vec(prop_oneof![4 => plain_block(), 1 => list()], 0..3)
        .prop_map(|mut blocks| {
            blocks.dedup_by(|next, block| is_list(next) && is_list(block));
            Prose { blocks }
        })
        .boxed()
}

/// Prose of a place with attributes, where a list would be taken for them.
pub(super) fn without_lists() -> BoxedStrategy<Prose<Unresolved>> {
    vec(plain_block(), 0..3)
        .prop_map(|blocks| Prose { blocks })
        .boxed()
}

/// Prose of a cell: nothing, or one line.
pub(super) fn cell() -> BoxedStrategy<Prose<Unresolved>> {
    proptest::option::of(line())
        .prop_map(|text| Prose {
            blocks: text.into_iter().map(paragraph_of).collect(),
        })
        .boxed()
}

/// Prose of a cell that may not be empty.
pub(super) fn full_cell() -> BoxedStrategy<Prose<Unresolved>> {
    line()
        .prop_map(|text| Prose {
            blocks: vec![paragraph_of(text)],
        })
        .boxed()
}

fn paragraph_of(text: Vec<Inline<Unresolved>>) -> Block<Unresolved> {
    Block::Paragraph {
        text,
        span: Span::default(),
    }
}

fn is_list(block: &Block<Unresolved>) -> bool {
    matches!(block, Block::List { .. })
}

fn plain_block() -> BoxedStrategy<Block<Unresolved>> {
    let span = Span::default();
    prop_oneof![
        4 => lines().prop_map(paragraph_of),
        1 => ("([a-z&\\\\]{1,6}( [a-z]{1,3}){0,2})?", super::examples::fenced_text())
            .prop_map(move |(language, text)| Block::Code(Box::new(CodeBlock { language, text, span }))),
        1 => vec(text::commonmark(), 1..3).prop_map(|lines| {
            Block::Open(OpenQuestion { text: spanned(lines.join("\n")) })
        }),
    ]
    .boxed()
}

fn list() -> BoxedStrategy<Block<Unresolved>> {
    vec(lines(), 1..3)
        .prop_map(|items| Block::List {
            items,
            span: Span::default(),
        })
        .boxed()
}

/// Several lines.
fn lines() -> BoxedStrategy<Vec<Inline<Unresolved>>> {
    vec(line(), 1..3)
        .prop_map(|lines| joined(lines, "\n"))
        .boxed()
}

/// One line: text with code spans and links in it.
fn line() -> BoxedStrategy<Vec<Inline<Unresolved>>> {
    let piece = prop_oneof![
        text::marked().prop_map(|text| Inline::Text { text }),
        text::code().prop_map(|text| Inline::Code { text }),
        (text::marked(), target()).prop_map(|(text, target)| Inline::Link {
            text: text.replace(['[', ']'], ""),
            target: Box::new(target),
        }),
    ];
    vec(piece, 0..4)
        .prop_map(|pieces| {
            let first = vec![Inline::Text { text: "A".into() }];
            let pieces = pieces.into_iter().map(|piece| vec![piece]);
            joined(std::iter::once(first).chain(pieces).collect(), " ")
        })
        .boxed()
}

fn target() -> BoxedStrategy<LinkTarget<Unresolved>> {
    let name = prop_oneof![
        text::type_name(),
        (text::snake_case(), text::snake_case())
            .prop_map(|(group, method)| format!("{group}.{method}")),
    ];
    prop_oneof![
        text::url().prop_map(|url| LinkTarget::Url { url }),
        text::url().prop_map(|url| LinkTarget::Url {
            url: url + "/(a)?b=c"
        }),
        name.prop_map(|name| LinkTarget::Name {
            name,
            span: Span::default()
        }),
    ]
    .boxed()
}

/// The parts with a separator between them, adjacent texts made one as a reader would have it.
fn joined(parts: Vec<Vec<Inline<Unresolved>>>, separator: &str) -> Vec<Inline<Unresolved>> {
    let mut joined: Vec<Inline<Unresolved>> = Vec::new();
    for (position, part) in parts.into_iter().enumerate() {
        let separator = (position > 0).then(|| Inline::Text {
            text: separator.to_owned(),
        });
        for piece in separator.into_iter().chain(part) {
            match (joined.last_mut(), piece) {
                (Some(Inline::Text { text }), Inline::Text { text: more }) => *text += &more,
                (_, piece) => joined.push(piece),
            }
        }
    }
    joined
}
