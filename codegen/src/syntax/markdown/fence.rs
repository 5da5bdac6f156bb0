//! Fences.

use super::Reader;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::syntax::tree::Fence;

/// The first words of the info strings of examples.
const ENCODINGS: [&str; 3] = ["json", "form", "http"];

/// True for the info string of a fence that is meant as an example; the others are prose.
pub(crate) fn is_example(info: &str) -> bool {
    let mut words = info.split([' ', '\t']);
    words.next().is_some_and(|first| ENCODINGS.contains(&first)) && words.next().is_some()
}

impl<'a> Reader<'a, '_> {
    pub(super) fn fence(&mut self, span: Span) -> Option<Fence<'a>> {
        let opening = self.first_line(span);
        let line = self.slice(opening);
        let width = line.bytes().take_while(|byte| *byte == b'`').count();
        let indented = !self.begins_line(span.start());
        if width == 0 || indented {
            self.report.push(
                Diagnostic::error(
                    Code::FenceStyle,
                    opening,
                    if indented {
                        "a fence is not indented"
                    } else {
                        "a fence is made of backticks"
                    },
                )
                .expected("three or more backticks at the start of the line"),
            );
            return None;
        }
        let block = self.slice(span);
        let (closing_start, closing) = self.lines(span).last().unwrap_or((span.start(), line));
        let marks = closing.trim_matches([' ', '\t']);
        let closed = closing_start > span.start()
            && marks.len() >= width
            && marks.bytes().all(|byte| byte == b'`');
        if !closed {
            self.report.push(
                Diagnostic::error(Code::UnclosedFence, opening, "a fence that is never closed")
                    .label("everything from here to the end of the file is inside")
                    .expected(format!(
                        "a line of {width} backticks behind the last line of the code"
                    )),
            );
            return None;
        }
        if closing.starts_with([' ', '\t']) {
            self.report.push(
                Diagnostic::error(
                    Code::FenceStyle,
                    Span::new(closing_start, closing_start + closing.len()),
                    "a fence is not indented",
                )
                .expected("the closing backticks at the start of the line"),
            );
        }
        let content_start = span.start() + block.find('\n').map_or(block.len(), |at| at + 1);
        let content_span = Span::new(content_start, closing_start);
        let behind = &line[width..];
        let info_start = span.start() + width + (behind.len() - behind.trim_start().len());
        let info = behind.trim();
        Some(Fence {
            info,
            info_span: Span::new(info_start, info_start + info.len()),
            content: self.slice(content_span),
            content_span,
            width,
            span,
        })
    }
}
