//! Cuts a text at its headings, so that no parse tree of a whole spec has to fit into memory.
//!
//! A line that begins with `#` is a heading wherever it stands, except in a fence and in HTML. Fences are
//! followed here. HTML and fences in other forms than a spec's are refused, so it does not matter that a
//! cut may fall into them.

use std::ops::Range;

/// What stands between two headings.
pub(super) struct Chunk {
    /// Where it stands. It begins with a heading, unless it is the first.
    pub(super) range: Range<usize>,
    /// How many bytes of it stand outside of fences.
    pub(super) outside: usize,
}

/// The text, cut before each heading. It begins at the byte `base` of the source.
pub(super) fn chunks(text: &str, base: usize) -> Vec<Chunk> {
    let mut chunks = Vec::new();
    let mut from = base;
    let mut at = base;
    let mut outside = 0;
    let mut fence = None;
    for line in text.split_inclusive('\n') {
        match fence {
            Some(width) if closes(line, width) => fence = None,
            Some(_) => {}
            None => {
                fence = opens(line);
                if at > from && is_heading(line) {
                    let range = from..at;
                    chunks.push(Chunk { range, outside });
                    from = at;
                    outside = 0;
                }
                outside += line.len();
            }
        }
        at += line.len();
    }
    let range = from..at;
    chunks.push(Chunk { range, outside });
    chunks
}

fn is_heading(line: &str) -> bool {
    let rest = line.trim_start_matches('#');
    (1..=6).contains(&(line.len() - rest.len()))
        && (rest.is_empty() || rest.starts_with([' ', '\t', '\r', '\n']))
}

/// The width of the fence that a line opens.
fn opens(line: &str) -> Option<usize> {
    let info = line.trim_start_matches('`');
    let width = line.len() - info.len();
    (width >= 3 && !info.contains('`')).then_some(width)
}

fn closes(line: &str, width: usize) -> bool {
    let marks = line.trim_matches([' ', '\t', '\r', '\n']);
    let indent = line.len() - line.trim_start_matches(' ').len();
    indent <= 3 && marks.len() >= width && marks.bytes().all(|byte| byte == b'`')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let chunks = chunks(text, 0).into_iter();
        chunks.map(|chunk| &text[chunk.range]).collect()
    }

    #[test]
    fn cuts_before_headings_outside_of_fences() {
        assert_eq!(
            cut("a\n# b\n````\n```\n# c\n````\n#d\n## e"),
            ["a\n", "# b\n````\n```\n# c\n````\n#d\n", "## e"]
        );
    }

    #[test]
    fn what_a_fence_holds_is_not_counted() {
        let counted: Vec<usize> = chunks("# a\nb\n```\n# c\n```\nd\n# e", 0)
            .iter()
            .map(|chunk| chunk.outside)
            .collect();
        assert_eq!(counted, ["# a\nb\n```\nd\n".len(), "# e".len()]);
    }

    #[test]
    fn every_text_has_a_chunk() {
        assert_eq!(cut(""), [""]);
        assert_eq!(cut("# a"), ["# a"]);
    }
}
